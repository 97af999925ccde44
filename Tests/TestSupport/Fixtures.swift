public import Foundation
public import SQLiteEngine
public import Storage

/// Runs `body` with a new folder that is removed afterwards.
public func withTemporaryFolder<T>(_ body: (URL) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("merpati-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}

/// Runs `body` with a new SQLite database that has the given schema.
public func withDatabase<T>(
    _ migrations: [Migration], _ body: (SQLiteDatabase) async throws -> T
) async throws -> T {
    try await withTemporaryFolder { folder in
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("test.db").path)
        try await Migrator(migrations).migrate(database, now: 0)
        let result = try await body(database)
        try await database.close()
        return result
    }
}
