extension TemplateValue {
    /// `value.name`: a member of an object, or Liquid's `size`, `first`, `last`.
    func member(_ name: String) -> TemplateValue {
        if case .object(let object) = self, let found = object[name] { return found }
        switch name {
        case "size": return size.map { .integer($0) } ?? .nil
        case "first": return first
        case "last": return last
        default: return .nil
        }
    }

    /// The members of values that are no objects. In brackets, `value["size"]`, they mean entries of an object only.
    static let commands: Set = ["size", "first", "last"]

    /// `value[key]`: an item by number (from the end when negative) or an entry by name.
    func item(_ key: TemplateValue) -> TemplateValue {
        switch (self, key) {
        case (.array(let values), .integer(let index)):
            let place = index < 0 ? values.count + index : index
            return values.indices.contains(place) ? values[place] : .nil
        case (.object(let object), .string(let name)): return object[name] ?? .nil
        default: return .nil
        }
    }

    /// How many characters, items or entries; nil for what has no size.
    var size: Int? {
        switch self {
        case .string(let text): text.count
        case .array(let values): values.count
        case .object(let object): object.count
        case .range(let from, let through): through < from ? 0 : Self.length(from, through)
        default: nil
        }
    }

    var first: TemplateValue {
        switch self {
        case .array(let values): values.first ?? .nil
        case .string(let text): text.first.map { .string(String($0)) } ?? .nil
        case .object(let object): object.pairs.first ?? .nil
        case .range(let from, let through): through < from ? .nil : .integer(from)
        default: .nil
        }
    }

    var last: TemplateValue {
        switch self {
        case .array(let values): values.last ?? .nil
        case .string(let text): text.last.map { .string(String($0)) } ?? .nil
        case .range(let from, let through): through < from ? .nil : .integer(through)
        default: .nil
        }
    }

    /// What a loop goes through.
    var items: [TemplateValue] {
        switch self {
        case .array(let values): values
        case .object(let object): object.pairs
        case .range(let from, let through):
            through < from ? [] : (0..<min(Self.length(from, through), Self.longestRange)).map { .integer(from + $0) }
        case .string(let text): text.isEmpty ? [] : [self]
        default: []
        }
    }

    /// The items that array filters work on: as `items`, with anything single as an array of one, and inner arrays laid flat.
    var flattened: [TemplateValue] {
        switch self {
        case .array(let values):
            values.contains { if case .array = $0 { true } else { false } }
                ? values.flatMap { if case .array = $0 { $0.flattened } else { [$0] } } : values
        case .object: [self]
        case .nil, .empty, .blank: []
        case .range: items
        default: [self]
        }
    }

    /// The most numbers of a range: templates cannot make a longer one.
    static let longestRange = 200_000

    private static func length(_ from: Int, _ through: Int) -> Int {
        let (difference, overflow) = through.subtractingReportingOverflow(from)
        return overflow ? .max : min(difference, .max - 1) + 1
    }
}
