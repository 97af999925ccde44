import App
import Audience
import Foundation
import Segments
import Storage
import TestSupport
import Testing

/// The repository's own example as a workspace: its files, contacts and activities, at noon of 20 November 2026 in Jakarta.
struct FlowerShopWorkspace {
    let merpati: Merpati
    let time: ScriptedTime

    /// 2026-11-20 12:00 +07:00
    static let noon = Instant(seconds: 1_795_150_800)

    /// The folder `campaigns` of the repository.
    static let campaigns = repository.appendingPathComponent("campaigns")

    static let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func run(_ body: (FlowerShopWorkspace) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            for name in ["merpati.yaml", "templates", "campaigns"] {
                try FileManager.default.copyItem(
                    at: repository.appendingPathComponent(name), to: folder.appendingPathComponent(name))
            }
            let time = ScriptedTime(noon)
            let merpati = try await Merpati.open(workspace: Workspace(folder: folder), environment: [:], time: time)
            try await body(FlowerShopWorkspace(merpati: merpati, time: time))
            try await merpati.close()
        }
    }

    /// What the README tells a reader to do.
    func importAll() async throws {
        var options = ImportOptions()
        (options.createFields, options.lists) = (true, ["Customers"])
        options.format = ValueFormat(timeZone: merpati.settings.timeZone)
        let file = merpati.workspace.campaigns.appendingPathComponent("contacts.csv")
        let contacts = try await ContactImporter(merpati.database, time: time).run(file, options)
        #expect(contacts.rejected == 0, "\(contacts.firstFaults)")
        _ = try await merpati.files.apply(merpati.files.all())
        try await importActivities()
    }

    /// Imports every file of events and gives how many of each are new.
    @discardableResult
    func importActivities() async throws -> [String: Int] {
        var options = ActivityImportOptions()
        options.format = ValueFormat(timeZone: merpati.settings.timeZone)
        var added: [String: Int] = [:]
        for file in try FlowerShop.eventFiles(merpati.workspace.campaigns) {
            let name = file.deletingPathExtension().lastPathComponent
            let result = try await merpati.activityImporter.run(name, file, options)
            #expect(result.rejected == 0, "\(file.lastPathComponent): \(result.firstFaults)")
            added[file.lastPathComponent] = result.added
        }
        return added
    }

    /// Everything known of each contact, in the order of `contacts.csv`.
    func facts() async throws -> [ContactFacts] {
        try await merpati.database.read { connection in
            let catalogue = try CatalogueStore.load(connection)
            let ids = try connection.all("SELECT id FROM contact ORDER BY id") { $0.integer(0) ?? 0 }
            return try ContactFactsReader(catalogue, activities: catalogue.activities).read(connection, contacts: ids)
        }
    }

    /// The rows of `contacts.csv` whose contacts are in a segment.
    func members(_ name: String, asOf now: Instant = noon) async throws -> Set<Int> {
        try await merpati.database.read { [merpati] connection in
            let condition = try merpati.segments.condition(named: name, connection, asOf: now)
            let all = try connection.all("SELECT id FROM contact ORDER BY id") { $0.integer(0) ?? 0 }
            let rows = Dictionary(uniqueKeysWithValues: zip(all, all.indices))
            let ids = try connection.all("SELECT c.id FROM contact c WHERE \(condition)") { $0.integer(0) ?? 0 }
            return Set(ids.compactMap { rows[$0] })
        }
    }
}
