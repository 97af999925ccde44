internal import Mail

extension CampaignContext {
    /// Who signs letters from a mailbox; nil when none of the keys fits.
    func signer(from mailbox: Mailbox) -> DKIMSigner? {
        DKIMSigner(from: mailbox.address.domain, among: dkim)
    }

    /// What a person should know of the signatures under letters from these mailboxes. Where there are no keys at all,
    /// whoever takes the mail from here may sign it.
    func signingWarnings(from mailboxes: Set<Mailbox>) -> [String] {
        let domains = Set(mailboxes.map(\.address.domain)).sorted()
        let warnings = dkim.isEmpty ? [] : domains.flatMap { signingWarnings(domain: $0) }
        return warnings + domains.compactMap(feedbackWarning)
    }

    /// RFC 9477 section 3.1: complaints go to addresses of the domain that signed, or below it.
    private func feedbackWarning(domain: String) -> String? {
        guard let address = workspace.feedbackAddress else { return nil }
        guard let signer = DKIMSigner(from: domain, among: dkim) else {
            return "no complaints may come to \(address): letters from \(domain) are not signed here, and providers send "
                + "complaints only to an address of the domain that signed"
        }
        guard address.domain != signer.domain, !address.domain.hasSuffix(".\(signer.domain)") else { return nil }
        return "no complaints will come to \(address): letters from \(domain) are signed by \(signer.domain), and providers send "
            + "complaints only to an address of that domain or below it"
    }

    private func signingWarnings(domain: String) -> [String] {
        guard let signer = DKIMSigner(from: domain, among: dkim) else {
            let others = Set(dkim.map(\.domain)).sorted().joined(separator: ", ")
            return [
                "letters from \(domain) would go out unsigned: there are DKIM keys of \(others), and none of \(domain); "
                    + "make one with `merpati dkim create \(domain) SELECTOR`"
            ]
        }
        var warnings: [String] = []
        let own = dkim.filter { $0.domain == signer.domain }
        for identity in own where identity.key.algorithm == .rsa && identity.key.bits < DKIMKey.recommendedSize {
            warnings.append(
                "the DKIM key \(identity.selector) of \(identity.domain) has \(identity.key.bits) bits; make one of "
                    + "\(DKIMKey.recommendedSize), publish it, and name it in the settings")
        }
        if !signer.algorithms.contains(.rsa) {
            warnings.append(
                "letters are signed with Ed25519 alone, which many receivers do not verify; add an RSA key of \(signer.domain)")
        }
        return warnings
    }
}
