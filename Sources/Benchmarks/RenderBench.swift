internal import Foundation
internal import Mail
internal import Templates

/// How long it takes to render a letter, and to make a whole message of it, on one thread.
public enum RenderBench {
    public struct Report: Sendable, Encodable {
        public var html_bytes: Int
        public var message_bytes: Int
        /// Microseconds, medians of the rounds.
        public var render_html_us: Double
        public var render_all_us: Double
        public var message_us: Double
        public var rounds: Int
        public var messages_per_round: Int
    }

    public static func run(messages: Int, rounds: Int) throws -> Report {
        let letter = try Letter.compile(try LetterSource(name: "bench", format: .html, text: BenchData.letter))
        let values = letter.slots.map { slot -> TemplateValue in
            switch slot.description {
            case "contact.first_name": .string("Nguyễn & Co")
            case "contact.last_name": .string("<Wijaya>")
            case "contact.city": .string("Jakarta Selatan")
            case "contact.favourite": .string("fuchsias")
            case "unsubscribe_url": .string("https://news.fuchsia.example/u/AQAAAAAAAABkAAAAAAAAAGQx")
            default: .string("Jl. Melati 12, Jakarta 10310")
            }
        }
        var (html, text, subject, message) = ([UInt8](), [UInt8](), [UInt8](), [UInt8]())
        let link = Array("https://news.fuchsia.example/c/AQAAAAAAAABkAAAAAAAAAGQxAAAA".utf8)
        func render(_ program: Program?, _ buffer: inout [UInt8]) throws {
            buffer.removeAll(keepingCapacity: true)
            try program?.render(values, link: { $1 += link }, into: &buffer)
        }
        let writer = try MessageWriter(
            MessageHeaders(from: try Mailbox(parsing: "Back to the Fuchsia <hello@fuchsia.example>")))
        let personal = PersonalHeaders(
            to: Mailbox(name: "Nguyễn Wijaya", address: try EmailAddress(parsing: "contact@example.test")), date: Date(),
            messageID: "1.2.abcdefghijkl@fuchsia.example",
            unsubscribe: ListUnsubscribe(url: "https://news.fuchsia.example/u/AQAAAAAAAABkAAAAAAAAAGQx"))
        func all() throws {
            try render(letter.html, &html)
            try render(letter.text, &text)
            try render(letter.subject, &subject)
        }
        let renderHTML = try time(messages, rounds) { try render(letter.html, &html) }
        let renderAll = try time(messages, rounds, all)
        let whole = try time(messages, rounds) {
            try all()
            message.removeAll(keepingCapacity: true)
            try writer.write(personal, subject: subject, text: text, html: html, into: &message)
        }
        return Report(
            html_bytes: html.count, message_bytes: message.count, render_html_us: renderHTML, render_all_us: renderAll,
            message_us: whole, rounds: rounds, messages_per_round: messages)
    }

    /// Microseconds a call, the median of several rounds.
    private static func time(_ count: Int, _ rounds: Int, _ body: () throws -> Void) throws -> Double {
        var figures: [Double] = []
        for _ in 0..<max(1, rounds) {
            let meter = BenchMeter()
            for _ in 0..<max(1, count) { try body() }
            figures.append(meter.stop().seconds / Double(max(1, count)) * 1_000_000)
        }
        return BenchMeter.median(figures)
    }
}
