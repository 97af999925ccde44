internal import Mail

/// Finds out which of our messages a complaint is about, by the signed tokens that the message carried and that come back in
/// the report. Providers black out addresses and leave headers away, so each place is tried; none needs to be trusted,
/// because nobody else can make a token.
enum FeedbackToken {
    /// Headers looked at, so that a report with a thousand of them costs no thousand signatures.
    private static let mostHeaders = 20
    private static let mostAddresses = 4
    private static let names: Set<String> = ["cfbl-feedback-id", "return-path", "list-unsubscribe"]

    /// The token of a message that was complained about; one to unsubscribe only where there is no other.
    static func find(in report: FeedbackReport, by minter: TokenMinter) -> Token? {
        if let token = report.complaintID.flatMap(minter.read(complaintID:)) { return token }
        if let token = report.originalSender.flatMap({ self.token(in: $0, minter) }) { return token }
        return report.returnedMessage.flatMap { find(in: $0, by: minter) }
    }

    /// The token of a message that came back.
    static func find(in message: MIMEPart, by minter: TokenMinter) -> Token? {
        var weaker: Token?
        for header in message.headers.lazy.filter({ names.contains($0.name.lowercased()) }).prefix(mostHeaders) {
            guard let token = token(in: header, minter) else { continue }
            if token.purpose != .unsubscribe { return token }
            weaker = weaker ?? token
        }
        return weaker
    }

    private static func token(in header: MIMEHeader, _ minter: TokenMinter) -> Token? {
        if header.name.lowercased() == "cfbl-feedback-id" { return minter.read(complaintID: header.value) }
        return header.value.split(separator: ",").prefix(mostAddresses).lazy.compactMap { token(in: $0, minter) }.first
    }

    /// The token of an address or of a link to unsubscribe, in angle brackets or not.
    private static func token(in text: some StringProtocol, _ minter: TokenMinter) -> Token? {
        var address = String(text).filter { !$0.isWhitespace && $0 != "<" && $0 != ">" }[...]
        if address.lowercased().hasPrefix("mailto:") { address = address.dropFirst("mailto:".count) }
        switch minter.read(recipient: String(address.prefix { $0 != "?" })) {
        case .bounce(let token), .unsubscribe(let token): return token
        case .forged: return nil
        case .other:
            let link = "\(minter.publicURL)/u/"
            guard address.hasPrefix(link) else { return nil }
            return minter.read(link: address.dropFirst(link.count), as: .unsubscribe)
        }
    }
}
