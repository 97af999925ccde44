public import Storage

/// Who may be mailed: the one rule by which segments are counted, audiences enter, batches are claimed and tests are sent. The
/// conditions are about a contact `c`; each is true or false, never NULL.
public enum MailingRule {
    /// Has a status that may be mailed (`ContactStatus.mayBeMailed`).
    ///
    /// - Parameter contact: the name of the row of `contact`.
    public static func isActive(_ contact: SQL = "c") -> SQL { "\(contact).status = 'active'" }

    /// Belongs to some list.
    public static let isSubscribed: SQL =
        "EXISTS (SELECT 1 FROM subscription s WHERE s.contact_id = c.id AND s.state = 'subscribed')"

    /// May be mailed: belongs to a list, is active, and the address is not on the suppression list.
    ///
    /// - Parameter onList: the lists that matter; any of them without it.
    public static func holds(onList: SQL = isSubscribed, _ dialect: Dialect) -> SQL {
        "(\(isActive()) AND \(onList) AND NOT \(isSuppressed(dialect)))"
    }

    /// Why a contact may not be mailed, as a text: `not_on_list`, or the status that the contact has or that the suppression
    /// list has for the address. NULL for those who may.
    public static func obstacle(onList: SQL = isSubscribed, _ dialect: Dialect) -> SQL {
        """
        (CASE WHEN NOT \(onList) THEN 'not_on_list'
              WHEN NOT (\(isActive())) THEN c.status
              WHEN \(isSuppressed(dialect)) THEN (SELECT x.reason FROM suppression x WHERE x.address_hash = \(hash(dialect))) END)
        """
    }

    /// The same for a contact whose values have been read, with a look at the suppression list.
    ///
    /// - Parameters:
    ///   - status: nil when the contact is deleted.
    ///   - isOnList: whether the contact belongs to a list that matters.
    ///   - key: of the address; nil where the suppression list is known to be empty.
    /// - Returns: `deleted`, or what `obstacle(onList:_:)` gives; nil for whoever may be mailed.
    public static func obstacle(
        _ connection: any Connection, status: String?, isOnList: Bool, key: String?
    ) throws -> String? {
        guard let status else { return "deleted" }
        guard ContactStatus(rawValue: status)?.mayBeMailed == true else { return status }
        guard isOnList else { return "not_on_list" }
        return try key.flatMap { try Suppression.status(connection, key: $0)?.rawValue }
    }

    /// Hashes are made only where the list has anything: the first condition is asked once a query.
    private static func isSuppressed(_ dialect: Dialect) -> SQL {
        """
        (EXISTS (SELECT 1 FROM suppression)
         AND EXISTS (SELECT 1 FROM suppression x WHERE x.address_hash = \(hash(dialect))))
        """
    }

    /// What `Suppression` keeps of an address.
    private static func hash(_ dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite: "sha256(c.address_key)"
        case .postgres: "sha256(convert_to(c.address_key, 'UTF8'))"
        }
    }
}
