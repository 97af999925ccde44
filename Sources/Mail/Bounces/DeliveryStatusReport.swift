/// A report on what became of a message (RFC 3464), as it comes in a multipart/report (RFC 6522) or in anything that
/// has a message/delivery-status part.
public struct DeliveryStatusReport: Sendable {
    public enum Action: String, Sendable, Hashable, CaseIterable {
        case failed, delayed, delivered, relayed, expanded
    }

    /// What is said of one recipient (RFC 3464 section 2.3).
    public struct Recipient: Sendable, Hashable {
        /// The address that the sender wrote, when the report knows it.
        public var originalRecipient: String?
        /// The address that delivery was tried to.
        public var finalRecipient: String?
        public var action: Action?
        /// The field as it stands, usually "5.1.1"; some add words.
        public var status: String?
        /// What the refusing server said, without the type before the semicolon.
        public var diagnosticCode: String?
        /// The refusing server's name.
        public var remoteMTA: String?

        public init(
            originalRecipient: String? = nil, finalRecipient: String? = nil, action: Action? = nil, status: String? = nil,
            diagnosticCode: String? = nil, remoteMTA: String? = nil
        ) {
            self.originalRecipient = originalRecipient
            self.finalRecipient = finalRecipient
            self.action = action
            self.status = status
            self.diagnosticCode = diagnosticCode
            self.remoteMTA = remoteMTA
        }
    }

    /// The server that writes the report.
    public let reportingMTA: String?
    /// The envelope identifier that the sender gave (RFC 3461 section 4.4).
    public let originalEnvelopeID: String?
    public let recipients: [Recipient]
    /// The text for people, at most its first 8 KB.
    public let explanation: String
    /// The message that the report is about, or its headers alone, when they came back.
    public let returnedMessage: MIMEPart?

    private static let mediaTypes = ["message/delivery-status", "message/global-delivery-status"]
    private static let recipientFields = ["Final-Recipient", "Original-Recipient", "Action", "Status"]
    private static let explanationLimit = 8192

    /// Reads the report in `message`, or nil when it has none.
    public init?(message: MIMEPart) {
        let isStatus = { (part: MIMEPart) in Self.mediaTypes.contains(part.contentType.mediaType) }
        guard let status = message.first(where: isStatus) else { return nil }
        // A forwarded report lies inside another message: what belongs to it are the parts beside the status.
        let report = message.first { $0.parts.contains(where: isStatus) } ?? message
        let blocks = MIMEParser.fieldBlocks(in: status.content)
        let recipients = blocks.flatMap(Self.groups).compactMap { Recipient($0) }
        guard !recipients.isEmpty else { return nil }
        self.recipients = recipients
        let general = blocks.joined()
        reportingMTA = general.first { $0.isNamed("Reporting-MTA") }.map { TypedField($0.value).value }
        originalEnvelopeID = general.first { $0.isNamed("Original-Envelope-Id") }?.value
        let text = report.first { $0.contentType.mediaType == "text/plain" && $0.parts.isEmpty }
        explanation = text?.textPrefix(Self.explanationLimit) ?? ""
        returnedMessage = report.first { $0.parts.count == 1 && !$0.contentType.isMultipart }?.parts.first
    }

    /// A block of fields, divided where a field comes again: some servers leave out the blank line between recipients.
    private static func groups(of block: [MIMEHeader]) -> [[MIMEHeader]] {
        var groups = [[MIMEHeader]()]
        for field in block {
            let isRepeated =
                recipientFields.contains(where: field.isNamed) && groups[groups.count - 1].contains { $0.isNamed(field.name) }
            if isRepeated { groups.append([]) }
            groups[groups.count - 1].append(field)
        }
        return groups
    }
}

extension DeliveryStatusReport.Recipient {
    /// Reads a block of fields, or nil when it is not about a recipient.
    init?(_ fields: [MIMEHeader]) {
        func value(_ name: String) -> String? { fields.first { $0.isNamed(name) }?.value }
        let final = value("Final-Recipient").map { TypedField($0).address }
        let original = value("Original-Recipient").map { TypedField($0).address }
        let action = value("Action")
        guard final != nil || original != nil || action != nil || value("Status") != nil else { return nil }
        self.init(
            originalRecipient: original, finalRecipient: final,
            action: action.flatMap { DeliveryStatusReport.Action(tolerating: $0) }, status: value("Status"),
            diagnosticCode: value("Diagnostic-Code").map { TypedField($0).value },
            remoteMTA: value("Remote-MTA").map { TypedField($0).value })
    }
}

extension DeliveryStatusReport.Action {
    /// Reads an action, also in the words that some servers have of their own.
    init?(tolerating text: String) {
        let word = text.lowercased().prefix { $0.isLetter }
        switch word {
        case "failed", "failure", "fail", "error": self = .failed
        case "delayed", "delay": self = .delayed
        default: self.init(rawValue: String(word))
        }
    }
}
