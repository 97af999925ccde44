/// Named values in the order they were given.
public struct TemplateObject: Sendable, Hashable {
    public private(set) var keys: [String]
    private var values: [String: TemplateValue]

    /// A later value of the same key replaces an earlier one.
    public init(_ elements: some Sequence<(String, TemplateValue)> = EmptyCollection()) {
        keys = []
        values = [:]
        for (key, value) in elements { self[key] = value }
    }

    public subscript(key: String) -> TemplateValue? {
        get { values[key] }
        set {
            let existed = values[key] != nil
            values[key] = newValue
            if existed, newValue == nil { keys.removeAll { $0 == key } }
            if !existed, newValue != nil { keys.append(key) }
        }
    }

    public var isEmpty: Bool { keys.isEmpty }
    public var count: Int { keys.count }

    /// As the weight of an array of the keys and values.
    var weight: Int {
        keys.reduce(0) { $0 + 8 + $1.utf8.count + (values[$1]?.weight ?? 0) }
    }

    /// Each entry as an array of key and value: what a loop over an object sees.
    var pairs: [TemplateValue] {
        keys.map { .array([.string($0), values[$0] ?? .nil]) }
    }
}

extension TemplateObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self.init(elements)
    }
}
