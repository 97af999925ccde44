internal import Audience
internal import Calendars

/// A word, value or sign of a segment's text.
struct SegmentToken: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// A field name, a keyword or a bare value; as written.
        case word(String)
        case text(String)
        case number(Double)
        case day(CalendarDate)
        case moment(CalendarMoment)
        case symbol(Symbol)
        case end
    }

    enum Symbol: String, Sendable {
        case open = "("
        case close = ")"
        case comma = ","
        case percent = "%"
        case dot = "."
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    var kind: Kind
    var span: SourceSpan

    /// The word in lower case, as keywords are compared.
    var keyword: String? {
        if case .word(let word) = kind { word.lowercased() } else { nil }
    }

    var isText: Bool {
        if case .text = kind { true } else { false }
    }

    /// How an error message names it.
    var shown: String {
        switch kind {
        case .word(let word): "`\(word)`"
        case .text(let text): text.count > 40 ? "the text \"\(text.prefix(40))…\"" : "the text \"\(text)\""
        case .number(let number): "the number \(SegmentPrinter.number(number))"
        case .day(let day): "the date \(day)"
        case .moment(let moment): "the time \(moment)"
        case .symbol(let symbol): "`\(symbol.rawValue)`"
        case .end: "the end of the segment"
        }
    }
}
