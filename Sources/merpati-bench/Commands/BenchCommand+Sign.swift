internal import ArgumentParser
internal import Foundation

extension BenchCommand {
    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Signing messages by DKIM on one core, beside `openssl speed` of the same keys.")
        @Option(help: "Seconds of each measurement.") var seconds = 3
        @Option(help: "Rounds; the median counts.") var rounds = 5
        @Flag var json = false

        func validate() throws {
            guard 1...60 ~= seconds, 1...100 ~= rounds else {
                throw ValidationError("--seconds is 1 to 60, --rounds 1 to 100.")
            }
        }

        func run() async throws {
            let report = try SigningBench.run(seconds: seconds, rounds: rounds)
            if json { return try BenchOutput.json(report) }
            BenchOutput.table(
                ["signature", "messages/s", "us", "openssl speed/s", "ratio"],
                report.lines.map { line in
                    [
                        line.algorithm, BenchOutput.text(line.messages_per_second), BenchOutput.text(line.us_per_message),
                        line.openssl_per_second.map(BenchOutput.text) ?? "-",
                        line.ratio.map { String(format: "%.2f", $0) } ?? "-",
                    ]
                })
            print("messages of \(report.message_bytes) bytes, medians of \(report.rounds) rounds of \(seconds) s, one core")
        }
    }
}
