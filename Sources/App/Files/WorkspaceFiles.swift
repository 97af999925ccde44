internal import Campaigns
internal import Diagnostics
public import Foundation
internal import Segments
internal import Storage

/// The files that people write and review, and their way into the database, which is what runs.
public struct WorkspaceFiles: Sendable {
    /// What became of a file, or would become of it.
    public struct Change: Sendable, Hashable {
        public enum Kind: String, Sendable {
            case added, changed, unchanged
        }

        /// The file, relative to the workspace.
        public var file: String
        /// `activity`, `segment` or `campaign`.
        public var what: String
        public var name: String
        public var kind: Kind
    }

    private let merpati: Merpati

    init(_ merpati: Merpati) {
        self.merpati = merpati
    }

    /// Every activity, segment and campaign file of the workspace, in this order because each names those before it.
    public func all() -> [URL] {
        yaml(merpati.workspace.activities) + yaml(merpati.workspace.segments) + yaml(merpati.workspace.campaigns)
    }

    /// The file of a campaign: the one that is named so, or the one whose `name` says so.
    public func campaign(named name: String) -> URL? {
        let files = yaml(merpati.workspace.campaigns)
        let store = CampaignStore(timeZone: merpati.settings.timeZone)
        return files.first { $0.deletingPathExtension().lastPathComponent == name }
            ?? files.first { file in
                guard let text = try? String(contentsOf: file, encoding: .utf8) else { return false }
                return (try? CampaignDefinition(parsing: text, file: "", timeZone: store.timeZone))?.name == name
            }
    }

    /// Takes files into the database, all or none of them.
    ///
    /// - Parameter dryRun: only tells what would change.
    /// - Throws: `FileError`, `SegmentError`, `CampaignError`, `StorageError`.
    public func apply(_ files: [URL], dryRun: Bool = false) async throws -> [Change] {
        let texts = try files.map { (file: $0, text: try read($0)) }
        let now = merpati.time.now()
        do {
            return try await merpati.database.write { [merpati, self] connection in
                let changes = try texts.map { file, text in
                    switch file.deletingLastPathComponent().lastPathComponent {
                    case merpati.workspace.activities.lastPathComponent:
                        try applyActivity(connection, text, path(file), now)
                    case merpati.workspace.segments.lastPathComponent:
                        try applySegment(connection, text, path(file), merpati, now)
                    default: try applyCampaign(connection, text, path(file), merpati, now)
                    }
                }
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
            case .unchanged: break
            }
        } catch let error as SegmentError {
            throw FileError(file: file, "in the segment's text:\n" + error.render(definition.text))
        }
        return Change(file: file, what: "segment", name: definition.name, kind: kind)
    }

    private func applyCampaign(
        _ connection: any Connection, _ text: String, _ file: String, _ merpati: Merpati, _ now: Instant
    ) throws -> Change {
        let (campaign, change) = try CampaignStore(timeZone: merpati.settings.timeZone).apply(
            connection, text: text, file: file, by: .init(actor: "file", reason: file), at: now)
        let kind: Change.Kind =
            switch change {
            case .added: .added
            case .changed: .changed
            case .unchanged: .unchanged
            }
        return Change(file: file, what: "campaign", name: campaign.name, kind: kind)
    }

    // MARK: Files

    private func yaml(_ folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map(folder.appendingPathComponent)
    }

    private func path(_ file: URL) -> String {
        let (full, folder) = (file.standardizedFileURL.path, merpati.workspace.folder.path + "/")
        return full.hasPrefix(folder) ? String(full.dropFirst(folder.count)) : full
    }

    private func read(_ file: URL) throws -> String {
        do {
            return try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw FileError(file: path(file), "the file cannot be read as UTF-8 text: \(error.localizedDescription)")
        }
    }
}
