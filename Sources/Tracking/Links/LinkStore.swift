internal import Mail
public import Storage

/// The destinations that a campaign's messages lead to. A click goes to one of these rows or nowhere.
public enum LinkStore {
    /// Stores the destinations of a campaign, as browsers read them (``WebAddress``), and gives their numbers, in the order of
    /// `urls`; the same destination has the same number however often it is registered.
    ///
    /// - Throws: `TrackingError` of kind `link` when one is not an http or https URL; `StorageError`.
    public static func register(_ connection: any Connection, campaignID: Int64, urls: [String]) throws -> [Int64] {
        try urls.map { url in
            let url = try address(url).text
            let id = try connection.integer(
                """
                INSERT INTO link (campaign_id, url) VALUES (\(campaignID), \(url))
                ON CONFLICT (campaign_id, url) DO UPDATE SET url = excluded.url
                RETURNING id
                """)
            guard let id else { throw StorageError(.statement, "a stored link has no number") }
            return id
        }
    }

    /// The destination of a link, or nil when the campaign has no such link.
    package static func destination(_ connection: any Connection, campaignID: Int64, link: Int64) throws -> String? {
        try connection.text("SELECT url FROM link WHERE id = \(link) AND campaign_id = \(campaignID)")
    }

    private static func address(_ url: String) throws(TrackingError) -> WebAddress {
        do {
            return try WebAddress(url)
        } catch {
            throw TrackingError(
                .link, "clicks on this link cannot be counted: \(url.prefix(200).debugDescription), \(error)",
                advice: "A tracked link begins with https:// or http://, and names a host.")
        }
    }
}
