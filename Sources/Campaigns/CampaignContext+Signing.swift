internal import Mail

extension CampaignContext {
    /// Who signs letters from a mailbox; nil when none of the keys fits.
    func signer(from mailbox: Mailbox) -> DKIMSigner? {
        DKIMSigner(from: mailbox.address.domain, among: dkim)
    }

    /// What a person should know of the signatures under letters from these mailboxes. Where there are no keys at all,
    /// whoever takes the mail from here may sign it.
    func signingWarnings(from mailboxes: Set<Mailbox>) -> [String] {
        guard !dkim.isEmpty else { return [] }
        return Set(mailboxes.map(\.address.domain)).sorted().flatMap { signingWarnings(domain: $0) }
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
