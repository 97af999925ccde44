import Foundation
import Mail
import TestSupport

/// A message of random text in several scripts, with everything that makes encoders stumble.
struct RandomLetter {
    var from: Mailbox
    var replyTo: Mailbox?
    var to: Mailbox
    var date: Date
    var messageID: String
    var subject: String
    var feedbackID: String
    var listName: String?
    var unsubscribe: ListUnsubscribe
    var extra: String
    var text: String
    var html: String?

    private static let words = [
        "Halo", "Selamat datang", "Łódź", "zażółć", "Nguyễn Thị Ngọc", "Đà Nẵng", "ꦱꦸꦒꦼꦁ", "שלום", "مرحبا بالعالم", "日本語",
        "👩‍👩‍👧‍👦", "🏳️‍🌈", "e\u{301}", "=?utf-8?q?x?=", "=", "=20", "\"quoted\"", "back\\slash", "(comment)", "<angle>", "a,b;c:d@e",
        "  ", ".", "..", "From here", "--=_merpati_alternative", "x", "1/2", "100%", "?=", "_", "https://shop.example/?a=b&c=d",
    ]

    init(using random: inout SeededRandom) throws {
        from = try Self.mailbox(using: &random)
        replyTo = Bool.random(using: &random) ? try Self.mailbox(using: &random) : nil
        to = try Self.mailbox(using: &random)
        date = Date(timeIntervalSince1970: Double(Int.random(in: 0..<4_000_000_000, using: &random)))
        messageID = "\(UInt64.random(in: 0...UInt64.max, using: &random)).1@fuchsia.example"
        subject = Self.line(0...30, using: &random)
        feedbackID = "17:\(Int.random(in: 0..<1000, using: &random)):campaign:merpati"
        listName = Bool.random(using: &random) ? Self.line(1...5, using: &random) : nil
        let token = String(repeating: "t", count: Int.random(in: 10..<200, using: &random))
        unsubscribe = ListUnsubscribe(
            url: "https://fuchsia.example/u/\(token)",
            mailto: Bool.random(using: &random) ? "leave@fuchsia.example?subject=\(token)" : nil)
        extra = Self.line(0...40, using: &random)
        text = Self.body(using: &random)
        html = Int.random(in: 0..<5, using: &random) == 0 ? nil : Self.body(using: &random)
    }

    func write() throws -> [UInt8] {
        let writer = try MessageWriter(
            MessageHeaders(
                from: from, replyTo: replyTo, listID: ListIdentifier(name: listName, identifier: "news.fuchsia.example"),
                feedbackID: feedbackID, extra: [HeaderField("X-Constant", extra)]))
        var bytes = [UInt8]()
        try writer.write(
            PersonalHeaders(
                to: to, date: date, messageID: messageID, unsubscribe: unsubscribe,
                extra: [HeaderField("X-Personal", String(extra.reversed()))]),
            subject: Array(subject.utf8), text: Array(text.utf8), html: html.map { Array($0.utf8) }, into: &bytes)
        return bytes
    }

    private static func mailbox(using random: inout SeededRandom) throws -> Mailbox {
        let addresses = [
            "anna@example.com", "\"anna nowak\"@example.com", "ngoc@kraków.example", "a+b=c@x.example",
            String(repeating: "l", count: 64) + "@" + String(repeating: "d", count: 60) + ".example",
        ]
        let address = try EmailAddress(parsing: addresses.randomElement(using: &random) ?? "")
        // A name with spaces around it means the name without them.
        let name = line(0...8, using: &random).trimmingCharacters(in: .whitespaces)
        return Mailbox(name: name.isEmpty ? nil : name, address: address)
    }

    private static func line(_ count: ClosedRange<Int>, using random: inout SeededRandom) -> String {
        var line = ""
        for _ in 0..<Int.random(in: count, using: &random) {
            line += words.randomElement(using: &random) ?? ""
            if Int.random(in: 0..<3, using: &random) > 0 { line += " " }
        }
        return line
    }

    private static func body(using random: inout SeededRandom) -> String {
        var body = ""
        // Some bodies in one script only, so that base64 is the shorter encoding for some.
        let single = Bool.random(using: &random) ? words.randomElement(using: &random) : nil
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: body += ["\n", "\r\n", "\n\n", " \n", "\t\r\n"].randomElement(using: &random) ?? ""
            case 1: body += String(repeating: "long", count: Int.random(in: 1..<60, using: &random))
            case 2: body += ["\t", " ", "\u{c}", "\u{0}", "\u{7f}", "\u{2028}"].randomElement(using: &random) ?? ""
            default: body += single ?? words.randomElement(using: &random) ?? ""
            }
        }
        return body
    }
}

extension String {
    /// The same lines with LF ends: what a text means, whatever line ends it came with.
    var normalizedLines: String {
        replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
    }

    var withoutLastLineEnd: String {
        normalizedLines.hasSuffix("\n") ? String(normalizedLines.dropLast()) : normalizedLines
    }
}
