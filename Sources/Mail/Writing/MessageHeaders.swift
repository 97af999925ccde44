/// The headers that are the same in every message of a campaign.
public struct MessageHeaders: Sendable {
    public var from: Mailbox
    public var replyTo: Mailbox?
    public var listID: ListIdentifier?
    /// Up to four fields separated by colons, which some providers group complaints by.
    public var feedbackID: String?
    /// Where providers that keep to RFC 9477 send complaints. They do so only where a DKIM signature covers the header.
    public var complaintAddress: EmailAddress?
    /// Marks the mail as sent by a program to many (`Precedence: bulk`, and `Auto-Submitted` by RFC 3834), which
    /// quiets vacation replies.
    public var isBulk: Bool
    public var extra: [HeaderField]

    public init(
        from: Mailbox, replyTo: Mailbox? = nil, listID: ListIdentifier? = nil, feedbackID: String? = nil,
        complaintAddress: EmailAddress? = nil, isBulk: Bool = true, extra: [HeaderField] = []
    ) {
        self.from = from
        self.replyTo = replyTo
        self.listID = listID
        self.feedbackID = feedbackID
        self.complaintAddress = complaintAddress
        self.isBulk = isBulk
        self.extra = extra
    }
}
