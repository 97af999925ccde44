/// A complaint in the Abuse Reporting Format (RFC 5965): a reader pressed "this is spam", or a filter reports.
public struct FeedbackReport: Sendable {
    /// "abuse", "fraud", "virus", "not-spam", "opt-out", "auth-failure" and the like, in lower case. Not all
    /// are complaints: "auth-failure" and "not-spam" are none.
    public let feedbackType: String
    /// The recipients of the reported message, often redacted.
    public let originalRecipients: [String]
    public let originalSender: String?
    /// What the reported message gave to be told again (RFC 9477 section 3.2), when the report itself says it.
    public let complaintID: String?
    /// The reported message, or its headers alone, when they came back.
    public let returnedMessage: MIMEPart?

    /// Reads the report in `message`, or nil when it has none.
    public init?(message: MIMEPart) {
        guard let report = message.first(ofType: "message/feedback-report") else { return nil }
        let fields = MIMEParser.fieldBlocks(in: report.content).joined()
        guard let type = fields.first(where: { $0.isNamed("Feedback-Type") })?.value else { return nil }
        feedbackType = String(type.lowercased().prefix { $0.isLetter || $0.isNumber || $0 == "-" })
        originalRecipients = fields.filter { $0.isNamed("Original-Rcpt-To") }.map { TypedField($0.value).address }
        originalSender = fields.first { $0.isNamed("Original-Mail-From") }.map { TypedField($0.value).address }
        complaintID = fields.first { $0.isNamed("CFBL-Feedback-ID") }?.value
        returnedMessage = message.first { $0.parts.count == 1 && !$0.contentType.isMultipart }?.parts.first
    }
}
