internal import Mail

/// Recognises a server that wants TLS before anything else (RFC 3207 section 4; 538: RFC 4954 section 6): not a question of
/// who signs in.
enum TLSDemand {
    static let setting = "set `tls: starttls` for the account"

    private static let codes = [530, 538, 523]
    private static let phrases = ["tls", "encryption", "secure connection"]

    /// What to tell, when the reply is such a demand: by its code and its words, or by the name of the command alone.
    static func advice(_ reply: SMTPReply) -> String? {
        let text = reply.text.lowercased()
        let isMeant = text.contains("starttls") || codes.contains(reply.code) && phrases.contains { text.contains($0) }
        return isMeant ? "The server wants TLS: \(setting)" : nil
    }
}
