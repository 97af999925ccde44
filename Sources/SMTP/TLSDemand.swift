internal import Mail

/// Recognises a server that wants TLS before anything else (RFC 3207 section 4; 538: RFC 4954 section 6): not a question of
/// who signs in.
enum TLSDemand {
    static let setting = "set `tls: starttls` for the account"

    private static let codes = [530, 538, 523]
    private static let phrases = ["starttls", "start tls", "tls required", "requires tls", "encryption"]

    /// What to tell, when the reply is such a demand.
    static func advice(_ reply: SMTPReply) -> String? {
        let text = reply.text.lowercased()
        guard codes.contains(reply.code), phrases.contains(where: { text.contains($0) }) else { return nil }
        return "the server wants TLS: \(setting)"
    }
}
