internal import Campaigns
internal import Diagnostics
public import Foundation
internal import Segments
internal import Storage
internal import Templates

/// The files that people write and review, and their way into the database, which is what runs.
public struct WorkspaceFiles: Sendable {
    let merpati: Merpati

    init(_ merpati: Merpati) {
        self.merpati = merpati
    }

    /// Every activity, segment and campaign file of the workspace, in this order because each names those before it, and
    /// the folder of the letters.
    public func all() -> [URL] {
        files(in: merpati.workspace.activities) + [merpati.workspace.templates] + files(in: merpati.workspace.segments)
            + files(in: merpati.workspace.campaigns)
    }

    /// Takes a campaign's file and its letter into the database, as far as they are among the workspace's files.
    ///
    /// - Returns: what has changed by that.
    /// - Throws: as `apply`.
    public func apply(campaign name: String) async throws -> [Change] {
        let changes: [Change]
        if let file = campaign(named: name) {
            changes = try await apply([file])
        } else {
            let store = CampaignStore(timeZone: merpati.settings.timeZone)
            let template = try await merpati.database.read { connection in
                try store.definition(of: store.campaign(connection, named: name)).template
            }
            changes = try await apply([], letters: LetterSources(merpati).named([template]))
        }
        return changes.filter { $0.kind != .unchanged }
    }

    /// Takes files into the database, all or none of them: with a campaign its letter, too.
    ///
    /// - Parameters:
    ///   - files: of activities, segments, campaigns and letters; a layout or a partial, or the folder of the templates, stands
    ///     for all letters.
    ///   - dryRun: only tells what would change.
    /// - Throws: `FileError`, `SegmentError`, `TemplateError`, `CampaignError`, `StorageError`.
    public func apply(_ files: [URL], dryRun: Bool = false) async throws -> [Change] {
        try await apply(files, dryRun: dryRun) { _, _ in [] }
    }

    /// Takes every file into the database, all or none of them, and says which campaigns have no file any more.
    ///
    /// - Parameters:
    ///   - dryRun: only tells what would change.
    ///   - prunes: whether the campaign of that name goes with its file, as far as nothing of it is under way.
    /// - Throws: `FileError`, `SegmentError`, `TemplateError`, `CampaignError`, `StorageError`; `AppError` when there is no folder of
    ///   campaigns and some are to go.
    public func applyAll(
        dryRun: Bool = false, prunes: @escaping @Sendable (String) -> Bool = { _ in false }
    ) async throws -> [Change] {
        try await apply(all(), dryRun: dryRun) { connection, changes in
            try gone(connection, changes, prunes, merpati.time.now())
        }
    }

    private func apply(
        _ files: [URL], letters given: [LetterFiles] = [], dryRun: Bool = false,
        _ rest: @escaping @Sendable (any Connection, [Change]) throws -> [Change] = { _, _ in [] }
    ) async throws -> [Change] {
        let sources = LetterSources(merpati)
        var seen: Set<String> = []
        let all = files.filter { seen.insert($0.standardizedFileURL.path).inserted }
        let files = all.filter { !sources.contains($0) }
        try checkNames(files)
        let texts = try files.map { (file: $0, text: try read($0)) }
        let found = try given + sources.read(all.filter { sources.contains($0) })
        let letters = try found + sources.named(templates(of: texts), besides: found)
        let now = merpati.time.now()
        do {
            return try await merpati.database.write { [merpati, self] connection in
                var changes = try letters.map { try applyLetter(connection, $0, now) }
                changes += try texts.map { file, text in
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

    /// The letters that campaign files name.
    private func templates(of texts: [(file: URL, text: String)]) -> [String] {
        texts.filter { kind(of: $0.file) == .campaign }.compactMap { file, text in
            // A file that is wrong is told of when it is applied.
            try? CampaignDefinition(parsing: text, file: path(file), timeZone: merpati.settings.timeZone).template
        }
    }

    private func applyLetter(_ connection: any Connection, _ files: LetterFiles, _ now: Instant) throws -> Change {
        let store = merpati.campaigns.kept
        let before = try store.latest(connection, named: files.name).map { try store.files(connection, of: $0) }
        let (_, change) = try store.apply(connection, files, by: .init(actor: "file", reason: ""), at: now)
        return Change(
            file: path(merpati.workspace.templates) + "/" + files.page, what: "letter",
            name: files.name, kind: Change.Kind(change),
            difference: before.map { $0.difference(to: files) } ?? [])
    }

    private func applyActivity(
        _ connection: any Connection, _ text: String, _ file: String, _ now: Instant
    ) throws -> Change {
        let definition = try ActivityFile(parsing: text, file: file)
        let (kind, added) = try definition.apply(connection, at: now)
        return Change(
            file: file, what: "activity", name: definition.name, kind: kind,
            notes: added.isEmpty ? [] : ["new: \(added.joined(separator: ", "))"])
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
        return Change(
            file: file, what: "segment", name: definition.name, kind: kind,
            difference: known.map { TextDifference.lines(from: $0.definition.text, to: definition.text) } ?? [],
            notes: known.map { Self.changes(from: $0.definition, to: definition) } ?? [])
    }

    /// What differs between two segments beside their texts, each in words.
    private static func changes(from before: SegmentDefinition, to after: SegmentDefinition) -> [String] {
        var changes: [String] = []
        func compare(_ what: String, _ before: String, _ after: String) {
            if before != after {
                changes.append("\(what): \(before.isEmpty ? "none" : before) -> \(after.isEmpty ? "none" : after)")
            }
        }
        compare("name", before.name, after.name)
        compare("kind", before.kind.rawValue, after.kind.rawValue)
        compare("time zone", before.timeZone ?? "", after.timeZone ?? "")
        compare("description", before.description, after.description)
        compare("in", before.examples.in.joined(separator: ", "), after.examples.in.joined(separator: ", "))
        compare("out", before.examples.out.joined(separator: ", "), after.examples.out.joined(separator: ", "))
        return changes
    }

    private func applyCampaign(
        _ connection: any Connection, _ text: String, _ file: String, _ merpati: Merpati, _ now: Instant
    ) throws -> Change {
        let store = merpati.campaigns.store
        let name = try CampaignDefinition(parsing: text, file: file, timeZone: store.timeZone).name
        let known = try store.all(connection).first { $0.name == name }
        let applied = try store.apply(
            connection, text: text, file: file, by: .init(actor: "file", reason: file), at: now)
        return Change(
            file: file, what: "campaign", name: applied.campaign.name, kind: Change.Kind(applied.change),
            difference: known.map { TextDifference.lines(from: $0.definition, to: text) } ?? [], notes: applied.effects)
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
            throw FileError(file: path(file), "the file cannot be read as UTF-8 text: \(SystemFault.words(error))")
        }
    }
}

extension WorkspaceFiles.Change.Kind {
    fileprivate init(_ change: CampaignStore.Applied.Change) {
        self =
            switch change {
            case .added: .added
            case .changed: .changed
            case .unchanged: .unchanged
            }
    }
}
