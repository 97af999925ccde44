/// What the names in the tags of other programs are called here.
public struct TagNames: Sendable {
    /// A field of contacts, with what is printed where there is no value.
    public struct Field: Sendable, Equatable {
        public var key: String
        public var fallback: String?

        public init(_ key: String, fallback: String? = nil) {
            self.key = key
            self.fallback = fallback
        }

        /// Reads `first_name` or `first_name|friend`.
        public init?(parsing text: String) {
            let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let key = parts.first?.trimmingSpace(), TagNames.isKey(key) else { return nil }
            self.init(key, fallback: parts.count > 1 ? parts[1].trimmingSpace() : nil)
        }
    }

    /// What a name stands for.
    enum Target {
        case field(Field)
        /// Something that is not the contact's; the advice says what is different here.
        case other(String, advice: String?)
        /// Nobody knows: taken for a field of the same name.
        case unknown(key: String)
    }

    private var own: [String: Field] = [:]

    /// - Parameter own: names as the tags have them, and what they are called here; they go before the names known anyway.
    public init(_ own: [String: Field] = [:]) {
        for (name, field) in own { self.own[Self.normal(name)] = field }
    }

    func target(_ name: String) -> Target {
        let normal = Self.normal(name)
        if let field = own[normal] { return .field(field) }
        if let key = KnownTagNames.fields[normal] { return .field(Field(key)) }
        if let other = KnownTagNames.others[normal] { return .other(other.expression, advice: other.advice) }
        return .unknown(key: Self.key(name))
    }

    func knows(_ name: String) -> Bool {
        if case .unknown = target(name) { false } else { true }
    }

    /// `First Name`, `FIRST_NAME` and `firstname` are one name.
    static func normal(_ name: String) -> String {
        String(decoding: name.utf8.filter(isLetterOrDigit).map { (0x61...0x7a).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
    }

    /// A name as the key of a field: lower case, and underscores for everything else.
    static func key(_ name: String) -> String {
        let parts = name.utf8.split { !isLetterOrDigit($0) }
            .map { String(decoding: $0, as: UTF8.self).lowercased() }
        let key = parts.joined(separator: "_")
        return key.first.map { $0.isNumber } ?? true ? "field_\(key)" : key
    }

    private static func isKey(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetterOrDigit(first), !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
    }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }
}
