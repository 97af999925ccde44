public import Storage

/// Who may be mailed, as conditions about a contact `c`: the one rule by which segments are counted, audiences enter,
/// and ledgers are filled. Each condition is true or false, never NULL.
public enum MailingRule {
    /// Belongs to some list.
    public static let isSubscribed: SQL =
        "EXISTS (SELECT 1 FROM subscription s WHERE s.contact_id = c.id AND s.state = 'subscribed')"

    /// May be mailed: belongs to a list, is active, and the address is not on the suppression list.
    ///
    /// - Parameter onList: the lists that matter; any of them without it.
    public static func holds(onList: SQL = isSubscribed, _ dialect: Dialect) -> SQL {
        "(c.status = 'active' AND \(onList) AND NOT \(isSuppressed(dialect)))"
    }

    /// Why a contact may not be mailed, as a text: `not_on_list`, or the status that the contact has or that the suppression
    /// list has for the address. NULL for those who may.
    public static func obstacle(onList: SQL = isSubscribed, _ dialect: Dialect) -> SQL {
        """
        (CASE WHEN NOT \(onList) THEN 'not_on_list'
              WHEN c.status <> 'active' THEN c.status
              WHEN \(isSuppressed(dialect)) THEN (SELECT x.reason FROM suppression x WHERE x.address_hash = \(hash(dialect))) END)
        """
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
