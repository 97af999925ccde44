/// How a mail program unsubscribes its reader: one-click POST (RFC 8058), and by mail (RFC 2369) for those that cannot.
public struct ListUnsubscribe: Sendable, Hashable {
    /// The address that takes `List-Unsubscribe=One-Click` by POST; "https" outside a test.
    public var url: String
    /// The mail address with an optional query, as "mailto:leave@example.com?subject=token", with or without the scheme.
    public var mailto: String?

    public init(url: String, mailto: String? = nil) {
        self.url = url
        self.mailto = mailto
    }
}
