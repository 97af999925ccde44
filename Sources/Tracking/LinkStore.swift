public import Storage

/// The destinations that a campaign's messages lead to. A click goes to one of these rows or nowhere.
public enum LinkStore {
    /// The longest destination, in bytes.
    public static let longestURL = 8192

    /// Stores the destinations of a campaign and gives their numbers, in the order of `urls`; the same destination has the
    /// same number however often it is registered.
    ///
    /// - Throws: `TrackingError` of kind `link` when one is not an http or https URL; `StorageError`.
    public static func register(_ connection: any Connection, campaignID: Int64, urls: [String]) throws -> [Int64] {
        try urls.map { url in
            try check(url)
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

    private static func check(_ url: String) throws(TrackingError) {
        let rest = ["https://", "http://"].first { url.lowercased().hasPrefix($0) }.map { url.utf8.dropFirst($0.utf8.count) }
        // Nothing that could end a header line, and no backslash, which browsers take for a slash.
        let forbidden = { (byte: UInt8) in byte <= 0x20 || byte == 0x7f || byte == UInt8(ascii: "\\") }
        guard let rest, let first = rest.first, !"/?#".utf8.contains(first), url.utf8.count <= longestURL,
            !url.utf8.contains(where: forbidden)
        else {
            throw TrackingError(
                .link, "clicks on this link cannot be counted: \(url.prefix(200).debugDescription)",
                advice: "A tracked link begins with https:// or http://, names a host, and has no spaces.")
        }
    }
}
