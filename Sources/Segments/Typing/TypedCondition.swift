/// A condition whose names and types are known; its dates still wait for "now".
struct TypedCondition: Sendable {
    enum Test: Sendable {
        case ready(Question)
        case days(DateColumn, DateWindow)
        case instants(DateColumn, DateWindow)
        case anniversary(DateColumn, DateWindow)
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

/// A condition that can be answered.
struct ResolvedCondition: Sendable {
    var node: SegmentNode
    var question: Question
}
