/// A letter whose tags of another program were replaced by ours.
public struct Conversion: Sendable {
    /// What was done to one tag.
    public struct Replacement: Sendable, Equatable {
        /// As the other program writes it.
        public var tag: String
        /// Ours.
        public var by: String
        public var count: Int
    }

    public var text: String
    /// In the order in which they first appear.
    public var replacements: [Replacement]
    /// What a person has to look at, by place in the original.
    public var findings: [Finding]
}
