internal import Audience

/// A condition whose names and types are known; its dates still wait for "now".
struct TypedCondition: Sendable {
    indirect enum Test: Sendable {
        case ready(Question)
        case days(Subject, DateWindow)
        case instants(Subject, DateWindow)
        case anniversary(Subject, DateWindow)
        case count(TypedSelection, NumberQuestion)
        case figure(EventFigure<TypedSelection>, NumberQuestion)
        case moment(TypedSelection, isLast: Bool, DateWindow)
        case interval(IntervalQuestion)
        case rank(RankQuestion<TypedSelection, TypedCondition>)
        case segment(TypedSegment)
    }

    /// The condition as it was written.
    var node: SegmentNode
    var test: Test

    func resolved(_ clock: SegmentClock) -> ResolvedCondition {
        ResolvedCondition(node: node, question: test.resolved(clock))
    }
}

extension TypedCondition.Test {
    func resolved(_ clock: SegmentClock) -> Question {
        switch self {
        case .ready(let question): question
        case .days(let subject, let window): .days(subject, clock.days(window))
        case .instants(let subject, let window): .instants(subject, clock.instants(window))
        case .anniversary(let subject, let window): .anniversary(subject, clock.anniversaries(window))
        case .count(let selection, let question): .count(selection.resolved(clock), question)
        case .figure(let figure, let question): .figure(figure.map { $0.resolved(clock) }, question)
        case .moment(let selection, let isLast, let window):
            .moment(selection.resolved(clock), isLast: isLast, clock.instants(window))
        case .interval(let question): .interval(question, now: clock.now)
        case .rank(let rank): .rank(rank.map({ $0.resolved(clock) }, { $0.resolved(clock) }))
        case .segment(let segment): .segment(segment.evaluation(asOf: clock.now).tree)
        }
    }

    /// The activities whose events are asked about, those of segments inside included.
    var activities: [ActivityDefinition] {
        switch self {
        case .interval(let question): [question.activity]
        case .ready, .days, .instants, .anniversary: []
        case .count(let selection, _), .moment(let selection, _, _): [selection.activity]
        case .figure(let figure, _): [figure.selection.activity]
        case .rank(let rank): rank.measureActivities + (rank.among?.leaves.flatMap(\.test.activities) ?? [])
        case .segment(let segment): segment.tree.leaves.flatMap(\.test.activities)
        }
    }
}

extension RankQuestion where Selection == TypedSelection {
    fileprivate var measureActivities: [ActivityDefinition] {
        if case .figure(let figure) = measure { [figure.selection.activity] } else { [] }
    }
}
