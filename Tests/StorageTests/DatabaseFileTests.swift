import Dispatch
import Foundation
import SQLiteEngine
import Storage
import TestSupport
import Testing

/// What happens to a database's file while it is open.
@Suite struct DatabaseFileTests {
    private static let schema = [Migration(1, "test") { _ in "CREATE TABLE item (id INTEGER PRIMARY KEY, text TEXT)" }]

    private func withFile(
        busySeconds: Double = 120, _ body: (URL, SQLiteDatabase) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("test.db")
            let database = try SQLiteDatabase(path: path.path, busySeconds: busySeconds)
            try await Migrator(Self.schema).migrate(database, now: 0)
            try await body(path, database)
            try? await database.close()
        }
    }

    private func add(_ database: any Database, _ count: Int = 1) async throws {
        try await database.write { connection in
            for _ in 0..<count {
                try connection.execute("INSERT INTO item (text) VALUES (\(String(repeating: "x", count: 1000)))")
            }
        }
    }

    private func count(_ database: any Database) async throws -> Int64? {
        try await database.read { try $0.integer("SELECT COUNT(*) FROM item") }
    }

    /// Does something with the file in another process.
    private func sqlite(_ path: URL, _ statements: String...) async throws {
        let program = "import sqlite3, sys; d = sqlite3.connect(sys.argv[1], timeout=0); [d.execute(s) for s in sys.argv[2:]]"
        let result = try await ChildProcess.run(try TestTools.find("python3"), ["-c", program, path.path] + statements)
        guard result.code == 0 else { throw ChildProcess.Failure(description: result.errors) }
    }

    private func kind(_ body: () async throws -> Void) async -> StorageError.Kind? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? StorageError)?.kind
        }
    }

    /// What a person or a program does to the file, and what puts it right again.
    enum Mishap: CaseIterable {
        case deleted, moved, replaced, linkedElsewhere, emptied, cut

        func happen(to path: URL) throws {
            let (files, aside) = (FileManager.default, path.appendingPathExtension("aside"))
            switch self {
            case .deleted: try files.removeItem(at: path)
            case .moved: try files.moveItem(at: path, to: aside)
            case .replaced:
                try files.copyItem(at: path, to: aside)
                guard rename(aside.path, path.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
            case .linkedElsewhere:
                try files.copyItem(at: path, to: aside)
                try files.removeItem(at: path)
                try files.createSymbolicLink(at: path, withDestinationURL: aside)
            case .emptied: truncate(path.path, 0)
            case .cut: truncate(path.path, 4096)
            }
        }
    }

    @Test(arguments: Mishap.allCases)
    func `nothing is written to a file that is not the database any more, and the check says so`(_ mishap: Mishap) async throws {
        try await withFile { path, database in
            try await add(database, 50)
            try await sqlite(path, "PRAGMA wal_checkpoint(PASSIVE)")
            try await database.check()
            try mishap.happen(to: path)
            let written = await kind { try await add(database) }
            #expect(written == .missing)
            let checked = await kind { try await database.check() }
            #expect(checked == .missing)
        }
    }

    @Test func `a file that comes back is the database again`() async throws {
        try await withFile { path, database in
            let aside = path.appendingPathExtension("aside")
            try FileManager.default.moveItem(at: path, to: aside)
            let written = await kind { try await add(database) }
            #expect(written == .missing)
            // Links are still answered.
            let read = try await count(database)
            #expect(read == 0)
            try FileManager.default.moveItem(at: aside, to: path)
            try await add(database)
            try await database.check()
            let after = try await count(database)
            #expect(after == 1)
        }
    }

    @Test func `a file that VACUUM makes smaller is whole`() async throws {
        try await withFile { path, database in
            try await add(database, 500)
            try await sqlite(path, "PRAGMA wal_checkpoint(PASSIVE)")
            try await database.write { _ = try $0.execute("DELETE FROM item") }
            let before = try FileManager.default.attributesOfItem(atPath: path.path)[.size] as? Int
            try await sqlite(path, "VACUUM", "PRAGMA wal_checkpoint(PASSIVE)")
            let after = try FileManager.default.attributesOfItem(atPath: path.path)[.size] as? Int
            try #require(after ?? 0 < before ?? 0)
            try await add(database)
            try await database.check()
        }
    }

    // MARK: Locks

    /// Runs `body` while another connection holds the lock of the database.
    private func whileLocked(_ path: URL, _ body: () async throws -> Void) async throws {
        let holder = try SQLiteDatabase(path: path.path)
        let (gate, (held, signal)) = (DispatchSemaphore(value: 0), AsyncStream.makeStream(of: Void.self))
        let holding = Task {
            try await holder.write { _ in
                signal.yield()
                gate.wait()
            }
        }
        for await _ in held { break }
        do {
            try await body()
        } catch {
            gate.signal()
            throw error
        }
        gate.signal()
        try await holding.value
        try await holder.close()
    }

    @Test func `whoever waits for another program that writes is told in time, however many wait`() async throws {
        try await withFile(busySeconds: 0.5) { path, database in
            try await whileLocked(path) {
                let begin = ContinuousClock.now
                let kinds = await withTaskGroup(of: StorageError.Kind?.self) { group in
                    for _ in 0..<60 { group.addTask { await kind { try await add(database) } } }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(kinds.allSatisfy { $0 == .busy })
                #expect(ContinuousClock.now - begin < .seconds(20), "not one after the other")
                let checked = await kind { try await database.check() }
                #expect(checked == .busy)
                // Whoever only reads waits for nobody.
                let read = try await count(database)
                #expect(read == 0)
            }
            try await add(database)
            try await database.check()
        }
    }

    @Test func `a database that is up to date is opened while another program writes`() async throws {
        try await withFile { path, _ in
            try await whileLocked(path) {
                let database = try SQLiteDatabase(path: path.path, busySeconds: 0.2)
                let applied = try await Migrator(Self.schema).migrate(database, now: 1)
                #expect(applied == [])
                try await database.close()
            }
        }
    }

    @Test func `the lock of the sender is the database's, whatever path leads to it`() async throws {
        try await withFile { path, database in
            let folder = path.deletingLastPathComponent()
            let (symbolic, hard) = (folder.appendingPathComponent("symbolic.db"), folder.appendingPathComponent("hard.db"))
            try FileManager.default.createSymbolicLink(at: symbolic, withDestinationURL: path)
            let others = [try SQLiteDatabase(path: path.path), try SQLiteDatabase(path: symbolic.path)]
            var held = try database.lockSender()
            #expect(held != nil)
            for other in others {
                let second = try other.lockSender()
                #expect(second == nil)
            }
            try FileManager.default.linkItem(at: path, to: hard)
            let elsewhere = try await ChildProcess.run(try TestTools.find("flock"), ["-n", hard.path, "true"])
            #expect(elsewhere.code == 1, "another process finds it taken")
            held = nil
            let free = try await ChildProcess.run(try TestTools.find("flock"), ["-n", hard.path, "true"])
            #expect(free.code == 0)
            held = try others[1].lockSender()
            #expect(held != nil)
            // Whatever was locked and let go of, SQLite's own locks are still there.
            await #expect(throws: (any Error).self) { try await sqlite(path, "PRAGMA journal_mode=DELETE") }
            for other in others { try await other.close() }
        }
    }

    // MARK: Disks

    @Test func `a full disk is told as such, and forgotten when there is room`() async throws {
        try await withFile { _, database in
            try await database.write { try $0.script("PRAGMA max_page_count = 20") }
            let error = await #expect(throws: StorageError.self) { try await add(database, 100) }
            #expect(error?.kind == .full)
            #expect(error?.message == "the disk with the database is full: nothing can be recorded")
            let checked = await kind { try await database.check() }
            #expect(checked == .full)
            let read = try await count(database)
            #expect(read == 0)
            try await database.write { try $0.script("PRAGMA max_page_count = 100000") }
            try await add(database, 100)
            try await database.check()
        }
    }

    @Test func `the database and what SQLite keeps beside it are this user's alone`() async throws {
        try await withFile { path, database in
            try await add(database)
            for name in ["test.db", "test.db-wal", "test.db-shm"] {
                let file = path.deletingLastPathComponent().appendingPathComponent(name)
                let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
                #expect(rights == 0o600, "\(name)")
            }
        }
    }
}
