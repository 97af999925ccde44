extension TemplateValue {
    /// Liquid's `==`.
    func equals(_ other: TemplateValue) -> Bool {
        switch (self, other) {
        case (.empty, .blank), (.blank, .empty): false
        case (.empty, .empty), (.blank, .blank): true
        case (.empty, let value), (let value, .empty): value.isEmptyValue
        case (.blank, let value), (let value, .blank): value.isBlankValue
        case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)): Double(a) == b
        case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy { $0.equals($1) }
        default: self == other
        }
    }

    /// Less than nothing: -1, 0 or 1; nil when the two cannot be put in order.
    func order(_ other: TemplateValue) -> Int? {
        switch (self, other) {
        case (.integer(let a), .integer(let b)): a < b ? -1 : a == b ? 0 : 1
        case (.string(let a), .string(let b)): Self.compareBytes(a, b)
        case (.instant(let a), .instant(let b)): a < b ? -1 : a == b ? 0 : 1
        case (.date(let a), .date(let b)): a < b ? -1 : a == b ? 0 : 1
        case (.integer, .number), (.number, .integer), (.number, .number):
            if let a = double, let b = other.double { a < b ? -1 : a == b ? 0 : a > b ? 1 : nil } else { nil }
        default: nil
        }
    }

    /// Liquid's `contains`: a text within a text, an item of an array, a key of an object.
    func contains(_ other: TemplateValue, _ settings: RenderSettings) -> Bool {
        switch (self, other) {
        case (_, .nil), (_, .boolean(false)): false
        case (.string(let text), _): ByteSearch.contains(text, other.text(settings))
        case (.array(let values), _): values.contains { $0.equals(other) }
        case (.range(let from, let through), .integer(let value)): from <= value && value <= through
        case (.object(let object), .string(let key)): object[key] != nil
        default: false
        }
    }

    /// A number that is one already; texts are not numbers here.
    var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    private var isEmptyValue: Bool {
        switch self {
        case .string(let text): text.isEmpty
        case .array(let values): values.isEmpty
        case .object(let object): object.isEmpty
        default: false
        }
    }

    private var isBlankValue: Bool {
        switch self {
        case .nil, .boolean(false): true
        case .string(let text): text.allSatisfy(\.isWhitespace)
        default: isEmptyValue
        }
    }

    static func compareBytes(_ a: String, _ b: String) -> Int {
        a == b ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    }
}
