import Foundation
import Mail
import TestSupport

/// A message that keeps to RFC 5322 as odd ones in the wild do, and what has become of it when somebody meddled with it.
struct DKIMRandomMessage {
    private(set) var headers: [String] = []
    private(set) var body: [UInt8]

    private static let words = [
        "Halo", "a:b", ";", "=?utf-8?q?=C3=A9?=", "Łódź", "שלום", "👩‍👩‍👧‍👦", "x=y", "<a@b.example>", "\"quoted\"", "(comment)", ",",
        "=", "DKIM-Signature", String(repeating: "long", count: 30),
    ]
    private static let blanks = [" ", "  ", "\t", " \t ", "\r\n ", "\r\n\t", " \r\n  ", "\t\r\n \t"]
    private static let others = [
        "Reply-To", "Cc", "Sender", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "Feedback-ID", "Precedence",
        "Auto-Submitted", "References", "In-Reply-To", "Received", "Return-Path", "X-Odd", "x-odd", "Comments",
    ]
    /// Headers whose second would show the reader something else.
    private static let sealed = ["From", "To", "Subject", "Date", "Message-ID", "Reply-To", "Content-Type"]

    init(using random: inout SeededRandom) {
        body = Self.body(using: &random)
        let blank = Self.blanks.randomElement(using: &random) ?? " "
        headers = [
            "\(Self.cased("From", using: &random)):\(blank)Anna <anna@fuchsia.example>",
            "\(Self.cased("Subject", using: &random)): Roses\(Self.value(using: &random))",
            "Date: Sun, 22 Nov 2026 03:00:00 +0000",
            "Message-ID: <\(UInt64.random(in: 0...UInt64.max, using: &random))@x.example>",
        ]
        if Bool.random(using: &random) { headers.append("\(Self.cased("To", using: &random)): <budi@example.org>") }
        if Bool.random(using: &random) {
            headers.append("MIME-Version:1.0")
            headers.append("\(Self.cased("Content-Type", using: &random)): text/plain;\r\n\tcharset=\"utf-8\" ")
        }
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            let name = Self.cased(Self.others.randomElement(using: &random) ?? "", using: &random)
            headers.append("\(name):\(Self.value(using: &random))")
        }
        headers.shuffle(using: &random)
    }

    var bytes: [UInt8] { Self.join(headers, body) }

    private static func join(_ headers: [String], _ body: [UInt8]) -> [UInt8] {
        headers.flatMap { Array($0.utf8) + [0x0d, 0x0a] } + [0x0d, 0x0a] + body
    }

    /// A letter as we write it.
    static func letter(using random: inout SeededRandom) throws -> [UInt8] {
        let address = try EmailAddress(parsing: "anna@fuchsia.example")
        let writer = try MessageWriter(
            MessageHeaders(
                from: Mailbox(name: words.randomElement(using: &random), address: address),
                listID: ListIdentifier(name: "Łódź", identifier: "campaigns.fuchsia.example"), feedbackID: "1:2:full:merpati"))
        let personal = PersonalHeaders(
            to: Mailbox(name: words.randomElement(using: &random), address: address), date: Date(),
            messageID: "\(UInt64.random(in: 0...UInt64.max, using: &random))@fuchsia.example",
            unsubscribe: ListUnsubscribe(url: "https://fuchsia.example/\(String(repeating: "u", count: 100))"))
        let subject = "Roses " + (words.randomElement(using: &random) ?? "")
        var message: [UInt8] = []
        try writer.write(
            personal, subject: Array(subject.utf8), text: body(using: &random),
            html: Bool.random(using: &random) ? body(using: &random) : nil, into: &message)
        return message
    }

    // MARK: Meddling with a signed message

    /// The same with one octet of the body changed, or a line added to one that says nothing.
    static func changingBody(_ message: [UInt8], using random: inout SeededRandom) -> [UInt8] {
        var message = message
        let start = bodyStart(of: message)
        let places = message.indices[start...].filter { message[$0] > 0x20 }
        if let place = places.randomElement(using: &random) {
            message[place] = message[place] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
        } else {
            message += Array("x\r\n".utf8)
        }
        return message
    }

    /// The same with one more of the headers that may be there once only, before all others or behind them.
    static func addingHeader(_ message: [UInt8], using random: inout SeededRandom) -> [UInt8] {
        let header = Array("\(sealed.randomElement(using: &random) ?? ""): added@example.org\r\n".utf8)
        guard Bool.random(using: &random) else { return header + message }
        let place = bodyStart(of: message) - 2
        return message[..<place] + header + message[place...]
    }

    static func changingSubject(_ message: [UInt8]) -> [UInt8] {
        let text = Array("Roses".utf8)
        let place = message.indices.first { message[$0...].starts(with: text) } ?? 0
        return message[..<place] + Array("Tulips".utf8) + message[(place + text.count)...]
    }

    private static func bodyStart(of message: [UInt8]) -> Int {
        let end: [UInt8] = [0x0d, 0x0a, 0x0d, 0x0a]
        return (message.indices.first { message[$0...].starts(with: end) } ?? 0) + end.count
    }

    // MARK: Parts

    private static func cased(_ name: String, using random: inout SeededRandom) -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: name.uppercased()
        case 1: name.lowercased()
        default: name
        }
    }

    private static func value(using random: inout SeededRandom) -> String {
        var value = ""
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            value += blanks.randomElement(using: &random) ?? ""
            value += words.randomElement(using: &random) ?? ""
        }
        // A line of blanks alone would end the headers for some readers.
        return value + ([" ", "  ", "\t", "", ""].randomElement(using: &random) ?? "")
    }

    private static func body(using random: inout SeededRandom) -> [UInt8] {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return []
        case 1: return Array(String(repeating: "\r\n", count: Int.random(in: 1...4, using: &random)).utf8)
        default: break
        }
        var body = ""
        for _ in 0..<Int.random(in: 1...10, using: &random) {
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                body += words.randomElement(using: &random) ?? ""
                body += [" ", "  ", "\t", "", " \t"].randomElement(using: &random) ?? ""
            }
            if Int.random(in: 0..<20, using: &random) == 0 { body += String(repeating: "z", count: 1200) }
            body += ["\r\n", "\r\n", "\r\n\r\n", " \r\n", "\t\r\n"].randomElement(using: &random) ?? ""
        }
        if Int.random(in: 0..<5, using: &random) == 0 { body += "\r\n\r\n \r\n" }
        if Int.random(in: 0..<8, using: &random) == 0 { body += "no end" }
        return Array(body.utf8)
    }
}
