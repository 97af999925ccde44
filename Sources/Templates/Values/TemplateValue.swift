internal import Calendars

/// A value of the tag language. Contact data arrives as these, and is never evaluated as a template.
public enum TemplateValue: Sendable, Hashable {
    case `nil`
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    /// A moment in microseconds since 1970 (UTC).
    case instant(Int64)
    /// A day without a time, as days since 1970-01-01.
    case date(day: Int)
    case array([TemplateValue])
    case object(TemplateObject)
    /// `(from..through)`; empty when `through` is less.
    case range(from: Int, through: Int)
    /// The literal `empty`: equal to an empty text, array or object.
    case empty
    /// The literal `blank`: equal to what is empty, missing, false or only white space.
    case blank

    /// A day written as `2026-12-01`; nil when it is not one.
    public init?(isoDate text: String) {
        guard let date = CalendarDate(iso: text) else { return nil }
        self = .date(day: date.dayNumber)
    }

    /// Liquid's truth: all but nil and false.
    var isTrue: Bool {
        switch self {
        case .nil, .boolean(false): false
        default: true
        }
    }

    /// Nothing to show: missing or an empty text. What a default stands in for, and what counts as a missing value.
    public var isMissing: Bool {
        switch self {
        case .nil: true
        case .string(let text): text.isEmpty
        default: false
        }
    }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(nilLiteral: ()) { self = .nil }
    public init(arrayLiteral elements: TemplateValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, TemplateValue)...) { self = .object(TemplateObject(elements)) }
}
