internal import Inbound
public import Foundation
public import Mail

extension DemoInbox.Undelivered {
    /// The report that a mail server returns for this message (RFC 3464): from the null sender to the envelope sender.
    ///
    /// - Parameters:
    ///   - id: the number that the transport gives back with the outcome.
    ///   - hostName: the name of the server that reports.
    /// - Throws: `AddressError` when the envelope sender is no address that a report could go to.
    public func report(id: Int64, hostName: String, date: Date = Date()) throws -> OutgoingMessage {
        let sender = try EmailAddress(parsing: message.envelope.sender)
        let postmaster = Mailbox(name: "Mail delivery", address: try EmailAddress(parsing: "mailer-daemon@\(hostName)"))
        let recipient = DeliveryStatusReport.Recipient(
            finalRecipient: recipient, action: .failed, status: status, diagnosticCode: diagnostic)
        var bytes: [UInt8] = []
        try DeliveryStatusReportWriter(reportingMTA: hostName, from: postmaster).write(
            on: [recipient], original: message.content, to: sender, date: date,
            messageID: "\(UUID().uuidString.lowercased())@\(hostName)", into: &bytes)
        return OutgoingMessage(id: id, envelopeSender: "", recipient: sender.wire, bytes: bytes)
    }
}
