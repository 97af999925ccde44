internal import Crypto

/// The keys that sign tokens. The newest signs; the older ones are kept, because links in old mail must go on working.
public struct TokenKeys: Sendable {
    /// A key's number fits five bits of the token.
    static let mostKeys = 32
    /// Bytes of a secret.
    static let secretLength = 32

    private let keys: [TokenKey]
    let current: TokenKey

    /// New keys, for a workspace that has none yet.
    public init() {
        let key = TokenKey(id: 0, secret: Self.newSecret())
        (keys, current) = ([key], key)
    }

    /// From secrets of 32 bytes, oldest first; a key's number is its place.
    ///
    /// - Throws: `TrackingError` of kind `keys` when there is none, there are more than 32, or one has another length.
    public init(secrets: [[UInt8]]) throws(TrackingError) {
        guard secrets.count <= Self.mostKeys, secrets.allSatisfy({ $0.count == Self.secretLength }) else {
            throw TrackingError(.keys, "token keys are 1 to \(Self.mostKeys) secrets of \(Self.secretLength) bytes each")
        }
        keys = secrets.enumerated().map { TokenKey(id: UInt8($0.offset), secret: $0.element) }
        guard let last = keys.last else { throw TrackingError(.keys, "there is no token key") }
        current = last
    }

    /// How many there are.
    public var count: Int { keys.count }

    /// The key of that number.
    subscript(id: UInt8) -> TokenKey? {
        Int(id) < keys.count ? keys[Int(id)] : nil
    }

    /// 32 bytes from the system's generator.
    static func newSecret() -> [UInt8] {
        SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    }
}
