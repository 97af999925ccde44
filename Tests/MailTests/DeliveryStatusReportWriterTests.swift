import Foundation
import Mail
import TestSupport
import Testing

@Suite struct DeliveryStatusReportWriterTests {
    private let original = Array(
        "From: hello@fuchsia.example\r\nSubject: =?utf-8?q?za=C5=BC?=\r\nMessage-ID: <1.2@fuchsia.example>\r\n\r\nbody --=_merpati_report\r\n"
            .utf8)

    private func write(
        _ recipients: [DeliveryStatusReport.Recipient], original: [UInt8]
    ) throws -> [UInt8] {
        let writer = DeliveryStatusReportWriter(
            reportingMTA: "inbox.example.com",
            from: try Mailbox(parsing: "Mail Delivery System <mailer-daemon@inbox.example.com>"))
        var bytes = [UInt8]()
        try writer.write(
            on: recipients, original: original, to: EmailAddress(parsing: "b17@bounces.fuchsia.example"),
            date: Date(timeIntervalSince1970: 1_790_000_000), messageID: "r1@inbox.example.com", into: &bytes)
        return bytes
    }

    @Test func `what it writes is read back, field by field`() throws {
        let recipients = [
            DeliveryStatusReport.Recipient(
                originalRecipient: "Anna@example.com", finalRecipient: "anna@example.com", action: .failed, status: "5.1.1",
                diagnosticCode: "550 5.1.1 <anna@example.com> " + String(repeating: "User unknown ", count: 12) + "here",
                remoteMTA: "mx.example.com"),
            DeliveryStatusReport.Recipient(finalRecipient: "bob@example.com", action: .delayed, status: "4.2.2"),
        ]
        let bytes = try write(recipients, original: original)
        let message = MIMEParser.parse(bytes)
        let report = try #require(DeliveryStatusReport(message: message))
        #expect(report.recipients == recipients)
        #expect(report.reportingMTA == "inbox.example.com")
        #expect(report.returnedMessage?.header("Message-ID") == "<1.2@fuchsia.example>")
        #expect(report.returnedMessage?.header("Subject") == "zaż")
        #expect(message.header("To") == "<b17@bounces.fuchsia.example>")
        #expect(message.header("Auto-Submitted") == "auto-replied")
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") && !$0.contains("\r") })
    }

    @Test(arguments: [
        "--=_merpati_report--\r\nMessage-ID: <1.2@fuchsia.example>\r\n\r\nx", "X: \u{0}\r\nMessage-ID: <1.2@fuchsia.example>\n\n",
        "X: \(String(repeating: "x", count: 2000))\nMessage-ID: <1.2@fuchsia.example>\n\n",
        "X: é\nMessage-ID: <1.2@fuchsia.example>\n",
    ])
    func `hostile originals break no report`(original: String) throws {
        let recipient = DeliveryStatusReport.Recipient(
            finalRecipient: "anna@example.com\r\nAction: delivered", action: .failed, status: "5.1.1\nStatus: 2.0.0",
            diagnosticCode: "550 é\r\n\r\n--=_merpati_report--\r\n")
        let bytes = try write([recipient], original: Array(original.utf8))
        let report = try #require(DeliveryStatusReport(message: MIMEParser.parse(bytes)))
        #expect(report.recipients.count == 1)
        #expect(report.recipients.first?.action == .failed)
        #expect(report.returnedMessage != nil)
    }

    @Test func `Python finds the same fields`() async throws {
        let recipient = DeliveryStatusReport.Recipient(
            finalRecipient: "anna@example.com", action: .failed, status: "5.1.1", diagnosticCode: "550 5.1.1 User unknown")
        let bytes = try write([recipient], original: original)
        let fields = try await withTemporaryFolder { try await IndependentReader.readReport(bytes, in: $0) }
        #expect(
            fields.types == [
                "multipart/report", "text/plain", "message/delivery-status", "text/plain", "text/plain", "text/rfc822-headers",
            ])
        #expect(fields.recipient["final-recipient"] == "rfc822; anna@example.com")
        #expect(fields.recipient["action"] == "failed")
        #expect(fields.recipient["status"] == "5.1.1")
        #expect(fields.recipient["diagnostic-code"] == "smtp; 550 5.1.1 User unknown")
        #expect(fields.defects == [])
    }
}
