/// Finds out what a failure means, from the words and codes of the server that refused.
public enum BounceClassifier {
    /// Classifies by whatever of the three is known.
    ///
    /// - Parameters:
    ///   - status: the enhanced code that a report states, as "5.1.1"; text around it is allowed.
    ///   - diagnostic: what the server said.
    ///   - code: the SMTP reply code.
    public static func classify(status: String?, diagnostic: String?, code: Int?) -> BounceClass {
        let text = DiagnosticText(diagnostic ?? "")
        let stated = status.flatMap { EnhancedStatus(in: $0) }
        // Reports often state "5.0.0" or the code of their own queue; the refusing server's words know better.
        let known = [text.status, stated].compactMap { $0 }.first { !$0.isVague } ?? stated ?? text.status
        let reply = code ?? text.replyCode
        let isTemporary = (known?.statusClass ?? reply.map { $0 / 100 }) == 4
        let reason = reason(text: text, status: known, reply: reply, isTemporary: isTemporary)
        return BounceClass(reason, isTemporary: isTemporary)
    }

    /// Classifies a reply at sending time.
    public static func classify(reply: SMTPReply) -> BounceClass {
        classify(status: reply.enhanced, diagnostic: reply.text, code: reply.code)
    }

    /// Classifies what a report says of a recipient. When fields say nothing, the text for people is read.
    public static func classify(
        _ recipient: DeliveryStatusReport.Recipient, in report: DeliveryStatusReport
    ) -> BounceClass {
        switch recipient.action {
        case .delivered, .relayed, .expanded: return BounceClass(kind: .other, reason: .other)
        case .failed, .delayed, nil: break
        }
        let found = classify(status: recipient.status, diagnostic: recipient.diagnosticCode, code: nil)
        guard found.reason == .other, report.recipients.count == 1 else { return found }
        let explained = classify(status: recipient.status, diagnostic: report.explanation, code: nil)
        return recipient.action == .delayed && explained.kind == .hard ? found : explained
    }

    private static func reason(text: DiagnosticText, status: EnhancedStatus?, reply: Int?, isTemporary: Bool) -> BounceReason {
        if let rule = BounceRules.byText.first(where: { $0.phrases.contains { text.contains($0) } }) { return rule.reason }
        if let status, !status.isVague {
            let number = BounceRule.number(subject: status.subject, detail: status.detail)
            guard let rule = BounceRules.byCode.first(where: { $0.codes.contains { $0.contains(number) } }) else { return .other }
            // "4.4.4" is a name server that does not answer; "5.4.4" one that knows no such host (RFC 3463 section 3.5).
            return rule.reason == .noSuchDomain && isTemporary ? .network : rule.reason
        }
        guard let reply else { return .other }
        return BounceRules.byCode.first { $0.replies.contains(reply) }?.reason ?? .other
    }
}
