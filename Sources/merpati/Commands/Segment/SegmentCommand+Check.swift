internal import App
internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Segments

extension SegmentCommand {
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Verifies examples, and says what is probably not meant; also of files not applied yet.",
            discussion: """
                EXAMPLES
                  merpati segment check
                  merpati segment check "Loyal in Jakarta"
                  merpati segment check campaigns/segments/loyal-in-jakarta.yaml
                  merpati segment check --as-of "2026-11-20 12:00"

                The exit code is 1 when an example is not as it should be, or a segment is impossible.
                """)
        @OptionGroup var global: GlobalOptions
        @OptionGroup var moment: Moment
        @Argument(help: "The segment, or its file; default: all segments.", completion: .file()) var name: String?

        private struct Failure: Encodable {
            var segment: String
            var email: String
            var expected: String
            var explanation: String

            init(_ segment: String, _ failure: SegmentCheck.Failure) {
                self.segment = segment
                email = failure.address
                expected = failure.shouldBeIn ? "in" : "out"
                explanation = failure.explanation?.summary ?? "there is no such contact"
            }
        }

        private struct Report: Encodable {
            var examples = 0
            var failures: [Failure] = []
            /// What lint warns of.
            var findings: [FindingReport] = []
        }

        func run() async throws {
            let name = name
            let file = try name.flatMap(definition)
            let report = try await global.report(at: moment) { connection, merpati, now -> Report in
                var report = Report()
                let store = merpati.segments
                let named = try name.map { file == nil ? [try store.show(connection, named: $0).definition] : [] }
                for definition in try file.map({ [$0] }) ?? named ?? store.list(connection).map(\.definition) {
                    try store.reportingPlaces(definition) {
                        let check =
                            try file == nil
                            ? store.check(connection, named: definition.name, asOf: now)
                            : store.check(connection, definition, asOf: now)
                        report.examples += check.examples
                        report.failures += check.failures.map { Failure(definition.name, $0) }
                        report.findings += try store.lint(connection, definition, asOf: now)
                            .filter { $0.severity >= .warning }.map { FindingReport($0, of: definition.name) }
                    }
                }
                return report
            } show: { report in
                for failure in report.failures {
                    Console.print(
                        "\(failure.segment): \(failure.email) should be \(failure.expected): \(Console.plain(failure.explanation))"
                    )
                }
                for finding in report.findings { finding.show() }
                let (examples, failures) = (
                    Counted.text(report.examples, "example"), Counted.text(report.failures.count, "failure")
                )
                Console.print("\(examples), \(failures), \(Counted.text(report.findings.count, "warning"))")
            }
            if !report.failures.isEmpty || report.findings.contains(where: \.isError) { throw ExitCode(1) }
        }

        /// The segment of a file, or nil when it is not a file that is meant.
        private func definition(_ path: String) throws -> SegmentDefinition? {
            guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { return nil }
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw AppError(.failed, "\(path) cannot be read as UTF-8 text")
            }
            return try SegmentFile.parse(text, file: path)
        }
    }
}
