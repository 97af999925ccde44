internal import Audience
internal import Foundation
internal import Storage

/// A made-up audience with everything that it has done in three years, written by bulk SQL into the real tables: the same
/// one for the same seed. A few contacts do most of what is done, as everywhere.
struct SegmentBenchData {
    /// The moment at which segments are asked; what is made up ends there.
    static let now = Instant(seconds: 1_780_272_000)  // 2026-06-01
    static let years: Int64 = 3
    private static let campaigns: Int64 = 156

    let contacts: Int64
    let activities: Int64
    let seed: Int64

    /// A kind of event: which part of all events, and of how many contacts of a hundred.
    private struct Share {
        var activity: ActivityDefinition
        var percent: Int64
        var reach: Int64
    }

    /// What the statements below know each contact or event by.
    private static let chunk: Int64 = 500_000

    /// - Parameter progress: called with the rows written and the rows there will be.
    func write(into database: any Database, progress: @escaping @Sendable (Int64, Int64) -> Void) async throws {
        let purchased = try await database.write {
            try SegmentBenchCatalogue.define($0, campaigns: Self.campaigns, now: Self.now)
        }
        let catalogue = try await database.read { try CatalogueStore.load($0) }
        let all = contacts + activities
        var done: Int64 = 0
        func inChunks(_ count: Int64, _ insert: @escaping @Sendable (ClosedRange<Int64>) throws -> SQL) async throws {
            for first in stride(from: 0, to: count, by: Int(Self.chunk)) {
                let rows = Int64(first)...min(Int64(first) + Self.chunk, count) - 1
                try await database.write { _ = try $0.execute(insert(rows)) }
                done += Int64(rows.count)
                progress(done, all)
            }
        }
        try await inChunks(contacts) { [self] in try contactRows($0, catalogue) }
        try await database.write { try memberships($0, catalogue) }
        for share in shares(purchased) {
            let count = activities * share.percent / 100
            // Rows first and indexes after, as every bulk load goes.
            let indexes = try await database.write { try Self.dropIndexes($0, of: share.activity.table) }
            try await inChunks(count) { [self] in try events($0, of: count, share) }
            try await database.write { connection in
                for index in indexes { try connection.script(index) }
                try connection.execute(Self.summary(share.activity))
            }
        }
        try await database.write { try $0.script("PRAGMA analysis_limit = 0; ANALYZE") }
    }

    private func shares(_ purchased: ActivityDefinition) -> [Share] {
        func builtIn(_ activity: BuiltInActivity, _ percent: Int64, _ reach: Int64) -> Share {
            Share(activity: activity.definition, percent: percent, reach: reach)
        }
        return [
            builtIn(.sent, 40, 100), builtIn(.opened, 25, 70), builtIn(.clicked, 10, 40), builtIn(.visited, 10, 50),
            Share(activity: purchased, percent: 15, reach: 40),
        ]
    }

    private static func dropIndexes(_ connection: any Connection, of table: String) throws -> [String] {
        let indexes = try connection.all(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = \(table) AND sql IS NOT NULL"
        ) { (name: $0.text(0) ?? "", sql: $0.text(1) ?? "") }
        for index in indexes { try connection.execute("DROP INDEX \(identifier: index.name)") }
        return indexes.map(\.sql)
    }

    // MARK: Rows

    /// Numbers from the first to the last, `i`, and numbers made of them, `x`, `y` and `z`, that look like dice: a
    /// generator of Lehmer's, whose steps stay within 64 bits.
    private func dice(_ rows: ClosedRange<Int64>, _ salt: Int64) -> SQL {
        """
        WITH RECURSIVE n(i) AS (SELECT \(rows.lowerBound) UNION ALL SELECT i + 1 FROM n WHERE i < \(rows.upperBound)),
        first AS (SELECT i, (i + \(1 + salt * 1_000_003 + seed * 7919)) % 2147483647 * 48271 % 2147483647 * 16807 % 2147483647 AS x FROM n),
        dice AS (SELECT i, x, (x + 12345) * 48271 % 2147483647 AS y, (x + 54321) * 16807 % 2147483647 AS z FROM first)
        """
    }

    private func contactRows(_ rows: ClosedRange<Int64>, _ catalogue: Catalogue) throws -> SQL {
        let now = Self.now.microseconds
        var columns: [(name: String, value: SQL)] = [
            ("id", "i + 1"), ("email", "printf('contact%09d@example%d.test', i, i % 50)"),
            ("address_key", "printf('contact%09d@example%d.test', i, i % 50)"), ("domain", "printf('example%d.test', i % 50)"),
            (
                "status",
                """
                CASE WHEN x % 100 < 88 THEN 'active' WHEN x % 100 < 91 THEN 'pending' WHEN x % 100 < 96 THEN 'unsubscribed'
                WHEN x % 100 < 99 THEN 'hard_bounced' ELSE 'complained' END
                """
            ),
            ("status_at", "\(now) - x * 10000"), ("created_at", "\(now) - x * 50000"), ("updated_at", "\(now) - x * 10000"),
            ("source", "CASE x % 5 WHEN 0 THEN 'api' WHEN 1 THEN 'form' ELSE 'import' END"),
            ("language", "CASE y % 10 WHEN 0 THEN NULL WHEN 1 THEN 'pl' WHEN 2 THEN 'vi' WHEN 3 THEN 'en' ELSE 'id' END"),
            ("time_zone", "'Asia/Jakarta'"), ("country", "CASE y % 10 WHEN 1 THEN 'PL' WHEN 2 THEN 'VN' ELSE 'ID' END"),
            ("score", "(y / 10 % 1000) / 10.0"),
        ]
        for (key, part) in [("first_name", "a"), ("last_name", "b"), ("city", "c")] {
            let field = try catalogue.requireField(key)
            for (column, form) in [(field.column, "text"), (field.foldedColumn, "folded"), (field.bareColumn, "bare")] {
                columns.append((column, "\(identifier: part).\(identifier: form)"))
            }
        }
        func add(_ key: String, _ value: SQL) throws { columns.append((try catalogue.requireField(key).column, value)) }
        try add(
            "birthday",
            "CASE WHEN y % 4 > 0 THEN printf('%04d-%02d-%02d', 1950 + x % 55, 1 + x / 55 % 12, 1 + x / 660 % 28) END")
        try add("pickup_date", "CASE WHEN z % 10 = 0 THEN printf('2026-%02d-%02d', 1 + z / 10 % 12, 1 + z / 120 % 28) END")
        try add("vip", "z % 7 = 0")
        try add("orders", "z % 23")
        try add("spent", "(z % 100000) / 10.0")
        try add("last_visit", "\(now) - z * 30000")
        let favourite = try catalogue.requireField("favourite")
        try add("favourite", "\(favourite.options.first?.id ?? 0) + z % \(favourite.options.count)")
        let home = try catalogue.requireField("home")
        for (column, part) in zip(
            [home.column, home.longitudeColumn, home.vectorColumns.x, home.vectorColumns.y, home.vectorColumns.z],
            ["latitude", "longitude", "east", "north", "up"])
        {
            columns.append((column, "p.\(identifier: part)"))
        }
        return """
            INSERT INTO contact (\(columns.map { .identifier($0.name) }.joined(separator: ", ")))
            \(dice(rows, 0)) SELECT \(columns.map(\.value).joined(separator: ", ")) FROM dice
            LEFT JOIN temp.bench_text a ON a.id = x / 7 % 10 LEFT JOIN temp.bench_text b ON b.id = 100 + y / 7 % 10
            LEFT JOIN temp.bench_text c ON c.id = 200 + CASE WHEN z % 3 = 0 THEN z / 3 % 8 ELSE z / 3 % 100 END
            LEFT JOIN temp.bench_place p ON z % 3 <> 0 AND p.id = x / 3 % \(SegmentBenchCatalogue.places)
            """
    }

    private func memberships(_ connection: any Connection, _ catalogue: Catalogue) throws {
        let customers = try catalogue.requireList("Customers").id
        let newsletter = try catalogue.requireList("Newsletter").id
        try connection.execute(
            """
            INSERT INTO subscription (contact_id, list_id, state, at, source)
            SELECT id, \(customers), CASE WHEN id % 20 = 0 THEN 'unsubscribed' ELSE 'subscribed' END, created_at, 'import'
            FROM contact WHERE id % 10 < 7
            UNION ALL SELECT id, \(newsletter), 'subscribed', created_at, 'import'
            FROM contact WHERE id * 48271 % 2147483647 % 10 < 2
            """)
        for (name, of) in [("VIP", 32), ("Pelanggan Loyal", 10)] {
            try connection.execute(
                """
                INSERT INTO contact_label (contact_id, label_id, at) SELECT id, \(try catalogue.requireLabel(name).id), created_at
                FROM contact WHERE (id * 48271 % 2147483647 + \(of)) % 16807 % \(of) = 0
                """)
        }
        let first = try catalogue.requireLabel("Label 0").id
        try connection.execute(
            """
            INSERT INTO contact_label (contact_id, label_id, at)
            SELECT id, \(first) + id * 16807 % 2147483647 % \(SegmentBenchCatalogue.labels), created_at FROM contact
            """)
        let interests = try catalogue.requireField("interests")
        for option in interests.options {
            try connection.execute(
                """
                INSERT INTO contact_choice (contact_id, field_id, option_id) SELECT id, \(interests.id), \(option.id)
                FROM contact WHERE (id * 48271 % 2147483647 + \(option.id) * 777) % 16807 % 4 = 0
                """)
        }
    }

    private func events(_ rows: ClosedRange<Int64>, of count: Int64, _ share: Share) throws -> SQL {
        let span = Self.years * 365 * 86_400 * 1_000_000
        let campaign: SQL = "1 + i * \(Self.campaigns) / \(count)"
        // Squared, so that the first of those whom it reaches have the most; multiplied, so that they stand anywhere.
        let contact: SQL = """
            1 + (CAST(x / 2147483647.0 * (x / 2147483647.0) * \(max(1, contacts * share.reach / 100)) AS INTEGER) * 48271 + 77) \
            % \(contacts)
            """
        let grade: SQL = "CASE x % 10 WHEN 0 THEN 'machine' WHEN 1 THEN 'suspect' ELSE 'human' END"
        let columns: [(name: String, value: SQL)] =
            switch share.activity.name {
            case "sent": [("campaign_id", campaign), ("run_id", campaign)]
            case "opened": [("campaign_id", campaign), ("run_id", campaign), ("grade", grade)]
            case "clicked":
                [
                    ("campaign_id", campaign), ("run_id", campaign), ("grade", grade),
                    ("link", "'https://fuchsia.example/p/' || (x / 10 % 50)"),
                ]
            case "visited": [("url", "'https://fuchsia.example/p/' || (x / 10 % 500)")]
            default: purchase(share.activity)
            }
        let names = columns.map { ", \(identifier: $0.name)" as SQL }.joined(separator: "")
        let values = columns.map { ", \($0.value)" as SQL }.joined(separator: "")
        let products: SQL = "LEFT JOIN temp.bench_text t ON t.id = 300 + y % \(SegmentBenchCatalogue.products)"
        let texts: SQL = share.activity.id == nil ? "" : products
        return """
            INSERT INTO \(identifier: share.activity.table) (contact_id, at\(names))
            \(dice(rows, share.percent + share.reach))
            SELECT \(contact), \(Self.now.microseconds - span) + i * \(span / count) + x % \(max(1, span / count))\(values)
            FROM dice \(texts)
            """
    }

    private func purchase(_ activity: ActivityDefinition) -> [(name: String, value: SQL)] {
        var columns: [(name: String, value: SQL)] = [("external_id", "printf('order-%09d', i)")]
        for parameter in activity.parameters {
            switch parameter.name {
            case "product":
                columns.append((parameter.column, "t.text"))
                if let folded = parameter.foldedColumn { columns.append((folded, "t.folded")) }
                if let bare = parameter.bareColumn { columns.append((bare, "t.bare")) }
            case "price": columns.append((parameter.column, "(y / 100 % 50000) / 100.0"))
            case "quantity": columns.append((parameter.column, "1 + y / 100 % 4"))
            default:
                columns.append(
                    (parameter.column, "\(parameter.options.first?.id ?? 0) + y / 400 % \(max(1, parameter.options.count))"))
            }
        }
        return columns
    }

    /// What recording one event after the other would have come to.
    private static func summary(_ activity: ActivityDefinition) -> SQL {
        let numbers = activity.id == nil ? [] : activity.parameters.filter { $0.kind == .number }
        let names = numbers.flatMap { parameter in
            let columns = parameter.figureColumns
            return [columns.count, columns.sum, columns.min, columns.max].map { ", \(identifier: $0)" as SQL }
        }
        let figures = numbers.map { parameter -> SQL in
            let column = SQL.identifier(parameter.column)
            return ", count(\(column)), total(\(column)), min(\(column)), max(\(column))"
        }
        let counted: SQL = activity.isGraded ? "WHERE grade <> 'machine'" : ""
        // The plus keeps from reading row after row in the order of the contacts.
        return """
            INSERT INTO \(identifier: activity.summaryTable) (contact_id, count, first_at, last_at\(names.joined(separator: "")))
            SELECT contact_id, count(*), min(at), max(at)\(figures.joined(separator: "")) FROM \(identifier: activity.table)
            \(counted) GROUP BY +contact_id
            """
    }
}
