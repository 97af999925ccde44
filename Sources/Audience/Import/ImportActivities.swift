internal import Storage

/// Records what a batch of an import does to contacts: `imported`, `subscribed`, `labelled` and `score_changed`.
///
/// What happens to new contacts, nearly all of a first import, is recorded in sets when the batch is written: their ids
/// are greater than any before. A contact is `imported` once an import, in however many rows it stands.
struct ImportActivities {
    private let connection: any Connection
    private let at: Instant
    private let recorder: ActivityRecorder
    /// The greatest id before the batch.
    private let lastKnown: Int64
    private var changed: Set<Int64> = []

    /// - Parameter at: the import's time, the same for all its batches.
    init(_ connection: any Connection, at: Instant) throws {
        self.connection = connection
        self.at = at
        recorder = ActivityRecorder(connection)
        lastKnown = try connection.integer("SELECT MAX(id) FROM contact") ?? 0
    }

    mutating func changed(_ contact: Int64) {
        if contact <= lastKnown { changed.insert(contact) }
    }

    func labelled(_ contact: Int64, _ label: Int64) throws {
        if contact <= lastKnown { try recorder.record(.labelled(label: label), contactID: contact, at: at) }
    }

    func subscribed(_ contact: Int64, _ list: Int64) throws {
        if contact <= lastKnown { try recorder.record(.subscribed(list: list), contactID: contact, at: at) }
    }

    func scoreChanged(_ contact: Int64, from old: SQLValue, to new: SQLValue) throws {
        try recorder.record(.scoreChanged(from: Self.number(old), to: Self.number(new)), contactID: contact, at: at)
    }

    /// Records what was left for the end of the batch.
    mutating func finish() throws {
        try recorder.record(.imported, selecting: "SELECT id AS contact_id, \(at) AS at FROM contact WHERE id > \(lastKnown)")
        try recorder.record(
            .labelled, selecting: "SELECT contact_id, at, label_id FROM contact_label WHERE contact_id > \(lastKnown)")
        try recorder.record(
            .subscribed,
            selecting:
                "SELECT contact_id, at, list_id FROM subscription WHERE contact_id > \(lastKnown) AND state = 'subscribed'")
        for contacts in changed.sorted().chunks(of: 500) {
            try recorder.record(
                .imported,
                selecting: """
                    SELECT id AS contact_id, \(at) AS at FROM contact c WHERE id IN (\(values: contacts))
                        AND NOT EXISTS (SELECT 1 FROM activity_imported i WHERE i.contact_id = c.id AND i.at = \(at))
                    """)
        }
        changed.removeAll(keepingCapacity: true)
    }

    private static func number(_ value: SQLValue) -> Double? {
        if case .real(let number) = value { number } else { nil }
    }
}
