internal import Storage

/// The tables of one type of activity: an event table with typed columns, and a summary of one row a contact.
struct ActivityTable {
    let events: String
    let summary: String
    /// The columns after contact, time, campaign and run.
    let columns: [String]

    /// Binds contact, time, campaign, run, and then a value for each column.
    var insertEvent: SQL {
        let names = (["contact_id", "at", "campaign_id", "run_id"] + columns).map(SQL.identifier)
        let places = names.map { _ in SQL("?") }
        return "INSERT INTO \(identifier: events) (\(names.joined(separator: ", "))) VALUES (\(places.joined(separator: ", ")))"
    }

    /// Binds contact, time and time. Events may come in any order.
    var addToSummary: SQL {
        """
        INSERT INTO \(identifier: summary) AS s (contact_id, count, first_at, last_at) VALUES (?, 1, ?, ?)
        ON CONFLICT (contact_id) DO UPDATE SET
            count = s.count + 1,
            first_at = CASE WHEN excluded.first_at < s.first_at THEN excluded.first_at ELSE s.first_at END,
            last_at = CASE WHEN excluded.last_at > s.last_at THEN excluded.last_at ELSE s.last_at END
        """
    }
}

extension BuiltInActivity {
    var activityTable: ActivityTable {
        // A column's definition begins with its name.
        let names = columns.compactMap { $0.split(separator: " ").first.map(String.init) }
        return ActivityTable(events: table, summary: summaryTable, columns: names)
    }
}
