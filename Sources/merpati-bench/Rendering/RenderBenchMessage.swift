internal import Foundation
internal import Mail
internal import Templates

/// Makes messages of one letter for one recipient, in reused memory, as sending does.
struct RenderBenchMessage {
    private let letter: Letter
    private let values: [TemplateValue]
    private let writer: MessageWriter
    private let personal: PersonalHeaders
    private let link = Array("https://news.fuchsia.example/c/AQAAAAAAAABkAAAAAAAAAGQxAAAA".utf8)
    private(set) var html = MessageBody()
    private(set) var text = MessageBody()
    private(set) var message: [UInt8] = []
    private var subject: [UInt8] = []
    private var spans: [StaticSpan] = []

    init(_ source: String) throws {
        letter = try Letter.compile(try LetterSource(name: "bench", format: .html, text: source))
        let scope = TemplateObject(
            RenderBenchLetter.values.map { root, members in
                (root, .object(TemplateObject(members.map { ($0.key, .string($0.value)) })))
            } + [("unsubscribe_url", .string(RenderBenchLetter.unsubscribeURL))])
        values = letter.slots.map { $0.value(in: scope) }
        writer = try MessageWriter(
            MessageHeaders(from: try Mailbox(parsing: "Back to the Fuchsia <hello@fuchsia.example>")))
        personal = PersonalHeaders(
            to: Mailbox(name: "Nguyễn Wijaya", address: try EmailAddress(parsing: "contact@example.test")), date: Date(),
            messageID: "1.2.abcdefghijkl@fuchsia.example",
            unsubscribe: ListUnsubscribe(url: RenderBenchLetter.unsubscribeURL))
        html.known = letter.html.map { KnownText($0.staticText, stretches: $0.staticStretches) }
        text.known = KnownText(letter.text.staticText, stretches: letter.text.staticStretches)
    }

    /// The HTML part.
    mutating func renderHTML() throws {
        guard let program = letter.html else { return }
        html.clear()
        try program.render(values, link: { [link] in $1 += link }, spans: &spans, into: &html.bytes)
        for span in spans { html.occurrences.append(MessageBody.Occurrence(start: span.start, place: span.place)) }
    }

    /// HTML, text and subject.
    mutating func render() throws {
        try renderHTML()
        text.clear()
        try letter.text.render(values, link: { [link] in $1 += link }, spans: &spans, into: &text.bytes)
        for span in spans { text.occurrences.append(MessageBody.Occurrence(start: span.start, place: span.place)) }
        subject.removeAll(keepingCapacity: true)
        try letter.subject.render(values, into: &subject)
    }

    /// The whole message.
    mutating func write() throws {
        try render()
        message.removeAll(keepingCapacity: true)
        try writer.write(personal, subject: subject, text: text, html: html, into: &message)
    }
}
