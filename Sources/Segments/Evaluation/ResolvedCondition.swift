/// A condition that can be answered.
struct ResolvedCondition: Sendable {
    var node: SegmentNode
    var question: Question
}
