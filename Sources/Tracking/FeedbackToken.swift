internal import Mail

/// Finds out which of our messages a complaint is about, by the signed tokens that the message carried and that come back in
/// the report. Providers black out addresses and leave headers away, so each place is tried; none needs to be trusted,
/// because nobody else can make a token.
enum FeedbackToken {
    /// Texts looked at, so that a report with a thousand headers costs no thousand signatures.
    private static let most = 20

    static func find(in report: FeedbackReport, by minter: TokenMinter) -> Token? {
        var texts = [String]()
        if let id = report.complaintID { texts.append("\(id)@\(minter.bounceDomain)") }
        if let sender = report.originalSender { texts.append(sender) }
        for header in report.returnedMessage?.headers ?? [] {
            switch header.name.lowercased() {
            case "cfbl-feedback-id": texts.append("\(header.value)@\(minter.bounceDomain)")
            case "return-path": texts.append(header.value)
            case "list-unsubscribe": texts += header.value.split(separator: ",").map(String.init)
            default: continue
            }
        }
        for text in texts.prefix(most) {
            if let token = token(in: text, minter) { return token }
        }
        return nil
    }

    /// The token of an address or of a link to unsubscribe, in angle brackets or not.
    private static func token(in text: String, _ minter: TokenMinter) -> Token? {
        var address = text.filter { !$0.isWhitespace && $0 != "<" && $0 != ">" }[...]
        if address.lowercased().hasPrefix("mailto:") { address = address.dropFirst("mailto:".count) }
        switch minter.read(recipient: String(address.prefix { $0 != "?" })) {
        case .bounce(let token), .unsubscribe(let token): return token
        case .forged: return nil
        case .other:
            let link = "\(minter.publicURL)/u/"
            guard address.hasPrefix(link) else { return nil }
            return minter.read(address.dropFirst(link.count), as: .unsubscribe)
        }
    }
}
