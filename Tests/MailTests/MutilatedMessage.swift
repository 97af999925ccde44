import Mail
import TestSupport
import Testing

/// Messages as no mail program would write them.
enum MutilatedMessage {
    private static let insertions = [
        "\r", "\n", "\r\n", "\r\n\r\n", "--", "=", "=?", "?=", "=?utf-8?q?", ":", ";", "\"", "\\", "\u{0}", "é", "Content-Type: ",
        "Content-Type: message/rfc822\r\n\r\n", "boundary=", "Content-Transfer-Encoding: base64\r\n", "charset=utf-7", " ", "<",
        ">",
        "5.1.1", "550", "Final-Recipient: rfc822;", "Status: ",
    ].map { Array($0.utf8) }

    static func mutilate(_ message: [UInt8], using random: inout SeededRandom) -> [UInt8] {
        var bytes = message
        for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.insert(contentsOf: insertions.randomElement(using: &random) ?? [], at: place)
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...200, using: &random)))
            case 3:
                let other = Int.random(in: 0..<bytes.count, using: &random)
                bytes.insert(contentsOf: bytes[min(place, other)..<min(bytes.count, min(place, other) + 300)], at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    /// Reads everything that can be read in a message; what holds of any message has to hold of this one.
    static func readAll(_ bytes: [UInt8]) {
        let message = MIMEParser.parse(bytes)
        let octets = read(message)
        #expect(octets <= bytes.count * 14, "parts lie within the message, at most as deep as the limit")
        if let report = DeliveryStatusReport(message: message) {
            #expect(!report.recipients.isEmpty)
            for recipient in report.recipients { _ = BounceClassifier.classify(recipient, in: report) }
        }
        _ = FeedbackReport(message: message)
    }

    /// The octets of all bodies that hold no other parts.
    private static func read(_ part: MIMEPart) -> Int {
        for header in part.headers { _ = header.value }
        if part.parts.isEmpty {
            _ = part.text
            return part.content.count
        }
        return part.parts.reduce(0) { $0 + read($1) }
    }
}
