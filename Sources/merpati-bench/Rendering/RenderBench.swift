internal import Foundation
internal import Mail
internal import Templates

/// How long it takes to render a letter, beside two other engines, and to make a whole message of it, on one thread.
enum RenderBench {
    struct Report: Sendable, Encodable {
        var html_bytes: Int
        var message_bytes: Int
        /// Microseconds of the processor, medians of the rounds.
        var render_html_us: Double
        var render_all_us: Double
        var message_us: Double
        /// The HTML by Stencil and by swift-mustache, and how many times as long as ours that took.
        var stencil_html_us: Double
        var mustache_html_us: Double
        var stencil_ratio: Double
        var mustache_ratio: Double
        /// The HTML of a letter with four times as much static text.
        var long_html_us: Double
        var long_html_bytes: Int
        var rounds: Int
        var messages_per_round: Int
    }

    /// Engines that render one and the same letter gave different pages.
    struct Difference: Error, CustomStringConvertible {
        var description: String
    }

    static func run(messages: Int, rounds: Int) throws -> Report {
        var letter = try RenderBenchMessage(RenderBenchLetter.liquid)
        var long = try RenderBenchMessage(RenderBenchLetter.long)
        let rivals = try RenderBenchRivals()
        try letter.renderHTML()
        try compare(String(decoding: letter.html.bytes, as: UTF8.self), rivals)
        // Each round has a turn of everything, so that a busy moment of the machine meets all of them.
        var figures: [[Double]] = []
        for _ in 0..<max(1, rounds) {
            figures.append([
                try time(messages) { try letter.renderHTML() },
                try time(messages) { try letter.render() },
                try time(messages) { try letter.write() },
                try time(max(1, messages / 20)) { _ = try rivals.renderStencil() },
                try time(max(1, messages / 20)) { _ = rivals.renderMustache() },
                try time(messages) { try long.renderHTML() },
            ])
        }
        let medians = (0..<6).map { index in BenchMeter.median(figures.map { $0[index] }) }
        return Report(
            html_bytes: letter.html.bytes.count, message_bytes: letter.message.count, render_html_us: medians[0],
            render_all_us: medians[1], message_us: medians[2], stencil_html_us: medians[3], mustache_html_us: medians[4],
            stencil_ratio: medians[3] / medians[0], mustache_ratio: medians[4] / medians[0], long_html_us: medians[5],
            long_html_bytes: long.html.bytes.count, rounds: rounds, messages_per_round: messages)
    }

    private static func compare(_ ours: String, _ rivals: RenderBenchRivals) throws {
        let expected = RenderBenchRivals.comparable(ours)
        let others = ["Stencil": try rivals.renderStencil(), "swift-mustache": rivals.renderMustache()]
        for (name, page) in others where RenderBenchRivals.comparable(page) != expected {
            throw Difference(description: "\(name) does not give the page that we give:\n\(page)\n\(ours)")
        }
    }

    /// Microseconds of the processor a call: other programs on the machine count less than by the clock.
    private static func time(_ count: Int, _ body: () throws -> Void) throws -> Double {
        let meter = BenchMeter()
        for _ in 0..<max(1, count) { try body() }
        return meter.stop().processorSeconds / Double(max(1, count)) * 1_000_000
    }
}
