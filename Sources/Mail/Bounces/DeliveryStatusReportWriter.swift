public import Foundation

/// Writes reports on undeliverable mail, as a mail server returns them to the envelope sender (RFC 3464, RFC 6522):
/// a text for people, the delivery status, the headers of the original message.
public struct DeliveryStatusReportWriter: Sendable {
    /// The name of the server that reports, as "mail.example.com".
    public var reportingMTA: String
    /// Whom the report comes from.
    public var from: Mailbox

    private static let boundary = "=_merpati_report"
    private static let returnedLimit = 64 << 10

    public init(reportingMTA: String, from: Mailbox) {
        self.reportingMTA = reportingMTA
        self.from = from
    }

    /// Appends a report.
    ///
    /// - Parameters:
    ///   - recipients: at least one, each with its final recipient, action and status.
    ///   - original: the message that was not delivered, or its headers alone; CRLF or LF.
    ///   - sender: the envelope sender of the original, to whom the report goes.
    public func write(
        on recipients: [DeliveryStatusReport.Recipient], original: [UInt8], to sender: EmailAddress, date: Date,
        messageID: String, into message: inout [UInt8]
    ) throws(MessageError) {
        var report = [UInt8]()
        HeaderWriter.appendDate(date, to: &report)
        try HeaderWriter.appendMailbox("From", from, to: &report)
        try HeaderWriter.appendMailbox("To", Mailbox(address: sender), to: &report)
        report += "Subject: Your message could not be delivered\r\n".utf8
        try HeaderWriter.appendIdentity("Message-ID", messageID, to: &report)
        report +=
            """
            Auto-Submitted: auto-replied\r
            MIME-Version: 1.0\r
            Content-Type: multipart/report; report-type=delivery-status;\r
             boundary="\(Self.boundary)"\r
            \r
            --\(Self.boundary)\r
            Content-Type: text/plain; charset=utf-8\r\n
            """.utf8
        BodyEncoder.append(Array(explanation(of: recipients).utf8), to: &report)
        report += "\r\n--\(Self.boundary)\r\nContent-Type: message/delivery-status\r\n\r\n".utf8
        appendStatus(of: recipients, to: &report)
        report += "\r\n--\(Self.boundary)\r\nContent-Type: text/rfc822-headers\r\n".utf8
        Self.appendHeaders(of: original, to: &report)
        report += "\r\n--\(Self.boundary)--\r\n".utf8
        message += report
    }

    private func explanation(of recipients: [DeliveryStatusReport.Recipient]) -> String {
        var text = "This is the mail server \(reportingMTA).\n\nYour message could not be delivered to:\n"
        for recipient in recipients {
            text += "\n<\(recipient.finalRecipient ?? "")>"
            if let said = recipient.diagnosticCode { text += ": \(said)" }
        }
        return text + "\n"
    }

    /// The fields of RFC 3464 section 2.2 and 2.3, each block after a blank line.
    private func appendStatus(of recipients: [DeliveryStatusReport.Recipient], to report: inout [UInt8]) {
        Self.appendField("Reporting-MTA", "dns; \(reportingMTA)", to: &report)
        for recipient in recipients {
            report += CRLF.bytes
            if let original = recipient.originalRecipient {
                Self.appendField("Original-Recipient", "\(Self.addressType(original)); \(original)", to: &report)
            }
            let final = recipient.finalRecipient ?? ""
            Self.appendField("Final-Recipient", "\(Self.addressType(final)); \(final)", to: &report)
            Self.appendField("Action", (recipient.action ?? .failed).rawValue, to: &report)
            Self.appendField("Status", recipient.status ?? "5.0.0", to: &report)
            if let remote = recipient.remoteMTA { Self.appendField("Remote-MTA", "dns; \(remote)", to: &report) }
            if let said = recipient.diagnosticCode { Self.appendField("Diagnostic-Code", "smtp; \(said)", to: &report) }
        }
    }

    private static func addressType(_ address: String) -> String {
        address.utf8.allSatisfy { $0 < 0x80 } ? "rfc822" : "utf-8"
    }

    /// A field of printable ASCII: whatever else a server said or an address has becomes "?".
    private static func appendField(_ name: String, _ value: String, to report: inout [UInt8]) {
        report += "\(name): ".utf8
        let printable = value.utf8.prefix(HeaderWriter.longestLine - 80).map { 0x20...0x7e ~= $0 ? $0 : UInt8(ascii: "?") }
        HeaderWriter.appendFolded(printable, column: name.utf8.count + 2, to: &report)
        report += CRLF.bytes
    }

    /// The original's headers: as they are where mail allows that, else quoted-printable (RFC 6522 section 4).
    private static func appendHeaders(of original: [UInt8], to report: inout [UInt8]) {
        let headers = headers(of: original)
        let lines = headers.split(separator: CRLF.lineFeed, omittingEmptySubsequences: false)
        let isPlain = lines.allSatisfy { line in
            line.count <= HeaderWriter.longestLine && !line.starts(with: "--".utf8)
                && line.dropLast(line.last == CRLF.carriageReturn ? 1 : 0).allSatisfy { 0x20...0x7e ~= $0 || $0 == 0x09 }
        }
        guard isPlain else {
            BodyEncoder.append(headers, to: &report)
            return
        }
        report += CRLF.bytes
        for line in lines {
            report += line.dropLast(line.last == CRLF.carriageReturn ? 1 : 0)
            report += CRLF.bytes
        }
    }

    /// Everything before the first blank line.
    private static func headers(of original: [UInt8]) -> [UInt8] {
        let start = original.prefix(returnedLimit)
        var lineStart = 0
        while let end = start[lineStart...].firstIndex(of: CRLF.lineFeed) {
            let line = start[lineStart..<end]
            if line.isEmpty || line.elementsEqual([CRLF.carriageReturn]) { return Array(start[..<lineStart]) }
            lineStart = end + 1
        }
        return Array(start)
    }
}
