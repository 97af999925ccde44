internal import ArgumentParser

extension BenchCommand {
    struct Render: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Rendering a letter, beside two other template engines, and making a whole message of it.")
        @Option(help: "Messages a round.") var messages = 20_000
        @Option(help: "Rounds; the median counts.") var rounds = 5
        @Flag var json = false

        func run() async throws {
            let report = try RenderBench.run(messages: messages, rounds: rounds)
            if json { return try BenchOutput.json(report) }
            print(
                """
                HTML of \(report.html_bytes) bytes, seven tags: \(BenchOutput.text(report.render_html_us)) us
                the same by Stencil: \(BenchOutput.text(report.stencil_html_us)) us, \(BenchOutput.text(report.stencil_ratio)) times as long
                the same by swift-mustache: \(BenchOutput.text(report.mustache_html_us)) us, \
                \(BenchOutput.text(report.mustache_ratio)) times as long
                HTML of \(report.long_html_bytes) bytes, the same tags: \(BenchOutput.text(report.long_html_us)) us
                HTML, text and subject: \(BenchOutput.text(report.render_all_us)) us
                whole message of \(report.message_bytes) bytes: \(BenchOutput.text(report.message_us)) us
                (medians of \(report.rounds) rounds of \(report.messages_per_round), one thread)
                """)
        }
    }
}
