/// Why something about stored segments was refused. (What is wrong with a segment's text is a `SegmentError`.)
public struct SegmentStoreError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        case unknownSegment, unknownVersion, unknownTimeZone
        /// The name is taken.
        case duplicate
        case invalidName
        /// Another segment refers to it.
        case inUse
        /// Only static segments have members that are put in by hand.
        case wrongKind
    }

    public var kind: Kind
    /// What is wrong, in a sentence.
    public var message: String
    /// What a person can do about it.
    public var advice: String?

    public init(_ kind: Kind, _ message: String, advice: String? = nil) {
        self.kind = kind
        self.message = message
        self.advice = advice
    }

    public var description: String { advice.map { "\(message)\n  \($0)" } ?? message }
}
