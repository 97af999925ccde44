internal import Mail

/// What a message that came back to an envelope sender says, before it is known whom it is about.
enum InboundReport {
    /// A report on delivery (RFC 3464).
    case delivery(DeliveryStatusReport)
    /// The reader, or a filter, complained (RFC 5965).
    case feedback(FeedbackReport)
    /// A failure told in words alone.
    case words(WordedReport)
    /// A vacation notice or the like (RFC 3834): nothing happened.
    case autoReply
    /// Anything else.
    case other

    /// In the order of trust: reports are themselves marked as automatic, so they are looked for first.
    init(_ message: [UInt8]) {
        self.init(MIMEParser.parse(message))
    }

    init(_ message: MIMEPart) {
        if let report = DeliveryStatusReport(message: message) {
            self = .delivery(report)
        } else if let report = FeedbackReport(message: message) {
            self = .feedback(report)
        } else if let report = WordedReport(message: message) {
            self = .words(report)
        } else {
            self = Self.isAutomatic(message) ? .autoReply : .other
        }
    }

    /// RFC 3834 section 5, and the headers that were used before it.
    private static func isAutomatic(_ message: MIMEPart) -> Bool {
        let submitted = message.header("Auto-Submitted").map { $0.lowercased().prefix { $0.isLetter || $0 == "-" } }
        if let submitted, !submitted.isEmpty, submitted != "no" { return true }
        if let precedence = message.header("Precedence")?.lowercased(), precedence.contains("auto") { return true }
        return ["X-Autoreply", "X-Autorespond"].contains { message.header($0) != nil }
    }
}
