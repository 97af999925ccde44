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

/// Runs `body` with a new SQLite database that has the given schema steps. Steps of other rooms that lie between them are left
/// empty.
public func withDatabase<T>(
    _ migrations: [Migration], _ body: (SQLiteDatabase) async throws -> T
) async throws -> T {
    let present = Set(migrations.map(\.id))
    let others = (1...(present.max() ?? 1)).filter { !present.contains($0) }.map { Migration($0, "of another room") { _ in "" } }
    return try await withTemporaryFolder { folder in
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("test.db").path)
        try await Migrator(migrations + others).migrate(database, now: 0)
        let result = try await body(database)
        try await database.close()
        return result
    }
}
