import Foundation
import Mail
import TestSupport

/// A message of random text in several scripts, some with images and attachments.
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
    var complaintAddress: EmailAddress?
    var extra: String
    var text: String
    var html: String?
    var images: [Attachment]
    var attachments: [Attachment]

    init(using random: inout SeededRandom) throws {
        from = try Self.mailbox(using: &random)
        replyTo = Bool.random(using: &random) ? try Self.mailbox(using: &random) : nil
        to = try Self.mailbox(using: &random)
        date = Date(timeIntervalSince1970: Double(Int.random(in: 0..<4_000_000_000, using: &random)))
        let left = String(repeating: "m", count: Int.random(in: 0...60, using: &random))
        messageID = "\(UInt64.random(in: 0...UInt64.max, using: &random)).1\(left)@fuchsia.example"
        subject = RandomText.line(0...30, using: &random)
        feedbackID = "17:\(Int.random(in: 0..<1000, using: &random)):campaign:merpati"
        listName = Bool.random(using: &random) ? RandomText.line(1...5, using: &random) : nil
        let token = String(repeating: "t", count: Int.random(in: 10..<200, using: &random))
        unsubscribe = ListUnsubscribe(
            url: "https://fuchsia.example/u/\(token)",
            mailto: Bool.random(using: &random) ? "leave@fuchsia.example?subject=\(token)" : nil)
        complaintAddress = Bool.random(using: &random) ? try EmailAddress(parsing: "fbl@\(token.prefix(63)).example") : nil
        extra = RandomText.line(0...40, using: &random)
        text = RandomText.body(using: &random)
        html = Int.random(in: 0..<5, using: &random) == 0 ? nil : RandomText.body(using: &random)
        images = []
        for number in 0..<(html == nil ? 0 : Int.random(in: 0...2, using: &random)) {
            var image = Self.file(using: &random)
            image.type = ["image/png", "image/jpeg", "image/gif"].randomElement(using: &random) ?? ""
            image.contentID = "\(number)\(left)@images"
            images.append(image)
        }
        attachments = []
        for _ in 0..<max(0, Int.random(in: -2...2, using: &random)) { attachments.append(Self.file(using: &random)) }
    }

    func write() throws -> [UInt8] {
        let writer = try MessageWriter(
            MessageHeaders(
                from: from, replyTo: replyTo, listID: ListIdentifier(name: listName, identifier: "news.fuchsia.example"),
                feedbackID: feedbackID, complaintAddress: complaintAddress, extra: [HeaderField("X-Constant", extra)]),
            attachments: attachments, images: images)
        var bytes = [UInt8]()
        try writer.write(
            PersonalHeaders(
                to: to, date: date, messageID: messageID, unsubscribe: unsubscribe,
                complaintID: complaintAddress.map { _ in "17:contact:\(feedbackID.utf8.count)" },
                extra: [HeaderField("X-Personal", String(extra.reversed()))]),
            subject: Array(subject.utf8), text: Array(text.utf8), html: html.map { Array($0.utf8) }, into: &bytes)
        return bytes
    }

    private static func mailbox(using random: inout SeededRandom) throws -> Mailbox {
        let addresses = [
            "anna@example.com", "\"anna nowak\"@example.com", "ngoc@kraków.example", "a+b=c@x.example",
            String(repeating: "l", count: 64) + "@" + String(repeating: "d", count: 60) + ".example",
            String(repeating: "k", count: Int.random(in: 55...64, using: &random)) + "@example.com",
        ]
        let address = try EmailAddress(parsing: addresses.randomElement(using: &random) ?? "")
        // A name with spaces around it means the name without them.
        let name = RandomText.line(0...8, using: &random).trimmingCharacters(in: .whitespaces)
        return Mailbox(name: name.isEmpty ? nil : name, address: address)
    }

    private static func file(using random: inout SeededRandom) -> Attachment {
        let types = ["application/pdf", "text/csv", "text/calendar", "application/vnd.oasis.opendocument.text", "audio/mpeg"]
        var bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        if Bool.random(using: &random) { bytes = Array(RandomText.body(using: &random).utf8) }
        var name = String.UnicodeScalarView("f".unicodeScalars)
        // What a name may not have is replaced, and tested by itself.
        let refused: Set<Unicode.Scalar> = ["/", "\\"]
        for scalar in RandomText.line(0...5, using: &random).unicodeScalars where name.utf8Count < 240 {
            let isTurning = 0x202a...0x202e ~= scalar.value || 0x2066...0x2069 ~= scalar.value
            if !refused.contains(scalar), !isTurning { name.append(scalar) }
        }
        let trimmed = String(name).trimmingCharacters(in: .whitespaces)
        return Attachment(name: trimmed, type: types.randomElement(using: &random) ?? "", bytes: bytes)
    }
}

extension String.UnicodeScalarView {
    fileprivate var utf8Count: Int { reduce(0) { $0 + UTF8.width($1) } }
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
