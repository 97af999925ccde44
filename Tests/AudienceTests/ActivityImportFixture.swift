import Foundation
import Mail
import SQLiteEngine
import Storage
import TestSupport

@testable import Audience

/// A database with a few contacts, the activity `purchased`, a folder and an importer for one test.
struct ActivityImportFixture {
    let database: SQLiteDatabase
    let folder: URL
    var options = ActivityImportOptions()
    let campaigns: [String: Int64] = ["spring-sale": 7, "Autumn": 8]

    /// 2026-09-21 14:13:20 UTC, the scripted clock's.
    static let now = ScriptedTime().now()

    static func run(_ body: (inout ActivityImportFixture) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try await withDatabase(AudienceSchema.migrations) { database in
                try await database.write { connection in
                    for name in ["a", "b", "c", "Łukasz"] {
                        try ContactStore.add(
                            connection, try EmailAddress(parsing: "\(name)@x.example"), source: "person", actor: "test", at: now)
                    }
                    try CatalogueStore.createList(connection, name: "News", at: now)
                    try CatalogueStore.createLabel(connection, name: "VIP", at: now)
                    try CatalogueStore.defineActivity(
                        connection, name: "purchased",
                        parameters: [
                            ActivityParameterPlan(name: "product", kind: .text),
                            ActivityParameterPlan(name: "price", kind: .number),
                            ActivityParameterPlan(name: "gift", kind: .boolean),
                            ActivityParameterPlan(name: "delivery", kind: .dateTime),
                            ActivityParameterPlan(name: "size", kind: .choice, options: ["S", "M", "Large"]),
                        ], at: now)
                }
                var fixture = ActivityImportFixture(database: database, folder: folder)
                fixture.options.errorsFile = folder.appendingPathComponent("errors.csv")
                fixture.options.batchRows = 3
                try await body(&fixture)
            }
        }
    }

    @discardableResult
    func importing(
        _ text: String, _ activity: String = "purchased", as name: String = "events.csv",
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ActivityImportResult {
        try await importing(bytes: Array(text.utf8), activity, as: name, progress: progress)
    }

    @discardableResult
    func importing(
        bytes: [UInt8], _ activity: String = "purchased", as name: String = "events.csv",
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ActivityImportResult {
        let url = folder.appendingPathComponent(name)
        try Data(bytes).write(to: url)
        let campaigns = campaigns
        let importer = ActivityImporter(database, time: ScriptedTime()) { _ in campaigns }
        return try await importer.run(activity, url, options, progress: progress)
    }

    /// The rows of the errors file, without its header.
    func errors() throws -> [[String]] {
        let bytes = try Data(contentsOf: folder.appendingPathComponent("errors.csv"))
        return CSVParserTests.parse(Array(bytes)).dropFirst().compactMap(\.cells)
    }

    /// Every event as words: the contact, the seconds, the external id and the parameters, ordered.
    func events(_ activity: String = "purchased") async throws -> [[String]] {
        try await database.read { connection in
            let definition = try CatalogueStore.load(connection).requireActivity(activity)
            let columns = (["e.external_id"] + definition.parameters.map { "e.\($0.column)" }).joined(separator: ", ")
            let query = SQL(
                stringLiteral: """
                    SELECT c.email, e.at, \(columns) FROM \(definition.table) e JOIN contact c ON c.id = e.contact_id
                    ORDER BY e.at, c.email, e.external_id, e.rowid
                    """)
            return try connection.all(query) { row in
                var words = [row.text(0) ?? "", Instant(microseconds: row.integer(1) ?? 0).iso, row.text(2) ?? "-"]
                for (index, parameter) in definition.parameters.enumerated() {
                    words.append(Self.word(row, index + 3, parameter))
                }
                return words
            }
        }
    }

    private static func word(_ row: any Row, _ index: Int, _ parameter: ActivityParameter) -> String {
        if row.isNull(index) { return "-" }
        return switch parameter.kind {
        case .number: "\(row.real(index) ?? 0)"
        case .boolean: "\(row.boolean(index) ?? false)"
        case .dateTime: Instant(microseconds: row.integer(index) ?? 0).iso
        case .choice: parameter.options.first { $0.id == row.integer(index) }?.name ?? "?"
        default: row.text(index) ?? ""
        }
    }

    /// The summaries as they are kept, and as they would be made anew from the events.
    func summaries(_ activity: String = "purchased") async throws -> (kept: [[SQLValue]], made: [[SQLValue]]) {
        try await database.read { connection in
            let definition = try CatalogueStore.load(connection).requireActivity(activity)
            let numbers = definition.id == nil ? [] : definition.parameters.filter { $0.kind == .number }
            let kept = numbers.map(\.figureColumns).map { ", \($0.count), round(\($0.sum), 3), \($0.min), \($0.max)" }.joined()
            let made = numbers.map(\.column).map { ", count(\($0)), round(coalesce(sum(\($0)), 0.0), 3), min(\($0)), max(\($0))" }
                .joined()
            let rows = { (text: String) in
                try connection.all(SQL(stringLiteral: text)) { row in (0..<row.count).map { row.value($0) } }
            }
            return (
                try rows(
                    "SELECT contact_id, count, first_at, last_at\(kept) FROM \(definition.summaryTable) ORDER BY contact_id"),
                try rows(
                    """
                    SELECT contact_id, count(*), min(at), max(at)\(made) FROM \(definition.table)
                    GROUP BY contact_id ORDER BY contact_id
                    """)
            )
        }
    }

    func count(_ query: SQL) async throws -> Int64 {
        try await database.read { try $0.integer(query) ?? -1 }
    }
}

extension ActivityImportResult {
    /// read, added, duplicates, rejected
    var figures: [Int] { [read, added, duplicates, rejected] }
}
