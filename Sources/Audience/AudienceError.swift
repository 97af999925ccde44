/// Why something about contacts, their fields, lists, labels or activities was refused.
public struct AudienceError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Kinds that a caller can decide on.
    public enum Kind: Sendable, Hashable {
        case unknownContact, unknownField, unknownList, unknownLabel, unknownOption
        case unknownActivity, unknownParameter, unknownCampaign
        /// The name is taken.
        case duplicate
        /// The activity has events, and nobody said that they may go.
        case hasEvents
        /// The name is not one that can be used.
        case invalidName
        /// The value does not fit the field.
        case invalidValue
        /// The status may not change this way.
        case refusedStatus
        /// More of something than is allowed.
        case limit
        /// The file cannot be read as CSV at all.
        case file
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
