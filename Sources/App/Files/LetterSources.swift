internal import Campaigns
internal import Foundation
internal import Templates

/// The letters among the files of a workspace.
struct LetterSources {
    private let loader: LetterLoader
    private let folder: URL

    init(_ merpati: Merpati) {
        loader = merpati.campaigns.letters
        folder = merpati.workspace.templates
    }

    /// Whether a file is the folder of the templates, or lies in it.
    func contains(_ file: URL) -> Bool {
        let (path, own) = (Self.real(file), Self.real(folder))
        return path == own || path.hasPrefix(own + "/")
    }

    /// The letters that files stand for: each for its own, and a layout or a partial, or the folder, for all.
    func read(_ files: [URL]) throws(TemplateError) -> [LetterFiles] {
        guard !files.isEmpty else { return [] }
        // There need be no letters.
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        var names: [String] = []
        for file in files {
            let isLetter = Self.real(file.deletingLastPathComponent()) == Self.real(folder)
            names += isLetter ? [try loader.locate(file.path).name] : try loader.names()
        }
        return try named(names)
    }

    /// The letters of these names that are there, each once.
    func named(_ names: [String], besides known: [LetterFiles] = []) throws(TemplateError) -> [LetterFiles] {
        guard !names.isEmpty, FileManager.default.fileExists(atPath: folder.path) else { return [] }
        let there = Set(try loader.names()).subtracting(known.map(\.name))
        var letters: [LetterFiles] = []
        for name in Set(names).intersection(there).sorted() { letters.append(try loader.files(of: name)) }
        return letters
    }

    private static func real(_ file: URL) -> String { file.standardizedFileURL.resolvingSymlinksInPath().path }
}
