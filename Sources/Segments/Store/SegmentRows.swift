internal import Audience
internal import Mail
internal import Storage

/// The statements behind `SegmentStore`.
enum SegmentRows {
    // MARK: Reading

    static func load(_ connection: any Connection) throws -> [StoredSegment] {
        var examples: [Int64: SegmentDefinition.Examples] = [:]
        try connection.forEach("SELECT segment_id, address, is_in FROM segment_example ORDER BY segment_id, position") { row in
            guard let id = row.integer(0), let address = row.text(1) else { return }
            let side = row.boolean(2) == true ? \SegmentDefinition.Examples.in : \.out
            examples[id, default: SegmentDefinition.Examples()][keyPath: side].append(address)
        }
        let query: SQL = """
            SELECT s.id, s.name, s.kind, s.description, v.text, v.time_zone, s.version, s.created_at, s.updated_at
            FROM segment s JOIN segment_version v ON v.segment_id = s.id AND v.version = s.version ORDER BY s.name_fold
            """
        return try connection.all(query) { row in
            let id = row.integer(0) ?? 0
            let definition = SegmentDefinition(
                name: row.text(1) ?? "", kind: row.text(2).flatMap(SegmentKind.init) ?? .dynamic, description: row.text(3) ?? "",
                text: row.text(4) ?? "", timeZone: row.text(5), examples: examples[id] ?? SegmentDefinition.Examples())
            return StoredSegment(
                id: id, definition: definition, version: row.integer(6) ?? 0,
                createdAt: row.instant(7), updatedAt: row.instant(8))
        }
    }

    static func versions(_ connection: any Connection, of id: Int64) throws -> [SegmentVersion] {
        try connection.all(
            "SELECT version, kind, text, time_zone, at FROM segment_version WHERE segment_id = \(id) ORDER BY version DESC"
        ) { row in
            SegmentVersion(
                version: row.integer(0) ?? 0, kind: row.text(1).flatMap(SegmentKind.init) ?? .dynamic, text: row.text(2) ?? "",
                timeZone: row.text(3), at: row.instant(4))
        }
    }

    /// How many contacts `c` a query has, and how many of them may be mailed.
    ///
    /// - Parameter source: the query from its `FROM` on.
    static func count(_ connection: any Connection, _ source: SQL) throws -> (all: Int64, reachable: Int64) {
        let rule = MailingRule.holds(connection.dialect)
        return try connection.first(
            "SELECT COUNT(*), COALESCE(SUM(CASE WHEN \(rule) THEN 1 ELSE 0 END), 0) \(source)"
        ) { ($0.integer(0) ?? 0, $0.integer(1) ?? 0) } ?? (0, 0)
    }

    /// The contact with an address, or nil when there is none or it is no address.
    static func contact(_ connection: any Connection, _ address: String) throws -> Int64? {
        guard let key = (try? EmailAddress(parsing: address))?.key else { return nil }
        return try connection.integer("SELECT id FROM contact WHERE address_key = \(key)")
    }

    // MARK: Writing

    static func insert(_ connection: any Connection, _ definition: SegmentDefinition, at now: Instant) throws -> Int64 {
        let inserted = try connection.integer(
            """
            INSERT INTO segment (name, name_fold, kind, description, version, created_at, updated_at)
            VALUES (\(definition.name), \(TextFolding.fold(definition.name)), \(definition.kind), \(definition.description), 1, \(now), \(now))
            RETURNING id
            """)
        guard let id = inserted else { throw StorageError(.statement, "a segment was inserted without an id") }
        try insertVersion(connection, id, definition, version: 1, at: now)
        try insertExamples(connection, id, definition.examples)
        return id
    }

    static func update(
        _ connection: any Connection, _ old: StoredSegment, _ definition: SegmentDefinition, version: Int64, at now: Instant
    ) throws {
        try connection.execute(
            """
            UPDATE segment SET name = \(definition.name), name_fold = \(TextFolding.fold(definition.name)), kind = \(definition.kind),
                description = \(definition.description), version = \(version), updated_at = \(now)
            WHERE id = \(old.id)
            """)
        if version != old.version { try insertVersion(connection, old.id, definition, version: version, at: now) }
        try connection.execute("DELETE FROM segment_example WHERE segment_id = \(old.id)")
        try insertExamples(connection, old.id, definition.examples)
    }

    private static func insertVersion(
        _ connection: any Connection, _ id: Int64, _ definition: SegmentDefinition, version: Int64, at now: Instant
    ) throws {
        try connection.execute(
            """
            INSERT INTO segment_version (segment_id, version, kind, text, time_zone, at)
            VALUES (\(id), \(version), \(definition.kind), \(definition.text), \(definition.timeZone), \(now))
            """)
    }

    private static func insertExamples(_ connection: any Connection, _ id: Int64, _ examples: SegmentDefinition.Examples) throws {
        let all = examples.in.map { ($0, true) } + examples.out.map { ($0, false) }
        for (position, (address, isIn)) in all.enumerated() {
            try connection.execute(
                "INSERT INTO segment_example (segment_id, position, address, is_in) VALUES (\(id), \(position), \(address), \(isIn))"
            )
        }
    }

    /// Makes members of those who match now and are none yet.
    static func freeze(
        _ connection: any Connection, _ id: Int64, _ segment: TypedSegment, version: Int64, at now: Instant
    ) throws {
        let condition = segment.condition(contact: "c", asOf: now, dialect: connection.dialect)
        try connection.execute(
            """
            INSERT INTO segment_member (segment_id, contact_id, at, version)
            SELECT CAST(\(id) AS BIGINT), c.id, CAST(\(now) AS BIGINT), CAST(\(version) AS BIGINT) FROM contact c WHERE \(condition)
            ON CONFLICT (segment_id, contact_id) DO NOTHING
            """)
    }

    static func removeMembers(_ connection: any Connection, _ id: Int64) throws {
        try connection.execute("DELETE FROM segment_member WHERE segment_id = \(id)")
    }

    // MARK: Texts

    /// The segments that a text names. One that no longer parses refers to nothing.
    static func references(_ text: String) -> [String] {
        ((try? SegmentParser.parse(text))?.segmentReferences ?? []).map(\.value)
    }

    /// The text with another name after each `in segment` that names the old one; everything else stays as it was written.
    static func renaming(_ text: String, from old: String, to new: String) throws(SegmentError) -> String {
        let folded = TextFolding.fold(old)
        var scalars = Array(text.unicodeScalars)
        for reference in try SegmentParser.parse(text).segmentReferences.reversed()
        where TextFolding.fold(reference.value) == folded {
            let start = reference.span.offset
            scalars.replaceSubrange(start..<(start + reference.span.length), with: SegmentPrinter.quoted(new).unicodeScalars)
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
