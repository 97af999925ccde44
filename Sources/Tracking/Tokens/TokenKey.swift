/// One signing key. For each purpose a key of its own is derived from the secret, so that the codes of one purpose say
/// nothing about those of another.
struct TokenKey: Sendable {
    /// How much of the HMAC a token carries. 80 bits are the least that RFC 2104 section 5 advises; each guess is a request
    /// to this server.
    static let tagLength = 10

    let id: UInt8
    private let states: [HMACState]

    init(id: UInt8, secret: [UInt8]) {
        self.id = id
        let master = HMACState(key: secret)
        states = TokenPurpose.allCases.map { purpose in
            let label = Array(purpose.keyLabel.utf8)
            return HMACState(key: label.withUnsafeBytes { master.withCode(of: $0) { Array($0) } })
        }
    }

    /// Writes the tag of `payload` to `tag`, which has room for `tagLength` bytes.
    func sign(_ payload: UnsafeRawBufferPointer, _ purpose: TokenPurpose, into tag: UnsafeMutableRawBufferPointer) {
        states[Int(purpose.rawValue) - 1].withCode(of: payload) { code in
            tag.copyMemory(from: UnsafeRawBufferPointer(rebasing: code.prefix(Self.tagLength)))
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

extension TokenPurpose {
    /// What the key of a purpose is derived from. Every letter that was ever sent depends on these texts: they stay as they
    /// are, whatever the cases come to be called, and a new form of tokens gets new ones.
    fileprivate var keyLabel: String {
        switch self {
        case .open: "merpati token 1 open"
        case .click: "merpati token 1 click"
        case .unsubscribe: "merpati token 1 unsubscribe"
        case .bounce: "merpati token 1 bounce"
        case .complaint: "merpati token 1 complaint"
        }
    }
}
