internal import Campaigns
internal import Diagnostics
public import Foundation
internal import Segments
internal import Storage
internal import Templates

/// The files that people write and review, and their way into the database, which is what runs.
public struct WorkspaceFiles: Sendable {
    /// What became of a file, or would become of it.
    public struct Change: Sendable, Hashable {
        public enum Kind: String, Sendable {
            case added, changed, unchanged
        }

        /// The file, relative to the workspace; of a letter the first of its files.
        public var file: String
        /// `activity`, `letter`, `segment` or `campaign`.
        public var what: String
        public var name: String
        public var kind: Kind
        /// How the text in the database became that of the file, as lines of a diff.
        public var difference: [String] = []
    }

    private let merpati: Merpati

    init(_ merpati: Merpati) {
        self.merpati = merpati
    }

    /// Every activity, segment and campaign file of the workspace, in this order because each names those before it, and
    /// the folder of the letters.
    public func all() -> [URL] {
        yaml(merpati.workspace.activities) + [merpati.workspace.templates] + yaml(merpati.workspace.segments)
            + yaml(merpati.workspace.campaigns)
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

    /// Takes a campaign's file and its letter into the database, as far as they are among the workspace's files.
    ///
    /// - Throws: as `apply`.
    public func apply(campaign name: String) async throws {
        if let file = campaign(named: name) {
            _ = try await apply([file])
        } else {
            let store = CampaignStore(timeZone: merpati.settings.timeZone)
            let template = try await merpati.database.read { connection in
                try store.definition(of: store.campaign(connection, named: name)).template
            }
            _ = try await apply([], letters: LetterSources(merpati).named([template]))
        }
    }

    /// Takes files into the database, all or none of them: with a campaign its letter, too.
    ///
    /// - Parameters:
    ///   - files: of activities, segments, campaigns and letters; a layout or a partial, or the folder of the templates, stands
    ///     for all letters.
    ///   - dryRun: only tells what would change.
    /// - Throws: `FileError`, `SegmentError`, `TemplateError`, `CampaignError`, `StorageError`.
    public func apply(_ files: [URL], dryRun: Bool = false) async throws -> [Change] {
        let sources = LetterSources(merpati)
        let others = files.filter { !sources.contains($0) }
        let letters = try sources.read(files.filter { sources.contains($0) })
        return try await apply(others, letters: letters, dryRun: dryRun)
    }

    private func apply(_ files: [URL], letters: [LetterFiles], dryRun: Bool = false) async throws -> [Change] {
        let texts = try files.map { (file: $0, text: try read($0)) }
        let letters = try letters + LetterSources(merpati).named(templates(of: texts), besides: letters)
        let now = merpati.time.now()
        do {
            return try await merpati.database.write { [merpati, self] connection in
                let changes =
                    try letters.map { try applyLetter(connection, $0, now) }
                    + texts.map { file, text in
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

    /// The letters that campaign files name.
    private func templates(of texts: [(file: URL, text: String)]) -> [String] {
        texts.filter { isCampaign($0.file) }.compactMap { file, text in
            // A file that is wrong is told of when it is applied.
            try? CampaignDefinition(parsing: text, file: path(file), timeZone: merpati.settings.timeZone).template
        }
    }

    private func isCampaign(_ file: URL) -> Bool {
        let folder = file.deletingLastPathComponent().lastPathComponent
        return folder != merpati.workspace.activities.lastPathComponent && folder != merpati.workspace.segments.lastPathComponent
    }

    private func applyLetter(_ connection: any Connection, _ files: LetterFiles, _ now: Instant) throws -> Change {
        let store = merpati.campaigns.kept
        let before = try store.latest(connection, named: files.name).map { try store.files(connection, of: $0) }
        let (_, change) = try store.apply(connection, files, by: .init(actor: "file", reason: ""), at: now)
        return Change(
            file: path(merpati.workspace.templates) + "/" + (files.paths.first { !$0.contains("/") } ?? ""), what: "letter",
            name: files.name, kind: Change.Kind(change),
            difference: before.map { $0.difference(to: files) } ?? [])
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
        return Change(
            file: file, what: "segment", name: definition.name, kind: kind,
            difference: known.map { TextDifference.lines(from: $0.definition.text, to: definition.text) } ?? [])
    }

    private func applyCampaign(
        _ connection: any Connection, _ text: String, _ file: String, _ merpati: Merpati, _ now: Instant
    ) throws -> Change {
        let store = CampaignStore(timeZone: merpati.settings.timeZone)
        let known = Dictionary(uniqueKeysWithValues: try store.all(connection).map { ($0.name, $0.definition) })
        let (campaign, change) = try store.apply(
            connection, text: text, file: file, by: .init(actor: "file", reason: file), at: now)
        return Change(
            file: file, what: "campaign", name: campaign.name, kind: Change.Kind(change),
            difference: known[campaign.name].map { TextDifference.lines(from: $0, to: text) } ?? [])
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

extension WorkspaceFiles.Change.Kind {
    fileprivate init(_ change: CampaignStore.Change) {
        self =
            switch change {
            case .added: .added
            case .changed: .changed
            case .unchanged: .unchanged
            }
    }
}
