import Foundation
import Mail
import TestSupport
import Testing

@Suite struct DeliveryStatusReportTests {
    static let postfix = """
        From: MAILER-DAEMON@mx.example.com (Mail Delivery System)
        To: b17@bounces.example.net
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        \tboundary="A1.1/mx.example.com"

        This is a MIME-encapsulated message.

        --A1.1/mx.example.com
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you.

        --A1.1/mx.example.com
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.com
        Original-Envelope-Id: 17
        Arrival-Date: Mon, 21 Sep 2026 14:13:20 +0000

        Final-Recipient: rfc822; anna@example.com
        Original-Recipient: rfc822;Anna@Example.com
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mail.example.com
        Diagnostic-Code: smtp; 550 5.1.1 <anna@example.com>:
            Recipient address rejected: User unknown

        Final-Recipient: RFC822; <bob@example.com>
        Action: delayed
        Status: 4.2.2 (mailbox full)

        --A1.1/mx.example.com
        Content-Description: Undelivered Message Headers
        Content-Type: text/rfc822-headers

        From: hello@example.net
        Message-ID: <1.2@example.net>

        --A1.1/mx.example.com--
        """

    @Test func `reads a report field by field`() throws {
        let report = try #require(DeliveryStatusReport(message: MIMEParser.parse(Array(Self.postfix.utf8))))
        #expect(report.reportingMTA == "mx.example.com")
        #expect(report.originalEnvelopeID == "17")
        #expect(report.explanation.contains("sorry"))
        #expect(report.returnedMessage?.header("Message-ID") == "<1.2@example.net>")
        #expect(
            report.recipients == [
                DeliveryStatusReport.Recipient(
                    originalRecipient: "Anna@Example.com", finalRecipient: "anna@example.com", action: .failed,
                    status: "5.1.1",
                    diagnosticCode: "550 5.1.1 <anna@example.com>:    Recipient address rejected: User unknown",
                    remoteMTA: "mail.example.com"),
                DeliveryStatusReport.Recipient(
                    finalRecipient: "bob@example.com", action: .delayed, status: "4.2.2 (mailbox full)"),
            ])
        let classes = report.recipients.map { BounceClassifier.classify($0, in: report) }
        #expect(classes == [BounceClass(kind: .hard, reason: .unknownUser), BounceClass(kind: .soft, reason: .mailboxFull)])
    }

    @Test func `is nil for what is no report`() {
        #expect(DeliveryStatusReport(message: MIMEParser.parse(Array("Subject: x\n\nhello".utf8))) == nil)
        let empty = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; a\n"
        #expect(DeliveryStatusReport(message: MIMEParser.parse(Array(empty.utf8))) == nil)
    }

    @Test func `tells recipients apart without a blank line`() throws {
        let text = """
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.com
            Final-Recipient: rfc822; anna@example.com
            Action: failed
            Status: 5.1.1
            Final-Recipient: rfc822; bob@example.com
            Action: failed
            Status: 5.2.2
            """
        let report = try #require(DeliveryStatusReport(message: MIMEParser.parse(Array(text.utf8))))
        #expect(report.reportingMTA == "mx.example.com")
        #expect(report.recipients.map(\.finalRecipient) == ["anna@example.com", "bob@example.com"])
        #expect(report.recipients.map(\.status) == ["5.1.1", "5.2.2"])
    }

    @Test func `finds the report inside a forwarded message`() throws {
        let forwarded = "Content-Type: message/rfc822\n\n" + Self.postfix
        let report = try #require(DeliveryStatusReport(message: MIMEParser.parse(Array(forwarded.utf8))))
        #expect(report.returnedMessage?.header("Message-ID") == "<1.2@example.net>")
    }

    @Test func `reads complaints`() throws {
        let text = """
            Content-Type: multipart/report; report-type=feedback-report; boundary=b

            --b

            A complaint.
            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: Some/1.0
            Original-Mail-From: <b17@bounces.example.net>
            Original-Rcpt-To: <anna@example.com>

            --b
            Content-Type: message/rfc822

            Message-ID: <1.2@example.net>

            Hello
            --b--
            """
        let report = try #require(FeedbackReport(message: MIMEParser.parse(Array(text.utf8))))
        #expect(report.feedbackType == "abuse")
        #expect(report.originalRecipients == ["anna@example.com"])
        #expect(report.originalSender == "b17@bounces.example.net")
        #expect(report.returnedMessage?.header("message-id") == "<1.2@example.net>")
    }
}
