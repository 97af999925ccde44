internal import App
internal import ArgumentParser

/// What a command says when it fails, for people and as JSON, and the exit code: the only place where errors are worded for
/// whoever called the program.
struct ErrorReport: Encodable, Equatable {
    /// What is wrong, in a sentence.
    var error: String
    /// What can be done about it.
    var advice: String?
    /// `failed`, `usage`, `configuration` or `interrupted`.
    var kind: String
    /// 1, 2, 3, or 128 and the number of the signal.
    var exit_code: Int32

    init(_ error: AppError, signal: Int32? = nil) {
        self.error = error.message
        advice = error.advice
        (kind, exit_code) =
            switch error.kind {
            case .failed: ("failed", 1)
            case .usage: ("usage", 2)
            case .configuration: ("configuration", 3)
            case .interrupted: ("interrupted", 128 + (signal ?? Interruption.usual))
            }
    }

    /// - Parameter usage: what the parser says of a command that was called wrongly.
    init(usage: String) {
        (error, kind, exit_code) = (usage, "usage", 2)
    }

    func show(asJSON: Bool) {
        if asJSON { return Console.noteJSON(self) }
        Console.error(advice.map { "\(error)\n  \($0)" } ?? error)
    }
}
