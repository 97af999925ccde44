import Foundation
import SQLiteEngine
import Storage
import TestSupport

@testable import Audience

/// A database, a folder and an importer for one test.
struct ImportFixture {
    let database: SQLiteDatabase
    let folder: URL
    var options = ImportOptions()
    /// A second goes by after each import.
    let time = ScriptedTime()

    static func run(_ body: (inout ImportFixture) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try await withDatabase(AudienceSchema.migrations) { database in
                var fixture = ImportFixture(database: database, folder: folder)
                fixture.options.errorsFile = folder.appendingPathComponent("errors.csv")
                fixture.options.batchRows = 3
                try await body(&fixture)
            }
        }
    }

    func file(_ bytes: some Sequence<UInt8>, _ name: String = "contacts.csv") throws -> URL {
        let url = folder.appendingPathComponent(name)
        try Data(bytes).write(to: url)
        return url
    }

    @discardableResult
    func importing(
        _ text: String, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportResult {
        try await importing(text.utf8, progress: progress)
    }

    @discardableResult
    func importing(
        _ bytes: some Sequence<UInt8>, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportResult {
        let url = try file(bytes)
        defer { time.advance(seconds: 1) }
        return try await ContactImporter(database, time: time).run(url, options, progress: progress)
    }

    /// The rows of the errors file, without its header.
    func errors() throws -> [[String]] {
        let bytes = try Data(contentsOf: folder.appendingPathComponent("errors.csv"))
        return CSVParserTests.parse(Array(bytes)).dropFirst().compactMap(\.cells)
    }

    /// What an export of the given columns says, without its header.
    func exported(_ columns: String...) async throws -> [[String]] {
        try await database.read { connection in
            var bytes: [UInt8] = []
            var options = ExportOptions()
            options.columns = columns
            try ContactExporter.export(connection, where: "TRUE", options) { bytes += $0 }
            return CSVParserTests.parse(bytes).dropFirst().compactMap(\.cells)
        }
    }

    func count(_ query: SQL) async throws -> Int64 {
        try await database.read { try $0.integer(query) ?? -1 }
    }
}

extension ImportResult {
    /// read, added, updated, unchanged, rejected
    var figures: [Int] { [read, added, updated, unchanged, rejected] }
}
