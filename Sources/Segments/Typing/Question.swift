internal import Audience

typealias DateColumn = ContactColumn

/// What is asked about one contact, with every name resolved and every date a constant. The SQL printer and the
/// evaluator in memory answer the same questions; there is nothing else for them to disagree about.
enum Question: Sendable {
    case present(ContactColumn)
    case status([ContactStatus])
    case text(ContactColumn, TextQuestion)
    case number(ContactColumn, NumberQuestion)
    case boolean(ContactColumn, Bool)
    /// Days since 1970-01-01.
    case days(DateColumn, Range<Int>)
    case instants(DateColumn, InstantRange)
    case anniversary(DateColumn, MonthDays)
    /// Of each group at least one; ids of the field's options.
    case options(FieldDefinition, [[Int64]])
    /// Of each group at least one; ids of labels.
    case labels([[Int64]])
    /// Of each group at least one; a category may be spelt in several ways.
    case categories([[String]])
    /// Subscribed to the list.
    case list(Int64)
    /// A member of a static segment.
    case member(Int64)
    case sample(SampleHash, percent: Double)
    case segment(ConditionTree<ResolvedCondition>)
}

/// What is asked of a text.
struct TextQuestion: Sendable, Hashable {
    /// The form of the text that is compared.
    enum Form: Sendable, Hashable {
        /// Case-folded, accents counting.
        case folded
        /// Case-folded, without accents.
        case bare
        /// An address or domain, which is kept in the one form that is compared.
        case key
        /// A code (language, country ...): ASCII letters in lower case.
        case code
    }

    /// The texts are in the form that is compared, and not empty but for `equals`.
    enum Match: Sendable, Hashable {
        case equals([String])
        case contains(String)
        case startsWith(String)
        case endsWith(String)
    }

    var form: Form
    var match: Match
}

/// What is asked of a number.
enum NumberQuestion: Sendable, Hashable {
    case equals([Double])
    case compares(FieldTest.Comparison, Double)
    case between(Double, Double)
}
