internal import App
internal import Benchmarks
internal import ArgumentParser
internal import Foundation

/// Benchmarks on made-up data.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures this machine on made-up data.",
        subcommands: [Send.self, Render.self, Sign.self, Import.self, Segments.self])

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
            let line = ProgressLine("bench", unit: "contacts")
            let report = try await SendBench.run(contacts: contacts, smtp: smtp, connections: connections, dkim: dkim) {
                _, done, all in
                line.update(done: done, fraction: Double(done) / Double(max(all, 1)))
            }
            line.finish()
            if json { return try Console.json(report) }
            print(
                """
                \(report.accepted) messages over \(report.connections) connections in \(Self.text(report.seconds)) s: \
                \(Self.text(report.messages_per_second)) messages/s, \
                \(Self.text(report.processor_us_per_message)) us of processor time a message, \
                \(Self.text(report.peak_megabytes)) MB at most
                """)
        }

        static func text(_ number: Double) -> String { String(format: "%.1f", number) }
    }

    struct Render: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Rendering a letter, beside two other template engines, and making a whole message of it.")
        @Option(help: "Messages a round.") var messages = 20_000
        @Option(help: "Rounds; the median counts.") var rounds = 5
        @Flag var json = false

        func run() async throws {
            let report = try RenderBench.run(messages: messages, rounds: rounds)
            if json { return try Console.json(report) }
            print(
                """
                HTML of \(report.html_bytes) bytes, seven tags: \(Send.text(report.render_html_us)) us
                the same by Stencil: \(Send.text(report.stencil_html_us)) us, \(Send.text(report.stencil_ratio)) times as long
                the same by swift-mustache: \(Send.text(report.mustache_html_us)) us, \
                \(Send.text(report.mustache_ratio)) times as long
                HTML of \(report.long_html_bytes) bytes, the same tags: \(Send.text(report.long_html_us)) us
                HTML, text and subject: \(Send.text(report.render_all_us)) us
                whole message of \(report.message_bytes) bytes: \(Send.text(report.message_us)) us
                (medians of \(report.rounds) rounds of \(report.messages_per_round), one thread)
                """)
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A CSV of twelve columns into an empty database, or with --activities one of what contacts did.")
        @Option(help: "How many rows.") var rows = 1_000_000
        @Option(help: "Imports so many purchases instead of contacts; 1000000 is a good number.") var activities: Int?
        @Option(help: "How many contacts the activities are of.") var contacts = 200_000
        @Option(help: "Keeps the CSV here, for another program's turn.") var keep: String?
        @Flag var json = false

        func run() async throws {
            if let activities { return try await importActivities(activities) }
            let line = ProgressLine("import", unit: "rows")
            let report = try await ImportBench.run(rows: rows, keep: keep) { [rows] done in
                line.update(done: done, fraction: Double(done) / Double(max(rows, 1)))
            }
            line.finish()
            if json { return try Console.json(report) }
            print(
                """
                \(report.rows) rows (\(Send.text(report.megabytes)) MB) in \(Send.text(report.seconds)) s: \
                \(Int(report.rows_per_second)) rows/s, \(Send.text(report.processor_seconds)) s of processor time, \
                \(Send.text(report.peak_megabytes)) MB at most
                """)
        }

        private func importActivities(_ events: Int) async throws {
            let line = ProgressLine("import", unit: "events")
            let report = try await ActivityImportBench.run(events: events, contacts: contacts, keep: keep) { done in
                line.update(done: done, fraction: Double(done) / Double(max(events, 1)))
            }
            line.finish()
            if json { return try Console.json(report) }
            print(
                """
                \(report.events) events of \(report.contacts) contacts (\(Send.text(report.megabytes)) MB) in \
                \(Send.text(report.seconds)) s: \(Int(report.events_per_second)) events/s, \
                \(Send.text(report.processor_seconds)) s of processor time, \(Send.text(report.peak_megabytes)) MB at most
                """)
            if let plain = report.sqlite3_seconds, let indexed = report.sqlite3_indexed_seconds {
                print(
                    """
                    sqlite3 .import of the same file: \(Send.text(plain)) s into a plain table, \
                    \(Send.text(indexed)) s into one with the same two indexes
                    """)
            }
        }
    }
}
