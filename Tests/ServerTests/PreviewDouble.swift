import Server

/// A letter that tests put in place, and a count of how often it was asked for.
actor PreviewDouble: PreviewSource {
    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    nonisolated let name: String
    private var outcome: Result<PreviewLetter, Fault>
    private var found: [PreviewFinding]
    private let firstVersion: String
    private(set) var asked: [PreviewReader] = []

    init(
        _ letter: PreviewLetter, name: String = "spring-sale", findings: [PreviewFinding] = [], version: String = "one"
    ) {
        self.name = name
        outcome = .success(letter)
        found = findings
        firstVersion = version
    }

    func put(_ letter: PreviewLetter) { outcome = .success(letter) }
    func fail(_ description: String) { outcome = .failure(Fault(description: description)) }

    func letter(for reader: PreviewReader) throws -> PreviewLetter {
        asked.append(reader)
        return try outcome.get()
    }

    func findings() -> [PreviewFinding] { found }
    func readers() -> [String] { ["siti@example.org", "\"<b>\"@example.org"] }

    /// Changes as soon as the letter was shown to `last`.
    func version() -> String { asked.contains { $0.contact == "last" } ? "changed" : firstVersion }
}
