internal import Mail

/// What a message that came back to an envelope sender says, before it is known whom it is about.
enum InboundReport {
    /// A report on delivery (RFC 3464).
    case delivery(DeliveryStatusReport)
    /// The reader, or a filter, complained (RFC 5965).
    case feedback(FeedbackReport)
    /// A failure told in words alone.
    case words(WordedReport)
    /// Our message came back without a report: a complaint, if we may believe so.
    case copy(ReturnedCopy)
    /// A vacation notice or the like (RFC 3834): nothing happened.
    case autoReply
    /// Anything else.
    case other

    /// In the order of trust: reports are themselves marked as automatic, so they are looked for first.
    init(_ message: MIMEPart) {
        let copy = ReturnedCopy(message: message)
        if let report = DeliveryStatusReport(message: message) {
            self = .delivery(report)
        } else if let report = FeedbackReport(message: message) {
            self = .feedback(report)
        } else if let copy, copy.isNamedComplaint {
            self = .copy(copy)
        } else if let report = WordedReport(message: message), !Self.isVacation(report, message) {
            self = .words(report)
        } else if AutoReply.isFound(in: message) {
            self = .autoReply
        } else {
            self = copy.map(InboundReport.copy) ?? .other
        }
    }

    /// Some postmasters are on vacation too: without a rule that knows the words, it takes a notice's subject.
    private static func isVacation(_ report: WordedReport, _ message: MIMEPart) -> Bool {
        !report.isDelay && report.meaning.reason == .other && AutoReply.hasSubject(message)
    }
}

extension FeedbackReport {
    /// What the reader wants.
    enum Wish {
        case complain
        case leave
    }

    /// Only `abuse` is the reader's complaint (RFC 5965 section 7.3). `opt-out` and `opt-out-list` come from providers that
    /// have a button to leave, or make one of the link.
    var wish: Wish? {
        switch feedbackType {
        case "abuse": .complain
        case "opt-out", "opt-out-list": .leave
        default: nil
        }
    }

    /// Whether it says something about mail servers or filters, and nothing about what the reader wants.
    var isNoComplaint: Bool { feedbackType == "auth-failure" || feedbackType == "not-spam" }
}
