internal import Campaigns
internal import Diagnostics
public import Foundation
internal import Segments
internal import Storage

/// The files that people write and review, and their way into the database, which is what runs.
public struct WorkspaceFiles: Sendable {
    let merpati: Merpati

    init(_ merpati: Merpati) {
        self.merpati = merpati
    }

    /// Every activity, segment and campaign file of the workspace, in this order because each names those before it.
    public func all() -> [URL] {
        files(in: merpati.workspace.activities) + files(in: merpati.workspace.segments) + files(in: merpati.workspace.campaigns)
    }

    /// Takes files into the database, all or none of them.
    ///
    /// - Parameter dryRun: only tells what would change.
    /// - Throws: `FileError`, `SegmentError`, `CampaignError`, `StorageError`.
    public func apply(_ files: [URL], dryRun: Bool = false) async throws -> [Change] {
        try await apply(files, dryRun: dryRun) { _, _ in [] }
    }

    /// Takes every file into the database, all or none of them, and says which campaigns have no file any more.
    ///
    /// - Parameters:
    ///   - dryRun: only tells what would change.
    ///   - prunes: whether the campaign of that name goes with its file, as far as nothing of it is under way.
    /// - Throws: `FileError`, `SegmentError`, `CampaignError`, `StorageError`; `AppError` when there is no folder of campaigns
    ///   and some are to go.
    public func applyAll(
        dryRun: Bool = false, prunes: @escaping @Sendable (String) -> Bool = { _ in false }
    ) async throws -> [Change] {
        try await apply(all(), dryRun: dryRun) { connection, changes in
            try gone(connection, changes, prunes, merpati.time.now())
        }
    }

    private func apply(
        _ files: [URL], dryRun: Bool, _ rest: @escaping @Sendable (any Connection, [Change]) throws -> [Change]
    ) async throws -> [Change] {
        var seen: Set<String> = []
        let files = files.filter { seen.insert($0.standardizedFileURL.path).inserted }
        try checkNames(files)
        let texts = try files.map { (file: $0, text: try read($0)) }
        let now = merpati.time.now()
        do {
            return try await merpati.database.write { [merpati, self] connection in
                var changes = try texts.map { file, text in
                    switch kind(of: file) {
                    case .activity: try applyActivity(connection, text, path(file), now)
                    case .segment: try applySegment(connection, text, path(file), merpati, now)
                    case .campaign: try applyCampaign(connection, text, path(file), merpati, now)
                    }
                }
                changes += try rest(connection, changes)
                if dryRun { throw DryRun(changes: changes) }
                return changes
            }
        } catch let dry as DryRun {
            return dry.changes
        }
    }

    /// Undoes the transaction of a dry run.
    private struct DryRun: Error {
        var changes: [Change]
    }

    private func applyActivity(
        _ connection: any Connection, _ text: String, _ file: String, _ now: Instant
    ) throws -> Change {
        let definition = try ActivityFile(parsing: text, file: file)
        return Change(file: file, what: "activity", name: definition.name, kind: try definition.apply(connection, at: now))
    }

    private func applySegment(
        _ connection: any Connection, _ text: String, _ file: String, _ merpati: Merpati, _ now: Instant
    ) throws -> Change {
        let definition = try SegmentFile.parse(text, file: file)
        let store = merpati.segments
        let known = try store.list(connection).first { $0.name == definition.name }
        let kind: Change.Kind = known == nil ? .added : known?.definition == definition ? .unchanged : .changed
        do {
            switch kind {
            case .added: try store.create(connection, definition, at: now)
            case .changed: try store.edit(connection, named: definition.name, to: definition, at: now)
            default: break
            }
        } catch let error as SegmentError {
            throw FileError(file: file, "in the segment's text:\n" + error.render(definition.text))
        }
        return Change(file: file, what: "segment", name: definition.name, kind: kind)
    }

    private func applyCampaign(
        _ connection: any Connection, _ text: String, _ file: String, _ merpati: Merpati, _ now: Instant
    ) throws -> Change {
        let applied = try merpati.campaigns.store.apply(
            connection, text: text, file: file, by: .init(actor: "file", reason: file), at: now)
        let kind: Change.Kind =
            switch applied.change {
            case .added: .added
            case .changed: .changed
            case .unchanged: .unchanged
            }
        return Change(file: file, what: "campaign", name: applied.campaign.name, kind: kind, notes: applied.effects)
    }

    // MARK: Files

    /// The YAML files of a folder, by name.
    func files(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map(folder.appendingPathComponent)
    }

    func path(_ file: URL) -> String {
        let (full, folder) = (file.standardizedFileURL.path, merpati.workspace.folder.path + "/")
        return full.hasPrefix(folder) ? String(full.dropFirst(folder.count)) : full
    }

    func read(_ file: URL) throws -> String {
        do {
            return try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw FileError(file: path(file), "the file cannot be read as UTF-8 text: \(error.localizedDescription)")
        }
    }
}
