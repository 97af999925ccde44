internal import Audience

/// A condition whose names and types are known; its dates still wait for "now".
struct TypedCondition: Sendable {
    enum Test: Sendable {
        case ready(Question)
        case days(ContactColumn, DateWindow)
        case instants(ContactColumn, DateWindow)
        case anniversary(ContactColumn, DateWindow)
        case segment(TypedSegment)
    }

    /// The condition as it was written.
    var node: SegmentNode
    var test: Test

    func resolved(_ clock: SegmentClock) -> ResolvedCondition {
        let question: Question =
            switch test {
            case .ready(let question): question
            case .days(let column, let window): .days(column, clock.days(window))
            case .instants(let column, let window): .instants(column, clock.instants(window))
            case .anniversary(let column, let window): .anniversary(column, clock.anniversaries(window))
            case .segment(let segment): .segment(segment.evaluation(asOf: clock.now).tree)
            }
        return ResolvedCondition(node: node, question: question)
    }
}
