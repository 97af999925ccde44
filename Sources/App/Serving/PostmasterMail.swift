internal import Inbound
internal import Mail

/// The mailbox that every domain must have (RFC 5321 section 4.5.1): its mail waits in the capture inbox for a person.
struct PostmasterMail: Sendable {
    /// Our domains, as A-labels.
    let domains: Set<String>
    let inbox: CaptureInbox

    /// Messages that wait at most, so that nobody fills the disk with them.
    static let most = 1000
    /// Bytes of one message.
    static let longest = 1024 * 1024

    private static let tooLong = InboundVerdict.refuse(
        SMTPReply(code: 552, enhanced: "5.3.4", text: "Mail to postmaster must be shorter than 1 MB"))
    private static let full = InboundVerdict.refuse(
        SMTPReply(code: 452, enhanced: "4.2.2", text: "The postmaster has too much unread mail, try again later"))

    /// Whether it is the postmaster of one of our domains, or `postmaster` alone.
    func owns(_ recipient: String) -> Bool {
        if recipient.lowercased() == "postmaster" { return true }
        guard let address = try? EmailAddress(parsing: recipient) else { return false }
        return address.localPart.lowercased() == "postmaster" && domains.contains(address.domain)
    }

    func take(_ message: InboundMessage) async throws -> InboundVerdict {
        guard message.content.count <= Self.longest else { return Self.tooLong }
        do {
            try await inbox.store(message)
            return .accept
        } catch InboxError.full {
            return Self.full
        }
    }
}
