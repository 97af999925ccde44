/// What went wrong in this room, with what a person can do about it.
public struct TrackingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Kinds that a caller can decide on.
    public enum Kind: Sendable, Equatable {
        /// A setting (public URL, bounce domain) is not usable.
        case setting
        /// The file of the signing keys is missing its contents, damaged, or readable by others.
        case keys
        /// A link's destination cannot be tracked.
        case link
        /// The recorder has been closed, or cannot write.
        case notRecorded
        /// There is no such kept message, or what it is about is gone.
        case notFound
        /// A person has settled it otherwise.
        case settled
    }

    public var kind: Kind
    /// What is wrong, in a sentence.
    public var message: String
    /// What to do about it.
    public var advice: String?

    public init(_ kind: Kind, _ message: String, advice: String? = nil) {
        self.kind = kind
        self.message = message
        self.advice = advice
    }

    public var description: String {
        advice.map { "\(message)\n  \($0)" } ?? message
    }
}
