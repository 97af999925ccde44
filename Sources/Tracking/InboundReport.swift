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
    init(_ message: MIMEPart) {
        if let report = DeliveryStatusReport(message: message) {
            self = .delivery(report)
        } else if let report = FeedbackReport(message: message) {
            self = .feedback(report)
        } else if let report = WordedReport(message: message) {
            self = .words(report)
        } else {
            self = message.isAutomatic ? .autoReply : .other
        }
    }
}

extension MIMEPart {
    /// Whether a machine says that it answers (RFC 3834 section 5, and the headers that were used before it).
    var isAutomatic: Bool {
        let submitted = header("Auto-Submitted").map { $0.lowercased().prefix { $0.isLetter || $0 == "-" } }
        if let submitted, !submitted.isEmpty, submitted != "no" { return true }
        if let precedence = header("Precedence")?.lowercased(), precedence.contains("auto") { return true }
        return ["X-Autoreply", "X-Autorespond"].contains { header($0) != nil }
    }
}
