/// Why a key cannot be used or a message not be signed. It never carries a part of a key.
public struct DKIMError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// The text has no key in PEM form (RFC 7468).
        case noKey
        /// The key is public: it can verify, not sign.
        case publicKey
        /// The key is locked by a passphrase.
        case encryptedKey
        /// There is more than one thing in the file.
        case severalKeys
        /// The key is neither RSA nor Ed25519.
        case wrongType
        /// The key is RSA, with fewer bits than verifiers take or more than they must (RFC 8301 section 3.2).
        case wrongSize
        /// The key is not what it says it is.
        case damagedKey
        /// The domain is none that mail comes from.
        case invalidDomain
        /// The selector is none.
        case invalidSelector
        /// The message has no From header, or its headers cannot be told apart.
        case malformedMessage
        /// OpenSSL failed.
        case library
    }

    public let kind: Kind
    /// What is wrong.
    public let message: String
    /// What to do about it.
    public let advice: String?

    init(_ kind: Kind, _ message: String, advice: String? = nil) {
        self.kind = kind
        self.message = message
        self.advice = advice
    }

    public var description: String { advice.map { "\(message): \($0)" } ?? message }
}
