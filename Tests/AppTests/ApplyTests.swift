import Campaigns
import Diagnostics
import Foundation
import Storage
import TestSupport
import Testing

@testable import App

/// Files that go, that have one name, or that lose their schedule.
@Suite struct ApplyTests {
    private func withMerpati<T>(_ body: (Merpati, URL) async throws -> T) async throws -> T {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 3, smtpPort: 1)
            let merpati = try await Merpati.open(workspace: Workspace(folder: folder), environment: [:], time: ScriptedTime())
            let result = try await body(merpati, folder)
            try await merpati.close()
            return result
        }
    }

    private static func campaign(_ name: String, _ rest: String = "") -> String {
        "name: \(name)\ntemplate: hello\nto: { lists: [Customers] }\n\(rest)"
    }

    private func schedule(_ merpati: Merpati, _ name: String) async throws {
        let (store, now) = (merpati.campaigns.store, merpati.time.now())
        _ = try await merpati.database.write { try store.schedule($0, name, by: .init(actor: "Dewi", reason: "test"), at: now) }
    }

    private func states(_ merpati: Merpati) async throws -> [String: CampaignState] {
        let store = merpati.campaigns.store
        return try await merpati.database.read { connection in
            Dictionary(uniqueKeysWithValues: try store.all(connection).map { ($0.name, $0.state) })
        }
    }

    private func delete(_ folder: URL, _ path: String) throws {
        try FileManager.default.removeItem(at: folder.appendingPathComponent(path))
    }

    @Test func `files of one name are named, all of them, and nothing is applied`() async throws {
        try await withMerpati { merpati, folder in
            try SampleWorkspace.file(folder, "campaigns/a.yaml", Self.campaign("spring"))
            try SampleWorkspace.file(folder, "campaigns/b.yaml", "# ours\n" + Self.campaign("spring"))
            try SampleWorkspace.file(folder, "campaigns/segments/x.yaml", "name: Near\nsegment: score > 5\n")
            try SampleWorkspace.file(folder, "campaigns/segments/y.yaml", "name: NEAR\nsegment: score > 0\n")
            let error = await #expect(throws: FileError.self) { try await merpati.files.applyAll() }
            let text = try #require(error?.description)
            for part in ["campaigns/a.yaml", "campaigns/b.yaml:2", "campaigns/segments/x.yaml", "campaigns/segments/y.yaml"] {
                #expect(text.contains(part), "\(text)")
            }
            #expect(try await states(merpati).isEmpty)
            // Also where one of them alone is given; the others are no matter.
            for file in ["a", "b"] {
                let error = await #expect(throws: FileError.self) {
                    try await merpati.files.apply([folder.appendingPathComponent("campaigns/\(file).yaml")])
                }
                #expect(error?.description.contains("a.yaml") == true && error?.description.contains("b.yaml") == true)
            }
            let hello = folder.appendingPathComponent("campaigns/hello.yaml")
            let once = try await merpati.files.apply([hello, hello]).filter { $0.what == "campaign" }
            #expect(once.map(\.kind) == [.added])
        }
    }

    @Test func `a campaign goes by the name in its file, not by the file's`() async throws {
        try await withMerpati { merpati, folder in
            try SampleWorkspace.file(folder, "campaigns/spring.yaml", Self.campaign("summer"))
            try SampleWorkspace.file(folder, "campaigns/other.yaml", Self.campaign("spring"))
            #expect(merpati.files.campaign(named: "spring")?.lastPathComponent == "other.yaml")
            #expect(merpati.files.campaign(named: "summer")?.lastPathComponent == "spring.yaml")
            #expect(merpati.files.campaign(named: "winter") == nil)
            // What cannot be read is applied, to say so.
            try SampleWorkspace.file(folder, "campaigns/winter.yaml", "name: [")
            #expect(merpati.files.campaign(named: "winter")?.lastPathComponent == "winter.yaml")
        }
    }

    @Test func `a schedule taken out of a file is said, and takes effect`() async throws {
        try await withMerpati { merpati, folder in
            try SampleWorkspace.file(
                folder, "campaigns/spring.yaml", Self.campaign("spring", "schedule: { repeat: daily at 09:00 }\n"))
            _ = try await merpati.files.applyAll()
            try await schedule(merpati, "spring")
            try SampleWorkspace.file(folder, "campaigns/spring.yaml", Self.campaign("spring"))
            for dryRun in [true, false] {
                let changes = try await merpati.files.applyAll(dryRun: dryRun)
                let change = try #require(changes.first { $0.name == "spring" })
                #expect(change.kind == .changed && change.notes.first?.contains("draft") == true, "\(change)")
                #expect(try await states(merpati)["spring"] == (dryRun ? .scheduled : .draft))
            }
        }
    }

    @Test func `a campaign whose file is gone is said, stays, and goes when that is asked for`() async throws {
        try await withMerpati { merpati, folder in
            for name in ["a", "b", "c", "d"] {
                try SampleWorkspace.file(
                    folder, "campaigns/\(name).yaml", Self.campaign(name, "schedule: { repeat: daily at 09:00 }\n"))
            }
            _ = try await merpati.files.applyAll()
            try await schedule(merpati, "b")
            try await schedule(merpati, "c")
            let (store, now) = (merpati.campaigns.store, merpati.time.now())
            try await merpati.database.write { connection in
                let cause = CampaignStore.Cause(actor: "Dewi", reason: "test")
                let run = try store.startTest(connection, "c", segment: "Few", by: cause, at: now)
                try connection.execute("UPDATE campaign_run SET state = 'finished' WHERE id = \(run.id)")
                _ = try store.start(connection, "d", by: cause, at: now)
            }
            for name in ["a", "b", "c", "d"] { try delete(folder, "campaigns/\(name).yaml") }
            let left = try await merpati.files.applyAll().filter { $0.kind == .gone }
            #expect(left.map(\.name) == ["a", "b", "c", "d"])
            #expect(left.map(\.isUndecided) == [false, true, true, true])
            #expect(left.map(\.isPrunable) == [true, true, true, false])
            #expect(left[1].notes.first?.contains("scheduled, next at") == true)
            #expect(try await states(merpati)["b"] == .scheduled)
            let planned = try await merpati.files.applyAll(dryRun: true) { _ in true }
            #expect(planned.suffix(4).map(\.kind) == [.removed, .removed, .cancelled, .gone])
            #expect(try await states(merpati)["a"] == .draft)
            let done = try await merpati.files.applyAll { $0 != "b" }
            #expect(done.suffix(4).map(\.kind) == [.removed, .gone, .cancelled, .gone])
            #expect(try await states(merpati) == ["hello": .draft, "b": .scheduled, "c": .cancelled, "d": .sending])
            // What has ended is history, and no fault of the files.
            #expect(try await merpati.files.applyAll().filter { $0.kind == .gone }.map(\.name) == ["b", "d"])
        }
    }

    @Test func `without the folder of campaigns nothing is pruned`() async throws {
        try await withMerpati { merpati, folder in
            _ = try await merpati.files.applyAll()
            try delete(folder, "campaigns")
            let error = await #expect(throws: AppError.self) { try await merpati.files.applyAll { _ in true } }
            #expect(error?.message.contains("campaigns") == true)
            #expect(try await merpati.files.applyAll().filter { $0.what == "campaign" }.map(\.kind) == [.gone])
            #expect(try await states(merpati) == ["hello": .draft])
        }
    }

    private struct Applied: Decodable {
        struct Change: Decodable {
            var name: String
            var change: String
            var notes: [String]
        }

        var changes: [Change]
    }

    @Test func `the program says what is gone, fails while it may still be sent, and prunes when told to`() async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 3, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            try await SampleWorkspace.importContacts(program)
            try SampleWorkspace.file(
                folder, "campaigns/spring.yaml", Self.campaign("spring", "schedule: { repeat: daily at 09:00 }\n"))
            #expect(try await program.run("apply").code == 0)
            let armed = try await program.run("campaign", "schedule", "spring")
            #expect(armed.code == 0, "\(armed.errors)")
            try delete(folder, "campaigns/spring.yaml")
            let tried = try await program.run("apply", "--dry-run")
            #expect(tried.code == 0 && tried.output.contains("its file is gone"))
            let said = try await program.run("apply", "--json")
            #expect(said.code == 1)
            let gone = try said.json(Applied.self).changes.first { $0.name == "spring" }
            #expect(gone?.change == "gone" && gone?.notes.first?.contains("--prune") == true)
            #expect(try await program.run("apply", "--prune", "campaigns/hello.yaml").code == 2)
            let pruned = try await program.run("apply", "--prune", "--json")
            #expect(pruned.code == 0, "\(pruned.errors)")
            #expect(try pruned.json(Applied.self).changes.first { $0.name == "spring" }?.change == "removed")
            #expect(try await program.run("apply").code == 0)
        }
    }
}
