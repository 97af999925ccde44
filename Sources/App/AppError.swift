/// What stops the program before or between its proper work.
public struct AppError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Kind: Sendable, Equatable {
        /// Settings, files or connections are not as they must be: exit code 3.
        case configuration
        /// The work was tried and failed, or found faults: exit code 1.
        case failed
        /// The command was called wrongly: exit code 2.
        case usage
        /// It was told to stop before it was done: exit code 130 after Ctrl-C.
        case interrupted
    }

    public var kind: Kind
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
