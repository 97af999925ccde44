/// How a message is signed (RFC 6376 section 3.3, RFC 8463 section 3). SHA-256 in either case.
public enum DKIMAlgorithm: String, Sendable, Hashable, CaseIterable {
    case rsa = "rsa-sha256"
    case ed25519 = "ed25519-sha256"

    /// The type of key as a record in DNS names it (`k=`).
    public var keyType: String {
        switch self {
        case .rsa: "rsa"
        case .ed25519: "ed25519"
        }
    }
}
