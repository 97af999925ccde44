import Mail
import TestSupport
import Testing

@testable import Tracking

struct TokenTests {
    static func minter(_ keys: TokenKeys = TokenKeys(), url: String = "https://mail.example.com") throws -> TokenMinter {
        try TokenMinter(keys: keys, publicURL: PublicURL(parsing: url), bounceDomain: "bounce.example.com")
    }

    /// The token text of each purpose, without what stands around it.
    static func text(_ minter: TokenMinter, _ purpose: TokenPurpose, run: Int64, contact: Int64, link: Int64 = 1) -> String {
        var bytes: [UInt8] = []
        switch purpose {
        case .open: minter.openURL(run: run, contact: contact, into: &bytes)
        case .click: minter.clickURL(run: run, contact: contact, link: link, into: &bytes)
        case .unsubscribe: minter.unsubscribeURL(run: run, contact: contact, into: &bytes)
        case .bounce: return minter.envelopeSender(run: run, contact: contact)
        case .complaint: return minter.complaintID(run: run, contact: contact)
        }
        let name = String(decoding: bytes, as: UTF8.self).split(separator: "/").last ?? ""
        return String(name.hasSuffix(".gif") ? name.dropLast(4) : name)
    }

    static func read(_ minter: TokenMinter, _ text: String, _ purpose: TokenPurpose) -> Token? {
        if purpose == .complaint { return minter.read(complaintID: text) }
        guard purpose == .bounce else { return minter.read(text, as: purpose) }
        guard case .bounce(let token) = minter.read(recipient: text) else { return nil }
        return token
    }

    static let numbers: [Int64] = [0, 1, 127, 128, 16_383, 16_384, 1_000_000, 1 << 32, 1 << 56, .max]

    @Test(arguments: TokenPurpose.allCases, numbers)
    func `every number comes back as it went out`(_ purpose: TokenPurpose, _ number: Int64) throws {
        let minter = try Self.minter()
        for other in Self.numbers {
            let text = Self.text(minter, purpose, run: number, contact: other, link: number)
            let expected = Token(purpose, run: number, contact: other, link: purpose == .click ? number : nil)
            #expect(Self.read(minter, text, purpose) == expected)
        }
    }

    /// Tokens in mailboxes outlive versions of this program: these were computed apart from it (HMAC-SHA256 of the secret
    /// over `merpati token 1 PURPOSE`, then of that key over the payload).
    @Test(arguments: [
        (TokenPurpose.open, "IAzOjBVM3UTd6_om1Q4z"), (.click, "QAzOjBUJNidfMd_Roydrbg"),
        (.unsubscribe, "YAzOjBWl_FHVRnST-pHI"), (.bounce, "b-qagm5dav3lkk7i2j7z76moxx@bounce.example.com"),
        (.complaint, "uagm5davdsxj4a6dktz6y2kw"),
    ])
    func `a token is the same bytes in every version`(_ purpose: TokenPurpose, _ text: String) throws {
        let minter = try Self.minter(try TokenKeys(secrets: [Array(0..<32)]))
        #expect(Self.text(minter, purpose, run: 12, contact: 345_678, link: 9) == text)
        let token = Token(purpose, run: 12, contact: 345_678, link: purpose == .click ? 9 : nil)
        #expect(Self.read(minter, text, purpose) == token)
    }

    @Test func `the addresses have their places under the public URL`() throws {
        let minter = try Self.minter(url: "https://example.com:8443/mail/")
        var bytes: [UInt8] = []
        minter.openURL(run: 1, contact: 2, into: &bytes)
        bytes.append(UInt8(ascii: " "))
        minter.clickURL(run: 1, contact: 2, link: 3, into: &bytes)
        bytes.append(UInt8(ascii: " "))
        minter.unsubscribeURL(run: 1, contact: 2, into: &bytes)
        let urls = String(decoding: bytes, as: UTF8.self)
        let expected = try Regex(
            "https://example.com:8443/mail/o/[\\w-]{18}.gif https://example.com:8443/mail/c/[\\w-]{19} https://example.com:8443/mail/u/[\\w-]{18}"
        )
        #expect(urls.wholeMatch(of: expected) != nil)
    }

    @Test(arguments: [TokenPurpose.open, .click, .unsubscribe])
    func `a link with any bit changed is refused`(_ purpose: TokenPurpose) throws {
        let minter = try Self.minter()
        var random = SeededRandom(seed: 11)
        for _ in 0..<40 {
            let text = Self.text(
                minter, purpose, run: .random(in: 1...1 << 20, using: &random), contact: .random(in: 1...1 << 40, using: &random),
                link: .random(in: 1...1 << 20, using: &random))
            for position in 0..<text.utf8.count {
                for bit in 0..<8 {
                    var bytes = Array(text.utf8)
                    bytes[position] ^= 1 << bit
                    #expect(minter.read(String(decoding: bytes, as: UTF8.self), as: purpose) == nil)
                }
            }
        }
    }

    @Test func `an envelope sender with any bit but that of case changed is refused`() throws {
        let minter = try Self.minter()
        var random = SeededRandom(seed: 12)
        for _ in 0..<40 {
            let address = minter.envelopeSender(
                run: .random(in: 1...1 << 20, using: &random), contact: .random(in: 1...1 << 40, using: &random))
            let local = address.utf8.prefix { $0 != UInt8(ascii: "@") }.count
            for position in 2..<local {
                for bit in 0..<8 {
                    var bytes = Array(address.utf8)
                    bytes[position] ^= 1 << bit
                    let changed = String(decoding: bytes, as: UTF8.self)
                    guard changed.lowercased() != address else { continue }
                    let read = minter.read(recipient: changed)
                    #expect(read == .forged || read == .other, "\(address) -> \(changed)")
                }
            }
        }
    }

    @Test func `text cut short or grown is refused`() throws {
        let minter = try Self.minter()
        let text = Self.text(minter, .open, run: 12, contact: 345_678)
        for length in 0..<text.count {
            #expect(minter.read(text.prefix(length), as: .open) == nil)
        }
        for tail in ["A", "AA", "=", "==", ".gif", "\0", " ", "é"] {
            #expect(minter.read(text + tail, as: .open) == nil)
        }
        #expect(minter.read(String(repeating: "A", count: 100_000), as: .open) == nil)
    }

    @Test(arguments: TokenPurpose.allCases, TokenPurpose.allCases)
    func `a token of one purpose is worth nothing for another`(_ made: TokenPurpose, _ asked: TokenPurpose) throws {
        let key = TokenKey(id: 0, secret: [UInt8](repeating: 7, count: 32))
        let payload: [UInt8] = [asked.rawValue << 5, 1, 2, 3]
        var tag = [UInt8](repeating: 0, count: TokenKey.tagLength)
        payload.withUnsafeBytes { payload in tag.withUnsafeMutableBytes { key.sign(payload, made, into: $0) } }
        #expect(key.verifies(tag[...], of: payload[...], asked) == (made == asked))

        let minter = try Self.minter()
        let addresses: Set<TokenPurpose> = [.bounce, .complaint]
        guard !addresses.contains(made), !addresses.contains(asked) else { return }
        let text = Self.text(minter, made, run: 5, contact: 6)
        #expect((minter.read(text, as: asked) != nil) == (made == asked))
    }

    @Test func `what a message gives along for complaints is no address to report bounces to`() throws {
        let minter = try Self.minter()
        let id = minter.complaintID(run: 5, contact: 6)
        for recipient in ["b-\(id)@bounce.example.com", "u-\(id)@bounce.example.com"] {
            #expect(minter.read(recipient: recipient) == .forged)
        }
        #expect(minter.read(recipient: "\(id)@bounce.example.com") == .other)
        let sender = minter.envelopeSender(run: 5, contact: 6)
        #expect(minter.read(complaintID: String(sender.dropFirst(2).prefix { $0 != "@" })) == nil)
        #expect(minter.read(complaintID: " \(id.uppercased())") == Token(.complaint, run: 5, contact: 6))
    }

    @Test func `keys of another workspace verify nothing`() throws {
        let (ours, theirs) = (try Self.minter(), try Self.minter())
        #expect(ours.read(Self.text(theirs, .unsubscribe, run: 1, contact: 1), as: .unsubscribe) == nil)
        #expect(ours.read(recipient: theirs.envelopeSender(run: 1, contact: 1)) == .forged)
    }

    @Test func `old links work after a new key signs, and new ones not with the old keys alone`() throws {
        let secrets = (0..<32).map { [UInt8](repeating: UInt8($0), count: 32) }
        var texts: [String] = []
        for count in 1...32 {
            let minter = try Self.minter(TokenKeys(secrets: Array(secrets[..<count])))
            texts.append(Self.text(minter, .unsubscribe, run: 3, contact: 4))
            for text in texts {
                #expect(minter.read(text, as: .unsubscribe) == Token(.unsubscribe, run: 3, contact: 4))
            }
        }
        let first = try Self.minter(TokenKeys(secrets: [secrets[0]]))
        #expect(first.read(texts[1], as: .unsubscribe) == nil)
        #expect(throws: TrackingError.self) { try TokenKeys(secrets: secrets + [secrets[0]]) }
        #expect(throws: TrackingError.self) { try TokenKeys(secrets: []) }
        #expect(throws: TrackingError.self) { try TokenKeys(secrets: [[1, 2, 3]]) }
    }

    @Test(arguments: numbers)
    func `an envelope sender survives folding to either case, and fits a local part`(_ number: Int64) throws {
        let minter = try Self.minter()
        let address = minter.envelopeSender(run: number, contact: number)
        let token = Token(.bounce, run: number, contact: number)
        #expect(minter.read(recipient: address) == .bounce(token))
        #expect(minter.read(recipient: address.uppercased()) == .bounce(token))
        #expect(
            minter.read(recipient: "B" + address.dropFirst().prefix(9).uppercased() + address.dropFirst(10)) == .bounce(token))
        #expect(address == address.lowercased())
        let parsed = try EmailAddress(parsing: address)
        #expect(parsed.localPart.utf8.count <= 52)
        #expect(parsed.wire == address)
    }

    @Test(arguments: [
        "", "@", "b-", "b-@bounce.example.com", "b-@", "postmaster@bounce.example.com", "b-aaaa@example.com",
        "@bounce.example.com",
        "b-\u{0}@bounce.example.com", "b-ａａ@bounce.example.com",
    ])
    func `other recipients are told apart`(_ recipient: String) throws {
        let minter = try Self.minter()
        if case .bounce = minter.read(recipient: recipient) {
            Issue.record("\(recipient) was taken for an envelope sender")
        }
    }

    @Test func `random and altered text is never read, and never harms`() throws {
        let seed = SeededRandom.seed()
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        let minter = try Self.minter()
        let alphabet = Array("ABCabc234567-_.@~ \u{0}é😀".unicodeScalars)
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...80, using: &random)
            var text = String.UnicodeScalarView()
            for _ in 0..<length { text.append(alphabet.randomElement(using: &random) ?? "a") }
            for purpose in TokenPurpose.allCases { #expect(minter.read(String(text), as: purpose) == nil) }
            if case .bounce = minter.read(recipient: "b-\(String(text))@bounce.example.com") { Issue.record("\(text)") }
        }
        for _ in 0..<5_000 {
            var bytes = Array(Self.text(minter, .click, run: .random(in: 1...9_999, using: &random), contact: 77).utf8)
            let original = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = .random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(.random(in: 0...255, using: &random), at: place)
                }
            }
            #expect(bytes == original || minter.read(String(decoding: bytes, as: UTF8.self), as: .click) == nil)
        }
    }

    @Test func `a payload signed by us but not of our making is refused`() {
        let purpose = TokenPurpose.open.rawValue << 5
        let odd: [[UInt8]] = [
            [], [purpose], [purpose, 1], [purpose, 0x80, 0x00, 1], [purpose, 1, 1, 1], [purpose, 0x81, 0x00, 1],
            [purpose, 1, 0x80],
            [purpose] + [UInt8](repeating: 0xff, count: 9) + [1, 1], [purpose] + [UInt8](repeating: 0x80, count: 30),
        ]
        for bytes in odd {
            #expect(TokenPayload.read(bytes[...], as: .open) == nil, "\(bytes)")
        }
        #expect(TokenPayload.read([purpose, 1, 1], as: .open) == Token(.open, run: 1, contact: 1))
    }

    @Test(arguments: [
        "", "mail.example.com", "ftp://example.com", "https://", "https:///x", "javascript:alert(1)", "https://user@example.com",
        "https://example.com/?a=b", "https://example.com/#top", "https://exa mple.com", "https://example.com\r\nX: y",
        "https://example.com:99999", "https://ex\"ample.com", "https://example.com/<b>", "https://büro.example",
    ])
    func `an unusable public URL is refused`(_ text: String) {
        #expect(throws: TrackingError.self) { try PublicURL(parsing: text) }
    }

    @Test(arguments: [
        ("https://mail.example.com", "https://mail.example.com"), ("https://mail.example.com//", "https://mail.example.com"),
        ("http://127.0.0.1:8025", "http://127.0.0.1:8025"), ("http://[::1]:8025/x/", "http://[::1]:8025/x"),
    ])
    func `a usable public URL loses the slash at its end`(_ text: String, _ expected: String) throws {
        #expect(try PublicURL(parsing: text).description == expected)
    }

    @Test(arguments: ["", "bounce domain", "a@b.example", "-", "x\r\n.example"])
    func `an unusable bounce domain is refused`(_ domain: String) throws {
        let url = try PublicURL(parsing: "https://example.com")
        #expect(throws: TrackingError.self) { try TokenMinter(keys: TokenKeys(), publicURL: url, bounceDomain: domain) }
    }
}
