public import Storage

/// Keeps the indexes that stored segments ask for. A segment says the same without them; it only takes longer.
public enum SegmentIndexes {
    /// How many there are on one table at most: each makes imports and recording a little slower.
    public static let mostPerTable = 8

    /// Makes the indexes that serve a segment's questions and are not there yet. On tens of millions of events this takes
    /// seconds. What is beyond the limit of a table is not made.
    ///
    /// - Parameter now: the moment of which windows are measured.
    /// - Returns: what was made.
    @discardableResult
    public static func ensure(
        _ connection: any Connection, for segment: TypedSegment, asOf now: Instant
    ) throws -> [SegmentIndex] {
        var present = try existing(connection)
        var made: [SegmentIndex] = []
        for index in wishes(of: segment, connection.dialect, asOf: now) {
            let ofTable = present[index.table, default: []]
            guard !ofTable.contains(index.name), ofTable.count < mostPerTable else { continue }
            try connection.execute(index.creation)
            present[index.table, default: []].insert(index.name)
            made.append(index)
        }
        for table in Set(made.map(\.table)).sorted() { try analyze(connection, table) }
        return made
    }

    /// Drops the indexes that none of the segments asks for.
    ///
    /// - Parameter segments: every stored segment.
    /// - Returns: the names of what was dropped.
    @discardableResult
    public static func dropUnused(
        _ connection: any Connection, keeping segments: [TypedSegment], asOf now: Instant
    ) throws -> [String] {
        let wanted = Set(segments.flatMap { wishes(of: $0, connection.dialect, asOf: now).map(\.name) })
        let unused = try names(connection).filter { !wanted.contains($0) }
        for name in unused { try connection.execute("DROP INDEX \(identifier: name)") }
        return unused
    }

    /// The names of those that are there.
    public static func names(_ connection: any Connection) throws -> [String] {
        try existing(connection).values.joined().sorted()
    }

    static func wishes(of segment: TypedSegment, _ dialect: Dialect, asOf now: Instant) -> [SegmentIndex] {
        IndexWishes(dialect: dialect).indexes(segment.evaluation(asOf: now).tree)
    }

    /// The names of those that are there, by table.
    private static func existing(_ connection: any Connection) throws -> [String: Set<String>] {
        let names: SQL =
            switch connection.dialect {
            case .sqlite: "SELECT tbl_name, name FROM sqlite_schema WHERE type = 'index'"
            case .postgres: "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = current_schema()"
            }
        var found: [String: Set<String>] = [:]
        try connection.forEach(names) { row in
            guard let table = row.text(0), let name = row.text(1), name.hasPrefix(SegmentIndex.prefix) else { return }
            found[table, default: []].insert(name)
        }
        return found
    }

    /// The whole table: of a sample, SQLite guesses how many rows an index has, and a wrong guess makes it scan contacts in
    /// the order of some field, which is slow for whatever is looked up by their ids.
    private static func analyze(_ connection: any Connection, _ table: String) throws {
        if connection.dialect == .sqlite { try connection.script("PRAGMA analysis_limit = 0") }
        try connection.execute("ANALYZE \(identifier: table)")
    }
}
