import Foundation
import Logging
import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// A copy of the database is put back in the middle of a run.
@Suite struct RestoredTests {
    /// A copy of a fixture's database as it is now, in a file of its own.
    private func copy(_ fixture: CampaignFixture, _ name: String = "copy.db") async throws -> String {
        let path = fixture.folder.appendingPathComponent(name).path
        let file = try await fixture.database.read { try $0.text("SELECT file FROM pragma_database_list WHERE name = 'main'") }
        let program = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).backup(sqlite3.connect(sys.argv[2]))"
        let result = try await ChildProcess.run(try TestTools.find("python3"), ["-c", program, try #require(file), path])
        try #require(result.code == 0, "\(result.errors)")
        return path
    }

    /// A sender of the database at a path, with the mark, the journal and the lock of the fixture.
    private func runner(
        _ fixture: CampaignFixture, _ database: any Database, _ server: ScriptedReceiver
    ) async throws -> CampaignRunner {
        CampaignRunner(
            try CampaignFixture.context(fixture.folder, database, fixture.time), lock: try await lock(database),
            journal: fixture.journal, mark: fixture.mark, options: .init(batch: 8, drainSeconds: 1),
            logger: Logger(label: "test"),
            makeTransport: { ScriptedTransport(server, capacity: 4, witness: $0) })
    }

    /// A sender that has stopped may hold its lock for a moment more.
    private func lock(_ database: any Database) async throws -> SenderLock {
        while true {
            do {
                return try SenderLock(database)
            } catch let error as CampaignError where error.kind == .locked {
                await Task.yield()
            }
        }
    }

    /// Sends until so many have arrived, and stops.
    private func send(
        _ fixture: CampaignFixture, _ database: any Database, _ run: Int64, _ server: ScriptedReceiver, until count: Int
    ) async throws {
        let runner = try await runner(fixture, database, server)
        let sending = Task { try await runner.run(run) }
        while server.arrived.count < count { await Task.yield() }
        sending.cancel()
        _ = try await sending.value
    }

    private func recovery(_ fixture: CampaignFixture, _ database: any Database) throws -> MarkRecovery {
        MarkRecovery(try CampaignFixture.context(fixture.folder, database, fixture.time), mark: fixture.mark)
    }

    private func refusal(_ body: () async throws -> Void) async -> CampaignError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? CampaignError
        }
    }

    @Test(.timeLimit(.minutes(15)), arguments: [0, 10, 60], [false, true])
    func `an older database sends nothing until a person has said how, and then nobody gets two`(
        _ before: Int, _ stopsEarly: Bool
    ) async throws {
        try await CampaignFixture.with(contacts: 300) { fixture in
            // Some wait to be tried again when the backup is made, and when it is put back.
            let server = ScriptedReceiver { message, attempt in
                message.id % 29 == 5 && attempt == 1 ? .greylisted : .accepted
            }
            let run = try await fixture.start()
            if before > 0 { try await send(fixture, fixture.database, run, server, until: before) }
            let known = server.arrived.count
            let path = try await copy(fixture)
            try await send(fixture, fixture.database, run, server, until: max(known + 1, stopsEarly ? 188 : 288))
            let arrived = server.arrived.count
            try #require(arrived > known)

            let database = try SQLiteDatabase(path: path)
            let refused = await refusal { _ = try await runner(fixture, database, server).run(run) }
            #expect(refused?.kind == .restored)
            #expect(refused?.message.contains("older than what was sent from it") == true, "\(refused?.message ?? "")")
            #expect(server.arrived.count == arrived)
            let state = try await database.read { [store = fixture.store] in try store.run($0, id: run).state }
            #expect(state != .paused, "what is wrong is not the run's matter")

            let recovery = try recovery(fixture, database)
            let status = try await recovery.status()
            #expect(status.difference != nil && (status.begun ?? 0) > status.known)
            let outcome = try await recovery.decide(.unknown, by: CampaignFixture.cause)
            #expect(outcome.paused == ["sale"])
            // Before anybody was entered there is nobody to list: whoever may have been mailed is not entered any more.
            #expect(outcome.unknown >= (before > 0 ? arrived - known : 0))
            try await database.write { [store = fixture.store, time = fixture.time] connection in
                try store.resume(connection, "sale", by: CampaignFixture.cause, at: time.now())
            }
            let goesOn = try await runner(fixture, database, server)
            let result = try await fixture.sendAll(goesOn, run)
            if before > 0 { #expect(result == .finished) }
            #expect(server.arrived.values.allSatisfy { $0.count == 1 })
            let report = try await database.read { [store = fixture.store] in try CampaignReport($0, store, run: run) }
            let nothing = (1...300).filter { server.arrived[$0] == nil }
            if before > 0 { #expect(report.unknown >= nothing.count, "whoever got nothing is listed") }
            try await database.close()
        }
    }

    @Test func `a person may let it go on as it is`() async throws {
        try await CampaignFixture.with(contacts: 60) { fixture in
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            let path = try await copy(fixture)
            try await send(fixture, fixture.database, run, server, until: 20)
            let database = try SQLiteDatabase(path: path)
            let outcome = try await recovery(fixture, database).decide(.asItIs, by: CampaignFixture.cause)
            #expect(outcome == MarkRecovery.Outcome())
            let result = try await runner(fixture, database, server).run(run)
            #expect(result == .finished)
            #expect(server.arrived.count == 60)
            // The database that was replaced is now the older one, of another history.
            let refused = await refusal { _ = try await runner(fixture, fixture.database, server).run(run) }
            #expect(refused?.kind == .restored && refused?.message.contains("later state") == true)
            let nothing = await refusal { _ = try await recovery(fixture, database).decide(.unknown, by: CampaignFixture.cause) }
            #expect(nothing?.kind == .state)
            try await database.close()
        }
    }

    /// What happens to the file beside the database.
    enum Loss: CaseIterable { case missing, damaged, empty, copied, anothers }

    @Test(arguments: Loss.allCases)
    func `a mark that is not the database's own stops the sending, and a person's word makes it anew`(_ loss: Loss) async throws {
        try await CampaignFixture.with(contacts: 60) { fixture in
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            try await send(fixture, fixture.database, run, server, until: 20)
            let mark = fixture.mark.path
            switch loss {
            case .missing: try FileManager.default.removeItem(atPath: mark)
            case .damaged: try Data(repeating: 7, count: 8192).write(to: URL(fileURLWithPath: mark))
            case .empty: truncate(mark, 0)
            case .copied:
                try FileManager.default.copyItem(atPath: mark, toPath: mark + ".copy")
                try FileManager.default.removeItem(atPath: mark)
                // Whoever takes the number of the file that is gone.
                try Data().write(to: URL(fileURLWithPath: mark + ".other"))
                try FileManager.default.moveItem(atPath: mark + ".copy", toPath: mark)
            case .anothers: try fixture.mark.create(SendingMark(epoch: .random(), claims: 5))
            }
            let refused = await refusal { _ = try await runner(fixture, fixture.database, server).run(run) }
            #expect(refused?.kind == .restored)
            _ = try await recovery(fixture, fixture.database).decide(.asItIs, by: CampaignFixture.cause)
            let result = try await runner(fixture, fixture.database, server).run(run)
            #expect(result == .finished)
            #expect(server.arrived.count == 60 && server.arrived.values.allSatisfy { $0.count == 1 })
        }
    }

    @Test func `a database that nothing was sent from needs no mark`() async throws {
        try await CampaignFixture.with(contacts: 20) { fixture in
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            #expect(!FileManager.default.fileExists(atPath: fixture.mark.path))
            let result = try await runner(fixture, fixture.database, server).run(run)
            #expect(result == .finished)
            let status = try await recovery(fixture, fixture.database).status()
            #expect(status.difference == nil && status.known == 20 && status.begun == 20)
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func `a service holds the sending and its schedules, and goes on when a person has said how`() async throws {
        try await CampaignFixture.with(contacts: 60) { fixture in
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            let path = try await copy(fixture)
            try await send(fixture, fixture.database, run, server, until: 20)
            let (database, hold) = (try SQLiteDatabase(path: path), SendingHold())
            let context = try CampaignFixture.context(fixture.folder, database, fixture.time)
            let service = CampaignService(
                context, runner: try await runner(fixture, database, server), scheduler: CampaignScheduler(store: fixture.store),
                hold: hold, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let arrived = server.arrived.count
            let serving = Task { try await service.run() }
            for _ in 0..<5 {
                while fixture.time.sleeping < 2 { try await Task.sleep(for: .milliseconds(1)) }
                fixture.time.advance(seconds: 5)
            }
            #expect(hold.reason?.word == "restored")
            #expect(server.arrived.count == arrived)
            _ = try await recovery(fixture, database).decide(.unknown, by: CampaignFixture.cause)
            try await database.write { [store = fixture.store, time = fixture.time] connection in
                try store.resume(connection, "sale", by: CampaignFixture.cause, at: time.now())
            }
            while server.arrived.count < 60 - 16 || hold.reason != nil {
                try await Task.sleep(for: .milliseconds(1))
                if fixture.time.sleeping == 2 { fixture.time.advance(seconds: 5) }
            }
            serving.cancel()
            try await serving.value
            #expect(server.arrived.values.allSatisfy { $0.count == 1 })
            try await database.close()
        }
    }

    // MARK: Every order of events

    @Test(arguments: 1...60)
    func `a sender that dies at any moment is not taken for a database that was put back`(_ lifetime: Int) async throws {
        try await CampaignFixture.with(contacts: 40) { fixture in
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            let mortal = Mortal(lifetime: lifetime)
            let dying = MortalDatabase(real: fixture.database, mortal: mortal)
            _ = try? await runner(fixture, dying, server).run(run)
            let result = try await runner(fixture, fixture.database, server).run(run)
            #expect(result == .finished)
            #expect(server.arrived.values.allSatisfy { $0.count == 1 })
        }
    }

    @Test(arguments: [0, 1, 127, 128, 1023, 1024, 5000])
    func `a mark that the machine forgot in part is behind, and that is no fault`(_ forgotten: Int64) async throws {
        let epoch = MarkEpoch.random()
        let mark = SendingMark(epoch: epoch, claims: 5000 - forgotten)
        let database = SendingMark(epoch: epoch, claims: 5000)
        #expect(MarkKeeper.difference(database, .mark(mark)) == nil)
    }

    @Test func `half a record is none, and the one before counts`() async throws {
        try await withTemporaryFolder { folder in
            let file = MarkFile(database: folder.appendingPathComponent("a.db").path)
            let mark = SendingMark(epoch: .random(), claims: 0)
            try file.begin(mark)
            for _ in 0..<40 { try file.advance(by: 3, run: 1, contact: nil) }
            for run in 1...40 { try file.advance(by: 1, run: Int64(run), contact: Int64(run) * 10) }
            file.letGo()
            guard case .mark(let whole) = try file.read() else {
                Issue.record("no mark")
                return
            }
            #expect(whole.claims == 160 && whole.runs.count == SendingMark.mostRuns)
            #expect(whole.runs.last == .init(run: 40, contact: 400))
            let octets = try Data(contentsOf: URL(fileURLWithPath: file.path))
            for place in stride(from: 0, to: MarkRecord.words * 8, by: 13) {
                for slot in 0..<2 {
                    // Written in place, since a copy is no mark.
                    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file.path))
                    try handle.seek(toOffset: UInt64(slot * 4096 + place))
                    try handle.write(contentsOf: [octets[slot * 4096 + place] ^ 0x40])
                    guard case .mark(let left) = try file.read() else {
                        Issue.record("no mark")
                        return
                    }
                    #expect([159, 160].contains(left.claims))
                    try handle.seek(toOffset: UInt64(slot * 4096 + place))
                    try handle.write(contentsOf: [octets[slot * 4096 + place]])
                    try handle.close()
                }
            }
        }
    }
}
