/// Tells the answers of machines (RFC 3834) from those of people. Reports of failure are marked as automatic too, and may be
/// sent under any subject: look for them first.
public enum AutoReply {
    /// Whether a header declares the message to be an automatic answer.
    public static func isDeclared(by message: MIMEPart) -> Bool {
        AutoReplyRules.headers.contains { $0.isDeclaration && $0.holds(for: message) }
    }

    /// Whether anything shows that a machine answered: a header, its subject in one of many languages, or a receipt
    /// (RFC 8098).
    public static func isFound(in message: MIMEPart) -> Bool {
        AutoReplyRules.headers.contains { $0.holds(for: message) } || hasSubject(message)
            || message.first(ofType: "message/disposition-notification") != nil
    }

    /// Whether the subject is one of a vacation notice. Where it speaks of a failed delivery too, a person has to look.
    public static func hasSubject(_ message: MIMEPart) -> Bool {
        guard let subject = message.header("Subject"), !WordedReport.hasSubject(subject) else { return false }
        let whole = AutoReplyText(subject)
        let beginnings = whole.beginnings
        return AutoReplyRules.subjects.contains { rule in
            switch rule.place {
            case .beginning: beginnings.contains(where: rule.holds)
            case .anywhere: !answers(whole) && rule.holds(for: whole)
            }
        }
    }

    /// A person answers under such words too: "Re: Siti is out of the office".
    private static func answers(_ subject: AutoReplyText) -> Bool {
        ["re:", "aw:", "sv:", "odp:", "bls:", "fw:", "fwd:", "wg:"].contains(where: subject.text.hasPrefix)
    }
}
