import Inbound
import Mail
import Testing

struct InboundLimitTests {
    @Test func limitsCommandLines() {
        var dialogue = Dialogue()
        dialogue.send("NOOP " + String(repeating: "x", count: 2041) + "\r\n")
        dialogue.send("NOOP " + String(repeating: "x", count: 2042) + "\r\n")
        for _ in 0..<100 { dialogue.send([UInt8](repeating: UInt8(ascii: "x"), count: 100_000)) }
        dialogue.send("\r")
        dialogue.send("\nNOOP\r\n")
        #expect(dialogue.codes == [220, 250, 500, 500, 250])
    }

    @Test func limitsMessageSize() {
        var options = InboundOptions()
        options.limits.messageBytes = 1000
        var dialogue = dialogueInContent(options)
        for _ in 0..<100 { dialogue.send(String(repeating: "y", count: 98) + "\r\n") }
        dialogue.send(".\r\nNOOP\r\n")
        #expect(dialogue.codes.suffix(2) == [552, 250])
        dialogue.send("MAIL FROM:<a@b.example>\r\nRCPT TO:<b@c.example>\r\nDATA\r\n")
        dialogue.send(String(repeating: "y", count: 998) + "\r\n.\r\n")
        #expect(dialogue.codes.last == 250)
        #expect(dialogue.messages.map(\.content.count) == [1000])
    }

    @Test func limitsMessageLines() {
        var dialogue = dialogueInContent()
        dialogue.send(String(repeating: "z", count: 150_000))
        dialogue.send(String(repeating: "z", count: 150_000) + "\r\n.\r\n")
        #expect(dialogue.replies.last == SMTPReply(code: 554, enhanced: "5.6.0", text: "A line of the message is too long"))
        #expect(dialogue.messages.isEmpty && !dialogue.isClosed)
    }

    @Test func limitsRecipients() {
        var options = InboundOptions()
        options.limits.recipients = 2
        var dialogue = Dialogue(options)
        dialogue.send("EHLO a\r\nMAIL FROM:<>\r\n" + String(repeating: "RCPT TO:<a@b.example>\r\n", count: 3))
        #expect(dialogue.replies.suffix(2).map(\.enhanced) == ["2.1.5", "4.5.3"])
    }

    @Test func limitsErrors() {
        var dialogue = Dialogue()
        dialogue.send(String(repeating: "FOO\r\n", count: 30))
        #expect(dialogue.codes == [220] + Array(repeating: 500, count: 20) + [421])
        #expect(dialogue.isClosed)
    }

    @Test func limitsCommandsWithoutMessage() {
        var options = InboundOptions()
        options.limits.commandsWithoutMessage = 6
        var dialogue = dialogueInContent(options)
        dialogue.send("text\r\n.\r\n" + String(repeating: "NOOP\r\n", count: 7))
        #expect(dialogue.codes.suffix(8) == [250, 250, 250, 250, 250, 250, 250, 421])
        #expect(dialogue.isClosed)
    }

    @Test func limitsTime() {
        var patient = Dialogue()
        patient.now += .seconds(299)
        patient.send("NOOP\r\n")
        patient.now += .seconds(299)
        patient.send("NOOP\r\n")
        #expect(patient.codes == [220, 250, 250])

        var slowCommand = Dialogue()
        for letter in "NOOP" {
            slowCommand.now += .seconds(100)
            slowCommand.send(String(letter))
        }
        #expect(slowCommand.codes == [220, 421])
        #expect(slowCommand.isClosed)

        var slowMessage = dialogueInContent()
        for _ in 0..<9 {
            slowMessage.now += .seconds(100)
            slowMessage.send("line\r\n")
        }
        #expect(!slowMessage.isClosed)
        slowMessage.now += .seconds(1)
        slowMessage.send(".\r\n")
        #expect(slowMessage.codes.last == 421)
        #expect(slowMessage.messages.isEmpty && slowMessage.isClosed)
    }
}
