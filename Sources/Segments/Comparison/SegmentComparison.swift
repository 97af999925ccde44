internal import Audience
public import Storage

/// Two segments side by side, or one at two moments.
///
/// What is known of contacts is what is known now: at another moment only relative dates are others.
public struct SegmentComparison: Sendable {
    private let first: SegmentEvaluation
    private let second: SegmentEvaluation
    private let activities: [ActivityDefinition]
    /// How many contacts are read at a time.
    private static let batch: Int64 = 500

    /// - Parameters:
    ///   - asOf: the moment of the first segment.
    ///   - then: the moment of the second; nil for the same.
    public init(_ first: TypedSegment, _ second: TypedSegment, asOf now: Instant, then: Instant? = nil) {
        self.first = first.evaluation(asOf: now)
        self.second = second.evaluation(asOf: then ?? now)
        activities = Array(Set(first.activities + second.activities))
    }

    /// Counts in one pass over the contacts.
    public func overlap(_ connection: any Connection) throws -> SegmentOverlap {
        // The limit is none: it keeps databases from asking both questions again for every sum.
        let query: SQL = """
            SELECT COALESCE(SUM(x.a), 0), COALESCE(SUM(x.b), 0), COALESCE(SUM(x.a * x.b), 0)
            FROM (SELECT CASE WHEN \(first.condition(dialect: connection.dialect)) THEN 1 ELSE 0 END AS a,
                         CASE WHEN \(second.condition(dialect: connection.dialect)) THEN 1 ELSE 0 END AS b
                  FROM contact c LIMIT \(Int64.max)) x
            """
        let overlap = try connection.first(query) { row in
            SegmentOverlap(first: row.integer(0) ?? 0, second: row.integer(1) ?? 0, both: row.integer(2) ?? 0)
        }
        return overlap ?? SegmentOverlap(first: 0, second: 0, both: 0)
    }

    /// Hands over those who are only on one side, by id, with what they fail on the other. They are read some at a time, so
    /// that any number fits into memory.
    ///
    /// - Parameters:
    ///   - limit: how many at most.
    ///   - body: throw from it to stop.
    public func differences(
        _ side: SegmentDifference.Side, _ connection: any Connection, limit: Int64 = .max,
        _ body: (SegmentDifference) throws -> Void
    ) throws {
        let (inside, outside) = side == .onlyFirst ? (first, second) : (second, first)
        let dialect = connection.dialect
        let condition: SQL = "\(inside.condition(dialect: dialect)) AND NOT \(outside.condition(dialect: dialect))"
        let reasons = SegmentReasons(try outside.answering(connection))
        let reader = ContactFactsReader(outside.scope.catalogue, activities: activities)
        var (last, left) = (Int64.min, limit)
        while left > 0 {
            let contacts = try connection.all(
                "SELECT c.id, c.email FROM contact c WHERE c.id > \(last) AND \(condition) ORDER BY c.id LIMIT \(min(left, Self.batch))"
            ) { ($0.integer(0) ?? 0, $0.text(1) ?? "") }
            guard let end = contacts.last?.0 else { return }
            let facts = try reader.read(connection, contacts: contacts.map(\.0))
            let texts = Dictionary(uniqueKeysWithValues: facts.map { ($0.id, reasons.text($0)) })
            for (id, email) in contacts {
                try body(SegmentDifference(side: side, contactID: id, email: email, why: texts[id] ?? ""))
            }
            (last, left) = (end, left - Int64(contacts.count))
        }
    }
}

extension SegmentStore {
    /// What a version of a segment's text says, whatever is stored of the segment.
    ///
    /// - Parameter version: nil for the one that holds now.
    /// - Throws: `SegmentStoreError` when there is no such segment or version, `SegmentError` when its text no longer fits what
    ///   there is.
    public func rule(_ connection: any Connection, named name: String, version: Int64? = nil) throws -> TypedSegment {
        var definition = try show(connection, named: name).definition
        guard let version else { return try rule(definition, connection) }
        let known = try versions(connection, named: name)
        guard let found = known.first(where: { $0.version == version }) else {
            throw SegmentStoreError(
                .unknownVersion, "the segment \"\(definition.name)\" has no version \(version)",
                advice: "It has 1 to \(known.first?.version ?? 1).")
        }
        (definition.text, definition.timeZone) = (found.text, found.timeZone)
        return try rule(definition, connection)
    }
}
