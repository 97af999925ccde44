internal import Audience
internal import Storage

/// One step of a refresh: what it finds in a snapshot of the database, and how it writes that down.
struct SegmentRefresher {
    /// A contact that enters or leaves.
    struct Change: Sendable {
        var contact: Int64
        var entered: Bool
        /// nil where nobody asks: in the first snapshot of a dynamic segment.
        var why: String?
    }

    /// What one query over the contacts from a place on found.
    struct Step: Sendable {
        var changes: [Change]
        /// Contacts up to this number are done with it.
        var through: Int64
    }

    /// How many contacts are explained at a time: their facts are in memory together.
    private static let explained = 250

    let store: SegmentStore
    let segment: StoredSegment
    let place: RefreshPlace
    /// How many changes are found and written at a time.
    let batch: Int

    // MARK: Finding

    /// Finds the next contacts, in the order of their numbers, that are stored members and should not be, or the other way
    /// round. Where nothing has changed that is one look at all contacts.
    func find(_ connection: any Connection) throws -> Step {
        guard segment.definition.kind != .static else { return Step(changes: [], through: place.until) }
        // Of an additive segment the rule alone lets contacts in; a snapshot has those who really are in.
        let isAdditive = segment.definition.kind == .additive
        let typed =
            try isAdditive ? store.rule(segment.definition, connection) : store.typed(named: segment.name, connection)
        let evaluation = typed.evaluation(asOf: place.asOf)
        let condition = evaluation.condition(contact: "c", dialect: connection.dialect)
        let entrants = try entrants(connection, condition)
        let leavers = isAdditive ? [] : try leavers(connection, condition)
        // Where one query stopped at its limit, the other's contacts beyond are for the next step.
        let ends = [entrants, leavers].filter { $0.count == batch }.compactMap(\.last)
        let through = ends.min() ?? place.until
        var changes = entrants.map { Change(contact: $0, entered: true) } + leavers.map { Change(contact: $0, entered: false) }
        changes = changes.filter { $0.contact <= through }.sorted { $0.contact < $1.contact }
        if isAdditive || !place.isFirst { try explain(connection, &changes, typed, evaluation) }
        return Step(changes: changes, through: through)
    }

    private func entrants(_ connection: any Connection, _ condition: SQL) throws -> [Int64] {
        try connection.all(
            """
            SELECT c.id FROM contact c
            WHERE c.id > \(place.through) AND c.id <= \(place.until) AND (\(condition))
              AND NOT EXISTS (SELECT 1 FROM segment_member m WHERE m.segment_id = \(segment.id) AND m.contact_id = c.id)
            ORDER BY c.id LIMIT \(batch)
            """
        ) { $0.integer(0) ?? 0 }
    }

    private func leavers(_ connection: any Connection, _ condition: SQL) throws -> [Int64] {
        try connection.all(
            """
            SELECT c.id FROM segment_member m JOIN contact c ON c.id = m.contact_id
            WHERE m.segment_id = \(segment.id) AND m.contact_id > \(place.through) AND m.contact_id <= \(place.until)
              AND NOT (\(condition))
            ORDER BY m.contact_id LIMIT \(batch)
            """
        ) { $0.integer(0) ?? 0 }
    }

    private func explain(
        _ connection: any Connection, _ changes: inout [Change], _ typed: TypedSegment, _ evaluation: SegmentEvaluation
    ) throws {
        guard !changes.isEmpty else { return }
        let reasons = SegmentReasons(try evaluation.answering(connection))
        let reader = try store.factsReader(connection, for: segment, typed)
        for start in stride(from: 0, to: changes.count, by: Self.explained) {
            let chunk = start..<min(start + Self.explained, changes.count)
            let facts = try reader.read(connection, contacts: changes[chunk].map(\.contact))
            let texts = Dictionary(facts.map { ($0.id, reasons.text($0)) }, uniquingKeysWith: { first, _ in first })
            for index in chunk { changes[index].why = texts[changes[index].contact] }
        }
    }

    // MARK: Writing

    /// Writes a step down in the transaction at hand.
    func apply(_ connection: any Connection, _ step: Step) throws {
        // A contact may have been deleted since it was found.
        let insert = try connection.prepare(
            """
            INSERT INTO segment_member (segment_id, contact_id, at, version, why)
            SELECT CAST(? AS BIGINT), c.id, CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS TEXT) FROM contact c WHERE c.id = ?
            ON CONFLICT (segment_id, contact_id) DO NOTHING
            """)
        let delete = try connection.prepare("DELETE FROM segment_member WHERE segment_id = ? AND contact_id = ?")
        let log = try SegmentChangeLog(connection, segment.id, version: segment.version, at: place.asOf)
        let isAdditive = segment.definition.kind == .additive
        for change in step.changes {
            let (id, contact) = (SQLValue.integer(segment.id), SQLValue.integer(change.contact))
            let why = isAdditive ? change.why.map(SQLValue.text) ?? .null : .null
            let changed =
                try change.entered
                ? insert.run([id, place.asOf.sqlValue, .integer(segment.version), why, contact]) : delete.run([id, contact])
            // The log of an additive segment are its members.
            guard changed > 0, !isAdditive, !place.isFirst else { continue }
            try log.write(change.contact, entered: change.entered, why: change.why ?? "")
        }
    }

    // MARK: Counting

    /// How many are in by what is stored, which is right when the refresh is through: every condition was asked already.
    func size(_ connection: any Connection) throws -> SegmentSize {
        let stored = try SegmentRows.count(
            connection,
            "FROM segment_member m JOIN contact c ON c.id = m.contact_id WHERE m.segment_id = \(segment.id)")
        var (count, reachable) = stored
        // A snapshot has pins and bans in it already.
        if segment.definition.kind != .dynamic {
            let isMember: SQL =
                "EXISTS (SELECT 1 FROM segment_member m WHERE m.segment_id = p.segment_id AND m.contact_id = p.contact_id)"
            let pinned = try SegmentRows.count(
                connection,
                """
                FROM segment_pin p JOIN contact c ON c.id = p.contact_id
                WHERE p.segment_id = \(segment.id) AND p.is_in IS TRUE AND NOT \(isMember)
                """)
            let banned = try SegmentRows.count(
                connection,
                """
                FROM segment_pin p JOIN contact c ON c.id = p.contact_id
                WHERE p.segment_id = \(segment.id) AND p.is_in IS FALSE AND \(isMember)
                """)
            count += pinned.all - banned.all
            reachable += pinned.reachable - banned.reachable
        }
        return SegmentSize(at: place.asOf, cause: .refresh, version: segment.version, count: count, reachable: reachable)
    }
}

extension RefreshPlace {
    /// Moves on behind a step.
    mutating func add(_ step: SegmentRefresher.Step) {
        through = step.through
        entered += step.changes.count { $0.entered }
        left += step.changes.count { !$0.entered }
    }
}
