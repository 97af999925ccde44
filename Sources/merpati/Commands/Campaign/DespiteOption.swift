internal import ArgumentParser
internal import Campaigns

/// Findings that a person accepts.
struct DespiteOption: ParsableArguments {
    @Option(
        name: .long,
        help: "The name of an error of the letter's check that is meant so; may be given several times, with --reason.")
    var despite: [String] = []

    /// - Throws: `ValidationError` when a name is none, or there is no reason.
    func acceptance(_ reason: String) throws -> Acceptance {
        do {
            return try Acceptance(despite, reason: reason)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
