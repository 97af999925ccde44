internal import Audience

/// What is asked about one contact, with every name resolved and every date a constant. The SQL printer and the
/// evaluator in memory answer the same questions; there is nothing else for them to disagree about.
enum Question: Sendable {
    case present(ContactColumn)
    case status([ContactStatus])
    case text(ContactColumn, TextQuestion)
    case number(ContactColumn, NumberQuestion)
    case boolean(ContactColumn, Bool)
    /// Days since 1970-01-01.
    case days(ContactColumn, Range<Int>)
    case instants(ContactColumn, InstantRange)
    case anniversary(ContactColumn, MonthDays)
    /// Of each group at least one; ids of the field's options.
    case options(FieldDefinition, [[Int64]])
    /// Of each group at least one; ids of labels.
    case labels([[Int64]])
    /// Of each group at least one; a category may be spelt in several ways.
    case categories([[String]])
    /// Subscribed to the list.
    case list(Int64)
    /// A stored member of a segment: of static and additive ones.
    case member(Int64)
    /// Pinned into a segment by hand, or banned from it.
    case pinned(Int64)
    case banned(Int64)
    case sample(SampleHash, percent: Double)
    case segment(ConditionTree<ResolvedCondition>)
}
