/// What became of a segment's examples.
public struct SegmentCheck: Sendable, Hashable {
    /// An example that is not as it should be.
    public struct Failure: Sendable, Hashable {
        public var address: String
        public var shouldBeIn: Bool
        /// nil when there is no such contact.
        public var explanation: SegmentExplanation?
    }

    /// How many examples there are.
    public var examples: Int
    public var failures: [Failure]

    public var passed: Bool { failures.isEmpty }
}
