internal import Mail

/// Makes the addresses that go into messages, and reads what comes back by them. Every one carries a signed token, so that
/// nobody can open, click, unsubscribe or bounce for somebody else.
///
/// A token is `TokenPayload` followed by ten bytes of HMAC-SHA256, as base64url in links and as base32 in addresses.
public struct TokenMinter: Sendable {
    /// What the recipient of an inbound message turned out to be.
    public enum Recipient: Sendable, Hashable {
        /// The envelope sender of a message that we sent.
        case bounce(Token)
        /// The address to which a reader of that message writes to leave (RFC 2369).
        case unsubscribe(Token)
        /// It looks like one of these, but we never made it, or it was altered on the way.
        case forged
        /// No address of this kind.
        case other
    }

    private static let longestToken = TokenPayload.longest + TokenKey.tagLength
    private static let mostHyphens = 3
    private static let bouncePrefix = "b-"
    private static let leavePrefix = "u-"

    /// Where readers reach the server.
    public let publicURL: PublicURL
    /// The domain of the envelope senders, in lower case and as A-labels.
    public let bounceDomain: String
    private let keys: TokenKeys
    private let openPrefix: [UInt8]
    private let clickPrefix: [UInt8]
    private let unsubscribePrefix: [UInt8]
    private let addressSuffix: [UInt8]

    /// - Parameters:
    ///   - publicURL: where readers reach this server, such as `https://mail.example.com`.
    ///   - bounceDomain: the domain whose mail comes back to this machine, such as `bounce.example.com`.
    /// - Throws: `TrackingError` of kind `setting`.
    public init(keys: TokenKeys, publicURL: PublicURL, bounceDomain: String) throws(TrackingError) {
        let address: EmailAddress
        do throws(AddressError) {
            address = try EmailAddress(parsing: "b@\(bounceDomain)")
        } catch {
            throw TrackingError(
                .setting, "the bounce domain is not usable: \(error)",
                advice: "Give a domain whose mail comes back to this machine, such as bounce.example.com")
        }
        self.keys = keys
        self.publicURL = publicURL
        self.bounceDomain = address.domain
        openPrefix = Array("\(publicURL)/o/".utf8)
        clickPrefix = Array("\(publicURL)/c/".utf8)
        unsubscribePrefix = Array("\(publicURL)/u/".utf8)
        addressSuffix = Array("@\(address.domain)".utf8)
    }

    // MARK: Writing

    /// Appends the URL of the open pixel.
    public func openURL(run: Int64, contact: Int64, into bytes: inout [UInt8]) {
        bytes += openPrefix
        append(.open, run, contact, nil, .url, to: &bytes)
        bytes += ".gif".utf8
    }

    /// Appends the URL that counts a click and leads to the link's stored destination.
    public func clickURL(run: Int64, contact: Int64, link: Int64, into bytes: inout [UInt8]) {
        bytes += clickPrefix
        append(.click, run, contact, link, .url, to: &bytes)
    }

    /// Appends the URL of the unsubscribe page, which also takes the one-click POST of RFC 8058.
    public func unsubscribeURL(run: Int64, contact: Int64, into bytes: inout [UInt8]) {
        bytes += unsubscribePrefix
        append(.unsubscribe, run, contact, nil, .url, to: &bytes)
    }

    /// Appends the envelope sender (RFC 5321 reverse-path) of one message; its local part has at most 52 bytes.
    public func envelopeSender(run: Int64, contact: Int64, into bytes: inout [UInt8]) {
        bytes += Self.bouncePrefix.utf8
        append(.bounce, run, contact, nil, .address, to: &bytes)
        bytes += addressSuffix
    }

    /// The envelope sender of one message.
    public func envelopeSender(run: Int64, contact: Int64) -> String {
        var bytes: [UInt8] = []
        envelopeSender(run: run, contact: contact, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the address to which a reader writes to unsubscribe; its local part has at most 52 bytes.
    public func unsubscribeAddress(run: Int64, contact: Int64, into bytes: inout [UInt8]) {
        bytes += Self.leavePrefix.utf8
        append(.unsubscribe, run, contact, nil, .address, to: &bytes)
        bytes += addressSuffix
    }

    /// What complaints about one message give back (`CFBL-Feedback-ID`, RFC 9477 section 3.2).
    public func complaintID(run: Int64, contact: Int64) -> String {
        var bytes: [UInt8] = []
        append(.complaint, run, contact, nil, .address, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func append(
        _ purpose: TokenPurpose, _ run: Int64, _ contact: Int64, _ link: Int64?, _ alphabet: TokenAlphabet,
        to bytes: inout [UInt8]
    ) {
        let key = keys.current
        withUnsafeTemporaryAllocation(byteCount: 3 * Self.longestToken, alignment: 1) { scratch in
            let count = TokenPayload.write(purpose, key: key.id, run: run, contact: contact, link: link, into: scratch)
            let whole = count + TokenKey.tagLength
            let (token, text) = (UnsafeMutableRawBufferPointer(rebasing: scratch[..<whole]), scratch[whole...])
            key.sign(
                UnsafeRawBufferPointer(rebasing: token[..<count]), purpose,
                into: UnsafeMutableRawBufferPointer(rebasing: token[count...]))
            let room = UnsafeMutableRawBufferPointer(rebasing: text)
            let length = alphabet.encode(UnsafeRawBufferPointer(token), into: room)
            bytes += room[..<length]
        }
    }

    // MARK: Reading

    /// What the token in a link says, or nil unless it is genuine, unaltered and made for `purpose`.
    public func read(_ text: some StringProtocol, as purpose: TokenPurpose) -> Token? {
        read(text.utf8, as: purpose, .url)
    }

    /// The same for the last part of an address as it was asked for: percent-encoded, and with what mail programs leave
    /// behind it, as in `TOKEN).` or `TOKEN%3E`.
    ///
    /// - Parameter ending: what comes right behind the token, such as `.gif`.
    public func read(link text: some StringProtocol, as purpose: TokenPurpose, ending: String = "") -> Token? {
        guard text.utf8.count <= LinkTail.longest else { return nil }
        let bytes = LinkTail.withoutPercents(text.utf8)
        if let token = read(bytes, as: purpose, ending: ending) { return token }
        guard bytes.contains(UInt8(ascii: "=")) else { return nil }
        return read(LinkTail.withoutSoftBreaks(bytes), as: purpose, ending: ending)
    }

    private func read(_ bytes: [UInt8], as purpose: TokenPurpose, ending: String) -> Token? {
        var token = bytes.prefix(while: TokenAlphabet.url.has)
        let tail = bytes[token.endIndex...]
        guard tail.starts(with: ending.utf8), LinkTail.isLeftOut(tail.dropFirst(ending.utf8.count)) else { return nil }
        if let found = read(token, as: purpose, .url) { return found }
        // A hyphen or an underline is a letter of tokens too, and may yet be the writer's.
        for _ in 0..<Self.mostHyphens where ending.isEmpty {
            guard let last = token.popLast(), last == UInt8(ascii: "-") || last == UInt8(ascii: "_") else { return nil }
            if let found = read(token, as: purpose, .url) { return found }
        }
        return nil
    }

    /// What an inbound message's recipient (`local-part@domain`) is. Its case does not matter: mail servers may fold it. Nor
    /// does what they put around our local part: a detail behind "+" (RFC 5233), or the signs of SRS and BATV, which end
    /// in "=" before it, as in `SRS0=hash=tt=bounce.example.com=b-token`; nor the full stop or bracket that stood behind it
    /// where somebody copied it.
    public func read(recipient: String) -> Recipient {
        guard let at = recipient.lastIndex(of: "@"),
            Self.trimmed(recipient[recipient.index(after: at)...].utf8).lowercased() == bounceDomain
        else { return .other }
        let written = Self.trimmed(recipient[..<at].utf8).utf8.filter { $0 != UInt8(ascii: "\"") }
        let ours = written.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false).last ?? []
        let local = ours.prefix { $0 != UInt8(ascii: "+") }
        for (prefix, purpose) in [(Self.bouncePrefix, TokenPurpose.bounce), (Self.leavePrefix, .unsubscribe)]
        where String(decoding: local.prefix(prefix.utf8.count), as: UTF8.self).lowercased() == prefix {
            guard let token = read(local.dropFirst(prefix.utf8.count), as: purpose, .address) else { return .forged }
            return purpose == .bounce ? .bounce(token) : .unsubscribe(token)
        }
        return .other
    }

    private static func trimmed(_ text: Substring.UTF8View) -> String {
        var text = text
        while let last = text.last, ".,;:!?)]}>'\"=".utf8.contains(last) { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    /// What a complaint gives back, in any case, or nil when it is none of ours.
    func read(complaintID: String) -> Token? {
        read(Array(complaintID.utf8.filter { $0 > 0x20 }), as: .complaint, .address)
    }

    private func read(_ text: some Collection<UInt8>, as purpose: TokenPurpose, _ alphabet: TokenAlphabet) -> Token? {
        guard text.count <= alphabet.length(ofBytes: Self.longestToken), let bytes = alphabet.decode(text),
            bytes.count > TokenKey.tagLength, case let payload = bytes.dropLast(TokenKey.tagLength),
            let id = TokenPayload.key(payload), let key = keys[id],
            key.verifies(bytes[payload.endIndex...], of: payload, purpose)
        else { return nil }
        return TokenPayload.read(payload, as: purpose)
    }
}
