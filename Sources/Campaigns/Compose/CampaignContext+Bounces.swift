internal import Mail
internal import Tracking

extension CampaignContext {
    /// What a person should know of the envelope senders of letters from these mailboxes.
    func senderWarnings(from mailboxes: Set<Mailbox>) -> [String] {
        guard !workspace.takesUnsubscribesByMail else { return [] }
        let domains = Set(mailboxes.map(\.address.domain)).sorted().joined(separator: ", ")
        return [
            "there is no bounce_domain: envelope senders are addresses at \(minter.bounceDomain), where nobody takes mail for them. Mail "
                + "servers that check senders will refuse letters from \(domains), and bounces are not heard"
        ]
    }
}
