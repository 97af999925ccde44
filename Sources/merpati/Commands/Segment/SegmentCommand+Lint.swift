internal import App
internal import ArgumentParser
internal import Diagnostics
internal import Segments

extension SegmentCommand {
    struct Lint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Looks for what is probably not meant: impossible, too broad, newcomers among the sleepers.",
            discussion: """
                EXAMPLES
                  merpati segment lint
                  merpati segment lint --where 'city is "Jakarta" and city is "Bandung"'

                The exit code is 1 when a segment is impossible.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment; default: all of them.") var name: String?
        @Option(name: .long, help: "A segment text instead of a name.") var `where`: String?
        @Option(help: "How many percent of those who can be mailed are too many.") var broad = 100 * SegmentLint.broadShare
        @OptionGroup var moment: Moment

        private struct Report: Encodable {
            var findings: [FindingReport]
        }

        func validate() throws {
            if name != nil, `where` != nil { throw ValidationError("give a segment's name or a text, not both") }
            guard (0...100).contains(broad) else { throw ValidationError("--broad is a number from 0 to 100") }
        }

        func run() async throws {
            let (name, text, broad) = (name, `where`, broad / 100)
            let report = try await global.report(at: moment) { connection, merpati, now in
                guard let text else {
                    let segments = try name.map { [try merpati.segments.show(connection, named: $0)] }
                    let findings = try (segments ?? merpati.segments.list(connection)).flatMap { segment in
                        try merpati.segments.reportingPlaces(segment.definition) {
                            try merpati.segments.lint(connection, segment.definition, asOf: now, broad: broad)
                        }.map { FindingReport($0, of: segment.name) }
                    }
                    return Report(findings: findings)
                }
                let typed = try SegmentQuestion.text(text).typed(connection, merpati)
                let counts = try merpati.segments.counts(connection, typed, asOf: now)
                let findings = SegmentLint.findings(of: typed, asOf: now, counts: counts, broad: broad)
                return Report(findings: findings.map { FindingReport($0, of: nil) })
            } show: { report in
                for finding in report.findings { finding.show() }
                let count = report.findings.count
                Console.print(count == 0 ? "nothing to say" : Counted.text(count, "finding"))
            }
            if report.findings.contains(where: \.isError) { throw ExitCode(1) }
        }
    }
}

extension SegmentStore {
    /// Shows a fault in a segment's text at its place.
    func reportingPlaces<T>(_ definition: SegmentDefinition, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as SegmentError {
            throw AppError(.failed, "in the segment \"\(definition.name)\":\n" + error.render(definition.text))
        }
    }
}
