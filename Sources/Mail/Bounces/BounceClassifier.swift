/// Finds out what a failure means, from the words and codes of the server that refused: the one judge of replies while sending
/// and of reports that come back. What it knows stands in `BounceRules`.
public enum BounceClassifier {
    /// Classifies by whatever is known.
    ///
    /// - Parameters:
    ///   - status: the enhanced code that a report states, as "5.1.1"; text around it is allowed.
    ///   - diagnostic: what the server said. Addresses, host names, URLs and IP addresses in it decide nothing.
    ///   - code: the SMTP reply code.
    ///   - recipient: whom the message was for, as servers also repeat the part before the @ by itself.
    public static func classify(
        status: String?, diagnostic: String?, code: Int?, recipient: String? = nil
    ) -> BounceClass {
        let said = ServerWords(diagnostic ?? "")
        let stated = status.flatMap { EnhancedStatus(in: $0) }
        // Reports often state "5.0.0" or the code of their own queue; the refusing server's words know better.
        let known = [said.status, stated].compactMap { $0 }.first { !$0.isVague } ?? stated ?? said.status
        let reply = code ?? said.replyCode
        let finding = find(said, diagnostic ?? "", known, recipient)
        let byCode = (known?.statusClass ?? reply.map { $0 / 100 }) == 4 || code.map { $0 / 100 } == 4
        if said.isLinkAlone { return BounceClass(.policy, isTemporary: byCode) }
        if let plain = finding.plain?.reason {
            // "5.1.8 Domain does not exist": which domain, says the code.
            if plain.condemns, (known.flatMap(reason(of:)) ?? reply.flatMap(reason(of:))) == .senderRefused {
                return BounceClass(.senderRefused, isTemporary: byCode || finding.isTemporary)
            }
            let isTemporary = finding.isTemporary || (finding.isPerhapsTemporary && plain == .mailboxDisabled)
            return BounceClass(plain, isTemporary: byCode || isTemporary)
        }
        let isTemporary = byCode || finding.isTemporary || finding.isPerhapsTemporary
        let reason = known.flatMap(reason(of:)) ?? finding.hint?.reason ?? reply.flatMap(reason(of:)) ?? .other
        // "4.4.4" is a name server that does not answer; "5.4.4" one that knows no such host (RFC 3463 section 3.5).
        return BounceClass(reason == .noSuchDomain && isTemporary ? .network : reason, isTemporary: isTemporary)
    }

    /// Classifies a reply at sending time.
    public static func classify(reply: SMTPReply, recipient: String? = nil) -> BounceClass {
        classify(status: reply.enhanced, diagnostic: reply.text, code: reply.code, recipient: recipient)
    }

    /// Classifies what a report says of a recipient. When fields say nothing, the text for people is read.
    public static func classify(
        _ recipient: DeliveryStatusReport.Recipient, in report: DeliveryStatusReport
    ) -> BounceClass {
        switch recipient.action {
        case .delivered, .relayed, .expanded: return BounceClass(kind: .other, reason: .other)
        case .failed, .delayed, nil: break
        }
        let address = recipient.finalRecipient ?? recipient.originalRecipient
        let found = classify(
            status: recipient.status, diagnostic: recipient.diagnosticCode, code: nil, recipient: address)
        guard found.reason == .other, report.recipients.count == 1 else { return found }
        let explained = classify(
            status: recipient.status, diagnostic: report.explanation, code: nil, recipient: address)
        return recipient.action == .delayed && explained.kind == .hard ? found : explained
    }

    /// The recipient's name is no word of the server's, unless nothing is left to judge by without it: somebody may be called
    /// "user" or "full".
    private static func find(
        _ said: ServerWords, _ text: String, _ status: EnhancedStatus?, _ recipient: String?
    ) -> BounceRules.Finding {
        let all = BounceRules.find(in: said.words, status: status)
        guard let at = recipient?.lastIndex(of: "@"), let name = recipient?[..<at], !name.isEmpty else { return all }
        let rest = ServerWords(text, without: String(name)).words
        guard rest != said.words else { return all }
        var finding = BounceRules.find(in: rest, status: status)
        finding.plain = finding.plain ?? (finding.hint == nil ? all.plain : nil)
        finding.hint = finding.hint ?? all.hint
        return finding
    }

    private static func reason(of status: EnhancedStatus) -> BounceReason? {
        BounceRules.codes.first { $0.codes.contains { $0.contains(status) } }?.reason
    }

    private static func reason(of reply: Int) -> BounceReason? {
        BounceRules.codes.first { $0.replies.contains(reply) }?.reason
    }
}
