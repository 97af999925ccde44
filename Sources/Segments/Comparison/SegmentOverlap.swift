/// How many contacts two segments have, and have in common.
public struct SegmentOverlap: Sendable, Hashable {
    /// In the first, whether in the second or not.
    public var first: Int64
    public var second: Int64
    public var both: Int64

    public init(first: Int64, second: Int64, both: Int64) {
        self.first = first
        self.second = second
        self.both = both
    }

    public var onlyFirst: Int64 { first - both }
    public var onlySecond: Int64 { second - both }
    /// In one of them at least.
    public var either: Int64 { first + second - both }

    /// What part of the first is in the second, too, from 0 to 1; 0 when it is empty.
    public var shareOfFirst: Double { Self.share(both, first) }
    public var shareOfSecond: Double { Self.share(both, second) }
    /// What part of those in either is in both: the Jaccard index.
    public var shareOfEither: Double { Self.share(both, either) }

    private static func share(_ part: Int64, _ whole: Int64) -> Double {
        whole > 0 ? Double(part) / Double(whole) : 0
    }
}
