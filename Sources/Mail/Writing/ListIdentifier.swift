/// What names a mailing list to mail programs (RFC 2919).
public struct ListIdentifier: Sendable, Hashable {
    /// The name that readers see.
    public var name: String?
    /// The identifier without angle brackets, a name below a domain of the sender, as "news.lists.example.com".
    public var identifier: String

    public init(name: String? = nil, identifier: String) {
        self.name = name
        self.identifier = identifier
    }
}
