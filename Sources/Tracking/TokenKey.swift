internal import Crypto

/// One signing key: a key of its own for each purpose is derived from the secret, and each is kept as an HMAC that has
/// already taken in its key, so that signing hashes only the token.
struct TokenKey: Sendable {
    /// How much of the HMAC a token carries. 80 bits are the least RFC 2104 section 5 advises; each guess is a request to us.
    static let tagLength = 10

    let id: UInt8
    private let states: [HMAC<SHA256>]

    init(id: UInt8, secret: [UInt8]) {
        self.id = id
        let master = SymmetricKey(data: secret)
        states = TokenPurpose.allCases.map { purpose in
            let label = Array("merpati token 1 \(purpose)".utf8)
            return HMAC(key: SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: label, using: master)))
        }
    }

    /// Writes the tag of `payload` to `tag`, which has room for `tagLength` bytes.
    func sign(_ payload: UnsafeRawBufferPointer, _ purpose: TokenPurpose, into tag: UnsafeMutableRawBufferPointer) {
        var code = states[Int(purpose.rawValue) - 1]
        code.update(data: payload)
        code.finalize().withUnsafeBytes { whole in
            tag.copyMemory(from: UnsafeRawBufferPointer(rebasing: whole.prefix(Self.tagLength)))
        }
    }

    /// Whether `tag` is the tag of `payload`, in a time that does not depend on where they differ.
    func verifies(_ tag: ArraySlice<UInt8>, of payload: ArraySlice<UInt8>, _ purpose: TokenPurpose) -> Bool {
        guard tag.count == Self.tagLength else { return false }
        return withUnsafeTemporaryAllocation(byteCount: Self.tagLength, alignment: 1) { expected in
            payload.withUnsafeBytes { sign($0, purpose, into: expected) }
            return zip(tag, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
        }
    }
}
