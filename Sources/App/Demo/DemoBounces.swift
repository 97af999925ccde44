internal import Foundation
internal import Inbound
internal import Logging
internal import Mail
internal import SMTP

/// Sends back real bounce reports (RFC 3464), as the mail servers of the world would: over SMTP, from the null sender,
/// to the envelope sender of the letter.
struct DemoBounces {
    let account: SMTPAccount
    let logger: Logger

    /// Reports every message, and returns how many reports were accepted.
    func send(_ undelivered: [DemoInbox.Undelivered]) async throws -> Int {
        guard !undelivered.isEmpty else { return 0 }
        let transport = SMTPTransport(account: account, logger: logger)
        let writer = DeliveryStatusReportWriter(
            reportingMTA: "mx.example", from: try Mailbox(parsing: "Mail Delivery System <mailer-daemon@mx.example>"))
        for (index, failed) in undelivered.enumerated() {
            transport.submit(try report(failed, UInt64(index), writer))
        }
        var accepted = 0
        var outstanding = undelivered.count
        while outstanding > 0, let outcomes = await transport.outcomes() {
            outstanding -= outcomes.count
            accepted += outcomes.filter { $0.outcome == .accepted }.count
        }
        await transport.shutdown(deadlineSeconds: 5)
        return accepted
    }

    private func report(
        _ failed: DemoInbox.Undelivered, _ number: UInt64, _ writer: DeliveryStatusReportWriter
    ) throws -> OutgoingMessage {
        let sender = failed.message.envelope.sender
        var bytes: [UInt8] = []
        try writer.write(
            on: [
                DeliveryStatusReport.Recipient(
                    finalRecipient: failed.recipient, action: .failed, status: failed.status,
                    diagnosticCode: failed.diagnostic)
            ],
            original: failed.message.content, to: try EmailAddress(parsing: sender), date: Date(),
            messageID: "report.\(number).\(UInt64.random(in: 0...UInt64.max))@mx.example", into: &bytes)
        return OutgoingMessage(id: Int64(number), envelopeSender: "", recipient: sender, bytes: bytes)
    }
}
