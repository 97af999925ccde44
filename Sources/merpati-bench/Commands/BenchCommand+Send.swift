internal import ArgumentParser

extension BenchCommand {
    struct Send: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The whole path into a mail server on this machine that takes everything, such as smtp-sink.")
        @Option(help: "How many contacts.") var contacts = 100_000
        @Option(help: "The sink.") var smtp = "smtp://127.0.0.1:2599"
        @Option(help: "Connections at a time.") var connections = 10
        @Option(help: "Sign by DKIM with rsa, ed25519, or both when said twice.") var dkim: [String] = []
        @Flag var json = false

        func validate() throws {
            let kinds = ["rsa", "ed25519"]
            guard dkim.allSatisfy(kinds.contains) else {
                throw ValidationError("--dkim takes \(kinds.joined(separator: " and ")).")
            }
        }

        func run() async throws {
            let line = BenchProgress("bench", unit: "contacts")
            let report = try await SendBench.run(contacts: contacts, smtp: smtp, connections: connections, dkim: dkim) {
                _, done, all in
                line.update(done: done, fraction: Double(done) / Double(max(all, 1)))
            }
            if json { return try BenchOutput.json(report) }
            print(
                """
                \(report.accepted) messages over \(report.connections) connections in \(BenchOutput.text(report.seconds)) s: \
                \(BenchOutput.text(report.messages_per_second)) messages/s, \
                \(BenchOutput.text(report.processor_us_per_message)) us of processor time a message, \
                \(BenchOutput.text(report.peak_megabytes)) MB at most
                """)
        }
    }
}
