internal import Mail

/// Messages that are not even offered to a server, because its EHLO or the envelope says that it cannot take them.
enum LocalRefusal {
    /// The report for a message that must not be started, or nil. Where the contact's own address is the reason, the
    /// report has the reply that a server would give.
    static func of(_ message: OutgoingMessage, _ capabilities: SMTPCapabilities, server: String) -> DeliveryReport? {
        func report(_ outcome: DeliveryOutcome, _ reason: BounceReason, _ reply: SMTPReply? = nil) -> DeliveryReport {
            DeliveryReport(id: message.id, outcome: outcome, reason: reason, reply: reply, server: server)
        }
        guard EnvelopeAddress.isSafe(message.envelopeSender, allowsUTF8: message.needsSMTPUTF8) else {
            return report(
                .configuration("The envelope sender \(message.envelopeSender.debugDescription) is not an address for the wire"),
                .senderRefused)
        }
        guard !message.recipient.isEmpty, EnvelopeAddress.isSafe(message.recipient, allowsUTF8: message.needsSMTPUTF8) else {
            return report(
                .hard, .unknownUser, SMTPReply(code: 553, enhanced: "5.1.3", text: "not offered: the address is malformed"))
        }
        guard !message.needsSMTPUTF8 || capabilities.smtpUTF8 else {
            // RFC 6531 section 3.5 with the code of RFC 5248 for it.
            return report(
                .policy, .policy, SMTPReply(code: 553, enhanced: "5.6.7", text: "not offered: the server has no SMTPUTF8"))
        }
        if let largest = capabilities.largestMessage, message.bytes.count > largest {
            return report(
                .configuration("The message has \(message.bytes.count) bytes, and \(server) takes at most \(largest)"), .tooLarge)
        }
        guard capabilities.eightBitMIME || !MessageEncoder.hasHighByte(message.bytes) else {
            return report(.configuration("The message has 8-bit bytes, and \(server) does not offer 8BITMIME"), .content)
        }
        return nil
    }
}
