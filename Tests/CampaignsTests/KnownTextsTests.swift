import Foundation
import Mail
import Templates
import TestSupport
import Testing

@testable import Campaigns

/// What the renderer says of its static text, and what mail copies because of it.
@Suite struct KnownTextsTests {
    private static let paragraph = String(repeating: "Roses, fuchsias and orchids = żółć from the slopes.\n", count: 4)

    private static let letters = [
        "<p>{{ contact.name }}\n\(paragraph)</p>{% if contact.vip %}\n\(paragraph){{ contact.name }}{% else %}\(paragraph){% endif %}",
        "{% for item in contact.items %}\n\(paragraph){{ item }}\n{% endfor %}",
        "{% capture twice %}\n\(paragraph)x{% endcapture %}{{ twice }}<b>{{ contact.name }}</b>\n\(paragraph)",
        "{{ contact.name | default: \"\(paragraph.replacing("\n", with: " "))\" }}\n\n  {{ contact.name }}   \n\(paragraph)   ",
        "{% assign x = contact.name %}<ul>\n<li>{{ x }}</li>\n</ul>\n\(paragraph)<a href=\"https://shop.example/\">shop</a>\(paragraph)",
    ]

    @Test(arguments: letters)
    func `copies change nothing`(source: String) throws {
        let letter = try Letter.compile(
            try LetterSource(name: "known", format: .html, text: "---\nsubject: Hello\n---\n<html><body>\(source)</body></html>"))
        let known = KnownTexts(letter)
        let sender = Mailbox(address: try EmailAddress(parsing: "hello@shop.example"))
        let writer = try MessageWriter(MessageHeaders(from: sender))
        let personal = PersonalHeaders(to: sender, date: Date(timeIntervalSince1970: 0), messageID: "1@shop.example")
        var noted = 0
        for (name, vip, items) in [("Ana\n", true, 0), ("", false, 1), ("żó =\r", true, 3), (".", false, 2)] {
            let contact: TemplateValue = [
                "name": .string(name), "vip": .boolean(vip), "items": .array((0..<items).map { .integer($0) }),
            ]
            let values = letter.slots.map { $0.value(in: TemplateObject([("contact", contact)])) }
            var spans = [StaticSpan]()
            func body(_ program: Program, _ known: KnownText?) throws -> MessageBody {
                var body = MessageBody(known: known)
                try program.render(values, link: { _, _ in }, spans: &spans, into: &body.bytes)
                for span in spans { body.occurrences.append(.init(start: span.start, place: span.place)) }
                noted += spans.count
                return body
            }
            let (text, html) = (try body(letter.text, known.text), try letter.html.map { try body($0, known.html) })
            var (copied, encoded) = ([UInt8](), [UInt8]())
            try writer.write(personal, subject: [], text: text, html: html, into: &copied)
            try writer.write(personal, subject: [], text: text.bytes, html: html?.bytes, into: &encoded)
            #expect(copied == encoded)
        }
        #expect(noted > 0)
    }
}
