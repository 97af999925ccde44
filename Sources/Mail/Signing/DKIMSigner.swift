/// Signs messages by DKIM (RFC 6376), with one key or with several: a signature for each.
///
/// Relaxed canonicalisation for headers and body, no `l=`, no `i=`: the signature speaks for the whole domain.
public struct DKIMSigner: Sendable {
    /// A key, and the part of its header that is the same in every message.
    private struct Signature: Sendable {
        let key: DKIMKey
        let lifetime: Int64?
        let header: SignatureHeader
    }

    private let signatures: [Signature]
    /// The domain that signs.
    public let domain: String

    /// The signer for messages from a domain: the domain's own keys, or else those of the nearest domain above it that has
    /// some, which DMARC takes as aligned (RFC 7489 section 3.1.1). Nil when there is none.
    ///
    /// - Parameter sender: the domain of the From header, in A-labels.
    public init?(from sender: String, among identities: [DKIMIdentity]) {
        var domain = sender[...]
        while true {
            let own = identities.filter { $0.domain == domain }
            if !own.isEmpty {
                self.domain = String(domain)
                signatures = own.map { identity in
                    Signature(
                        key: identity.key, lifetime: identity.lifetime,
                        header: SignatureHeader(
                            identity.key.algorithm, domain: identity.domain, selector: identity.selector))
                }
                return
            }
            guard let dot = domain.firstIndex(of: ".") else { return nil }
            domain = domain[domain.index(after: dot)...]
        }
    }

    /// The ways in which it signs.
    public var algorithms: [DKIMAlgorithm] { signatures.map(\.key.algorithm) }

    /// Whether signing takes far longer than writing the message.
    public var isCostly: Bool { algorithms.contains(.rsa) }

    /// Puts a DKIM-Signature header for each key before the first header of a message.
    ///
    /// - Parameters:
    ///   - message: ends with the message, which has CRLF line ends.
    ///   - start: where the message begins.
    ///   - time: now, in seconds since 1970 (`t=`).
    /// - Throws: `DKIMError`; the message is as it was then.
    public func sign(_ message: inout [UInt8], from start: Int = 0, at time: Int64) throws(DKIMError) {
        let headers = try message.withUnsafeBufferPointer { bytes throws(DKIMError) in
            try self.headers(UnsafeBufferPointer(rebasing: bytes[start...]), time)
        }
        message.insert(contentsOf: headers, at: start)
    }

    /// The headers to put before a message. Body and headers are digested once for all signatures, whose digests differ only
    /// in their own headers.
    private func headers(_ message: UnsafeBufferPointer<UInt8>, _ time: Int64) throws(DKIMError) -> [UInt8] {
        let index = try HeaderIndex(message)
        let signed = try SignedHeaders(index, of: message)
        var body = try SHA256Digest()
        RelaxedBody.write(UnsafeBufferPointer(rebasing: message[index.bodyStart...])) { body.update($0) }
        let bodyHash = try body.finish()
        var digest = try SHA256Digest()
        digest.update(signed.canonical)
        var headers: [UInt8] = []
        for signature in signatures {
            var header = signature.header
            header.complete(
                time: time, expiry: signature.lifetime.map { time + $0 }, names: signed.listed, bodyHash: bodyHash)
            var whole = try SHA256Digest(after: digest)
            whole.update(try Self.canonical(header.bytes))
            header.finish(try signature.key.sign(try whole.finish()))
            headers += header.bytes
        }
        return headers
    }

    /// The header itself as it is signed: its signature empty, no line end (RFC 6376 section 3.7).
    private static func canonical(_ header: [UInt8]) throws(DKIMError) -> [UInt8] {
        try header.withUnsafeBufferPointer { bytes throws(DKIMError) in
            var canonical: [UInt8] = []
            for entry in try HeaderIndex(bytes).entries { RelaxedHeader.append(entry, of: bytes, to: &canonical) }
            return canonical
        }
    }
}
