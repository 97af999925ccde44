internal import Storage
internal import Synchronization
internal import Templates

/// The letters of runs, compiled once each. A run is sent with the version that it began with, whatever becomes of the files.
final class RunLetters: Sendable {
    /// How many compiled letters are kept: those of the runs that take turns.
    private static let most = 8

    private struct Key: Hashable {
        var version: Int64
        var definition: String
    }

    private let context: CampaignContext
    private let compiled = Mutex<[(key: Key, letter: CampaignLetter)]>([])

    init(_ context: CampaignContext) {
        self.context = context
    }

    /// The letter of a run.
    ///
    /// - Throws: `TemplateError` when it cannot be compiled, `CampaignError`, `StorageError`.
    func letter(of run: CampaignRun) async throws -> CampaignLetter {
        let version = if let version = run.letterVersion { version } else { try await pin(run) }
        let key = Key(version: version, definition: run.definition)
        if let known = compiled.withLock({ $0.first { $0.key == key }?.letter }) { return known }
        let context = context
        let files = try await context.database.read { connection in
            try context.kept.files(connection, of: context.kept.version(connection, id: version))
        }
        let letter = try CampaignLetter(context.store.definition(of: run), context.loader(files), context)
        compiled.withLock { $0 = [(key, letter)] + $0.prefix(Self.most - 1) }
        return letter
    }

    /// A letter that was never applied is taken from its files when the run first needs it, and kept from then on.
    private func pin(_ run: CampaignRun) async throws -> Int64 {
        let context = context
        let (name, now) = (try context.store.definition(of: run).template, context.time.now())
        let latest = try await context.database.read { try context.kept.latest($0, named: name) }
        let files = latest == nil ? try context.letters.files(of: name) : nil
        return try await context.database.write { connection in
            let version =
                try files.map { try context.kept.apply(connection, $0, by: .init(actor: "sender", reason: ""), at: now).version }
                ?? context.kept.version(connection, named: name)
            try connection.execute(
                "UPDATE campaign_run SET letter_version = \(version.id) WHERE id = \(run.id) AND letter_version IS NULL")
            return version.id
        }
    }
}
