internal import Audience
internal import Storage

/// What is asked about one contact, or about one of its events, with every name resolved and every date a constant. The
/// SQL printer and the evaluator in memory answer the same questions; there is nothing else for them to disagree about.
indirect enum Question: Sendable {
    case present(Subject)
    case status([ContactStatus])
    case text(Subject, TextQuestion)
    case number(Subject, NumberQuestion)
    case boolean(Subject, Bool)
    /// Days since 1970-01-01.
    case days(Subject, Range<Int>)
    case instants(Subject, InstantRange)
    case anniversary(Subject, MonthDays)
    /// Of each group at least one; ids of options, or of what the parameter refers to.
    case options(Subject, [[Int64]])
    /// A place, by the field that holds it.
    case near(FieldDefinition, Circle)
    /// Of each group at least one; ids of labels.
    case labels([[Int64]])
    /// Of each group at least one; a category may be spelt in several ways.
    case categories([[String]])
    /// How many of the events there are, none included.
    case count(EventSelection, NumberQuestion)
    /// A figure over the events that have its parameter; false without any. Sums and averages are in millionths.
    case figure(EventFigure<EventSelection>, NumberQuestion)
    /// When the first or the last of the events was; false without any.
    case moment(EventSelection, isLast: Bool, InstantRange)
    /// Answered with the length of an interval, which is a question about all contacts, as is who is at the edge of a rank.
    case interval(IntervalQuestion, now: Instant)
    case rank(RankQuestion<EventSelection, ResolvedCondition>)
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
