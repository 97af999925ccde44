public import Foundation

/// The headers that differ from recipient to recipient.
public struct PersonalHeaders: Sendable {
    public var to: Mailbox
    public var date: Date
    /// The message's identity without angle brackets, as "left@right" (RFC 5322 section 3.6.4). A retry keeps it.
    public var messageID: String
    public var unsubscribe: ListUnsubscribe?
    /// What a complaint gives back (RFC 9477 section 3.2); goes with ``MessageHeaders/complaintAddress``.
    public var complaintID: String?
    public var extra: [HeaderField]

    public init(
        to: Mailbox, date: Date, messageID: String, unsubscribe: ListUnsubscribe? = nil,
        complaintID: String? = nil, extra: [HeaderField] = []
    ) {
        self.to = to
        self.date = date
        self.messageID = messageID
        self.unsubscribe = unsubscribe
        self.complaintID = complaintID
        self.extra = extra
    }
}
