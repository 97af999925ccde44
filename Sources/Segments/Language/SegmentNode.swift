/// A segment as it was written, before its names are looked up: the tree that texts, JSON and (later) the web
/// page have in common. Two trees are equal when they say the same, wherever it stands in the text.
public struct SegmentNode: Sendable, Hashable {
    public indirect enum Kind: Sendable, Hashable {
        /// `and`
        case all([SegmentNode])
        /// `or`
        case any([SegmentNode])
        case not(SegmentNode)
        case field(Located<String>, Located<FieldTest>)
        /// `anniversary of FIELD ...`
        case anniversary(Located<String>, Located<FieldTest>)
        /// `has ACTIVITY ...`; without times, at least once.
        case activity(ActivitySelection, Located<ActivityTimes>?)
        /// `average of ACTIVITY.PARAMETER ... >= 500`: the test is one of numbers.
        case figure(ActivityFigure, Located<FieldTest>)
        /// `first of ACTIVITY ...` and `last of ACTIVITY ...` with a test for dates; the selection has no window.
        case moment(isLast: Bool, ActivitySelection, Located<FieldTest>)
        /// `in top 10% by ...`
        case rank(SegmentRank)
        /// `in list "..."`
        case list(Located<String>)
        /// `in segment "..."`
        case segment(Located<String>)
        /// `sample N% seed "..."`
        case sample(percent: Located<Double>, seed: String?)
    }

    public var kind: Kind
    public var span: SourceSpan

    public init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }

    public static func == (left: SegmentNode, right: SegmentNode) -> Bool {
        left.kind == right.kind
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
    }

    /// The names after `in segment`, in order of the text.
    public var segmentReferences: [Located<String>] {
        switch kind {
        case .all(let nodes), .any(let nodes): nodes.flatMap(\.segmentReferences)
        case .not(let node): node.segmentReferences
        case .segment(let name): [name]
        case .rank(let rank): rank.among?.segmentReferences ?? []
        case .field, .anniversary, .activity, .figure, .moment, .list, .sample: []
        }
    }
}
