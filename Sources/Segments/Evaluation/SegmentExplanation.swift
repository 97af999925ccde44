/// Why a contact is in a segment, or is not.
public struct SegmentExplanation: Sendable, Hashable {
    /// One condition with the contact's own value.
    public struct Condition: Sendable, Hashable {
        /// The condition in its canonical form, as it stands: with the `not` around it.
        public var text: String
        /// The value that it was held against; `missing` when there is none.
        public var value: String
        /// Whether it holds as it stands.
        public var holds: Bool
        /// The conditions of the segment that `in segment` refers to.
        public var inside: [Condition]
    }

    /// Whether the contact is in.
    public var isIn: Bool
    /// In the order of the text.
    public var conditions: [Condition]
    /// The fewest conditions that would have to turn out otherwise for the contact to be out (in), in words.
    public var change: String

    /// The whole in a sentence: "in; would be out if city is not "Jakarta"".
    public var summary: String {
        isIn ? "in; would be out if \(change)" : "out; would be in if \(change)"
    }
}
