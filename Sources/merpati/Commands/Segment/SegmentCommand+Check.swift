internal import App
internal import ArgumentParser
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Verifies a segment's examples, or those of all.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment; default: all.") var name: String?

        private struct Failure: Encodable {
            var segment: String
            var email: String
            var expected: String
            var explanation: String
        }

        func run() async throws {
            let name = name
            let (examples, failures) = try await global.withMerpati { merpati in
                let now = merpati.time.now()
                return try await merpati.database.read { connection in
                    var (examples, failures) = (0, [Failure]())
                    for segment in try name.map({ [$0] }) ?? merpati.segments.list(connection).map(\.name) {
                        let check = try merpati.segments.check(connection, named: segment, asOf: now)
                        examples += check.examples
                        failures += check.failures.map {
                            Failure(
                                segment: segment, email: $0.address, expected: $0.shouldBeIn ? "in" : "out",
                                explanation: $0.explanation?.summary ?? "there is no such contact")
                        }
                    }
                    return (examples, failures)
                }
            }
            if global.json {
                try Console.json(["failures": failures])
            } else {
                for failure in failures {
                    print("\(failure.segment): \(failure.email) should be \(failure.expected): \(failure.explanation)")
                }
                print("\(examples) examples, \(failures.count) failures")
            }
            if !failures.isEmpty { throw ExitCode(1) }
        }
    }
}
