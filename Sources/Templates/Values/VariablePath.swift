/// What a tag reads: `contact.first_name`, `unsubscribe_url`. A path has one or two names; what a template
/// reaches beyond the second (`contact.labels.first`) is looked up inside the value.
public struct VariablePath: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The root (`contact`) and, for most, a member of it (`first_name`).
    public let names: [String]

    /// All variables as one object: what computed names are looked up in.
    static let scope = VariablePath(names: [])

    init(names: [String]) {
        self.names = names
    }

    /// Reads `contact.first_name`; only the first two names count.
    public init(_ text: String) {
        names = text.split(separator: ".").prefix(2).map(String.init)
    }

    public init(stringLiteral value: String) {
        self.init(value)
    }

    public var root: String { names.first ?? "" }
    /// The second name, if there is one.
    public var member: String? { names.count > 1 ? names[1] : nil }

    public var description: String { names.joined(separator: ".") }

    public static func < (a: VariablePath, b: VariablePath) -> Bool {
        a.names.lexicographicallyPrecedes(b.names)
    }

    /// The value at this path of a scope, as a template would find it; `nil` where there is none.
    public func value(in scope: TemplateObject) -> TemplateValue {
        if names.isEmpty { return .object(scope) }
        guard var value = scope[root] else { return .nil }
        for name in names.dropFirst() { value = value.member(name) }
        return value
    }
}
