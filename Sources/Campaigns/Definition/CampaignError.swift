/// What is wrong with what was asked of a campaign. (Faults in a campaign file are a `FileError`.)
public struct CampaignError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Kinds that a caller can decide on.
    public enum Kind: Sendable, Equatable {
        /// There is no such campaign, run, list or segment.
        case notFound
        /// The state of the campaign or run does not allow it.
        case state
        /// The audience or the texts are not what the plan showed.
        case drift
        /// Another process is the sender of this workspace.
        case locked
        /// The database is not the one that was sent from last: a person says how it goes on.
        case restored
        /// Something that the campaign needs is not there or not right.
        case unusable
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

    public var description: String {
        advice.map { "\(message)\n  \($0)" } ?? message
    }
}
