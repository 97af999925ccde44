internal import Mail

/// Recognises a refusal that is about the connection, which has carried enough messages, and not about the message.
enum SessionLimit {
    /// In lower case. What is counted stands in the first list, over what in the second.
    private static let counted = ["message", "mail", "transaction", "deliver", "envelope"]
    private static let phrases = [
        "in this session", "per session", "this connection", "per connection", "same connection", "single connection",
        "session limit", "too many messages", "too many mails", "too many emails", "too many transactions", "reconnect",
        "open a new connection", "close the connection and",
    ]

    static func isMeant(by reply: SMTPReply) -> Bool {
        let text = reply.text.lowercased()
        return phrases.contains { text.contains($0) } && counted.contains { text.contains($0) }
    }
}
