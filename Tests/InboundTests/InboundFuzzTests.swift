import Inbound
import TestSupport
import Testing

struct InboundFuzzTests {
    private static let pieces = [
        "EHLO a", "HELO", "MAIL FROM:<", "RCPT TO:<", "a@b.example", ">", "DATA", "RSET", "QUIT", "NOOP", " SIZE=", "12",
        " SMTPUTF8", "\r\n",
        "\r\n", "\r\n", "\r\n", "\n", "\r", ".", "..", "\r\n.\r\n", "\"", "\\", "@", "[", "]", ":", "đ", "\u{0}", " ",
        "BODY=8BITMIME",
        "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.example>\r\nDATA\r\n",
    ]

    /// Any input gives well-formed replies and whole messages, and the same ones however it is split.
    @Test func survivesAnything() {
        let seed = SeededRandom.seed()
        print("InboundFuzzTests seed \(seed)")
        var random = SeededRandom(seed: seed)
        var messages = 0
        for round in 0..<3000 {
            let bytes = Self.input(&random)
            var options = InboundOptions()
            options.limits.commandBytes = 64
            options.limits.lineBytes = 40
            options.limits.messageBytes = 200
            var whole = Dialogue(options)
            whole.send(bytes)
            var split = Dialogue(options)
            var place = 0
            while place < bytes.count {
                let end = min(bytes.count, place + Int.random(in: 1...9, using: &random))
                split.send(bytes[place..<end])
                place = end
            }
            #expect(whole.replies == split.replies && whole.messages == split.messages, "seed \(seed), round \(round)")
            #expect(whole.isClosed == split.isClosed)
            messages += whole.messages.count
            for message in whole.messages {
                #expect(message.content.count <= 200 && !message.envelope.recipients.isEmpty)
                #expect(message.content.isEmpty || message.content.suffix(2) == [13, 10])
            }
        }
        #expect(messages > 0, "the fuzz never got as far as a message")
    }

    private static func input(_ random: inout SeededRandom) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...40, using: &random) {
            if Int.random(in: 0..<10, using: &random) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &random))
            } else {
                bytes.append(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8)
            }
        }
        return bytes
    }
}
