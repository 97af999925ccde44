internal import Diagnostics
public import Foundation

/// Reads letters from a folder: `NAME.md`, `.html` or `.txt`, variants by language (`NAME.id.md`), `layouts/` and `partials/`.
/// Names never lead outside of the folder.
public struct LetterLoader: Sendable {
    private let folder: URL
    private let limits: TemplateLimits

    public init(folder: URL, limits: TemplateLimits = TemplateLimits()) {
        self.folder = folder.standardizedFileURL
        self.limits = limits
    }

    /// One file of a letter.
    private struct Entry {
        var name: String
        var language: String?
        var format: LetterSource.Format
        var path: String
    }

    /// The names of all letters, sorted.
    public func names() throws(TemplateError) -> [String] {
        Array(Set(try entries().map(\.name))).sorted()
    }

    /// The languages that a letter has variants for, sorted.
    public func variants(of name: String) throws(TemplateError) -> [String] {
        Array(Set(try entries().filter { $0.name == name }.compactMap(\.language))).sorted()
    }

    /// Reads a letter; in the given language if there is a variant of it (`id` serves `id-ID` too), else the plain one.
    public func load(_ name: String, language: String? = nil) throws(TemplateError) -> LetterSource {
        let all = try entries()
        let found = all.filter { $0.name == name }
        guard !found.isEmpty else {
            throw TemplateError(
                .unknownName, "there is no letter `\(name)` in \(folder.path)",
                nearest: NearestName.find(name, in: all.map(\.name)))
        }
        let wanted = language?.lowercased()
        let variant =
            [wanted, wanted.flatMap { $0.split(separator: "-").first.map(String.init) }].compactMap { $0 }
            .first { wanted in found.contains { $0.language == wanted && $0.format != .text } }
        let text = found.first { $0.language == variant && $0.format == .text }
        let pages = found.filter { $0.language == variant && $0.format != .text }
        guard pages.count <= 1 else {
            throw TemplateError(
                .file, "the letter `\(name)` is there twice: \(pages.map(\.path).sorted().joined(separator: " and "))",
                advice: "Keep one of them.")
        }
        guard let entry = pages.first ?? text else {
            let languages = Array(Set(found.compactMap(\.language))).sorted().joined(separator: ", ")
            throw TemplateError(
                .file, "the letter `\(name)` is only there in: \(languages)", advice: "Add \(name).md for all others.")
        }
        return try source(entry, text: pages.isEmpty ? nil : text)
    }

    private func source(_ entry: Entry, text: Entry?) throws(TemplateError) -> LetterSource {
        let (frontMatter, body) = try FrontMatter.split(try read(entry.path), file: entry.path)
        let layouts = try files(in: "layouts")
        var layout: SourceText?
        if let name = frontMatter.layout, entry.format != .text {
            guard let path = layouts[name] else {
                throw TemplateError(
                    .unknownName, "there is no layout `\(name)`", at: frontMatter.sources["layout"]?.position(at: 0),
                    nearest: NearestName.find(name, in: layouts.keys))
            }
            layout = SourceText(try read(path), file: path)
        }
        var textBody: SourceText?
        if let text { textBody = try FrontMatter.split(try read(text.path), file: text.path).body }
        return LetterSource(
            name: entry.name, format: entry.format, frontMatter: frontMatter, language: entry.language, body: body,
            textBody: textBody, layout: layout, partials: try partials(), files: files)
    }

    private func partials() throws(TemplateError) -> PartialSource {
        let paths = try files(in: "partials")
        let loader = self
        return PartialSource(names: Array(paths.keys)) { name throws(TemplateError) in
            let path = paths[name] ?? ""
            return SourceText(try loader.read(path), file: path)
        }
    }

    /// Images and attachments.
    private var files: FileSource {
        let loader = self
        return FileSource(paths: { loader.paths() }) { path, limit, position throws(TemplateError) in
            try loader.bytes(of: path, atMost: limit, at: position)
        }
    }

    // MARK: - Files

    private func paths() -> [String] { [] }

    private func bytes(of path: String, atMost limit: Int, at position: SourcePosition) throws(TemplateError) -> [UInt8]? {
        let url = folder.appendingPathComponent(path)
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        let inside = url.resolvingSymlinksInPath().path
        guard inside.hasPrefix(folder.resolvingSymlinksInPath().path + "/") else {
            throw TemplateError(.file, "this file leads outside of the folder", at: position)
        }
        return (try? Data(contentsOf: URL(fileURLWithPath: inside))).map(Array.init)
    }

    private func entries() throws(TemplateError) -> [Entry] {
        try list(folder).compactMap { file in
            let parts = file.split(separator: ".").map(String.init)
            guard (2...3).contains(parts.count), let format = LetterSource.Format(rawValue: parts[parts.count - 1]) else {
                return nil
            }
            return Entry(name: parts[0], language: parts.count == 3 ? parts[1].lowercased() : nil, format: format, path: file)
        }
    }

    /// The HTML and text files of a folder by their names without ending.
    private func files(in name: String) throws(TemplateError) -> [String: String] {
        let subfolder = folder.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: subfolder.path) else { return [:] }
        var found: [String: String] = [:]
        for file in try list(subfolder) {
            let parts = file.split(separator: ".")
            if parts.count == 2, ["html", "txt", "liquid"].contains(parts[1]) { found[String(parts[0])] = "\(name)/\(file)" }
        }
        return found
    }

    private func list(_ folder: URL) throws(TemplateError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw TemplateError(.file, "the folder \(folder.path) cannot be read")
        }
    }

    private func read(_ path: String) throws(TemplateError) -> String {
        let url = folder.appendingPathComponent(path)
        let position = SourcePosition(file: path, line: 1, column: 1)
        let inside = url.resolvingSymlinksInPath().path
        guard inside.hasPrefix(folder.resolvingSymlinksInPath().path + "/") else {
            throw TemplateError(.file, "this file leads outside of the folder", at: position)
        }
        let data: Data
        do {
            let size = try FileManager.default.attributesOfItem(atPath: inside)[.size] as? Int ?? 0
            guard size <= limits.sourceBytes else {
                throw TemplateError(
                    .limit, "this file has \(size) bytes; a template may have \(limits.sourceBytes)", at: position)
            }
            data = try Data(contentsOf: URL(fileURLWithPath: inside))
        } catch let error as TemplateError {
            throw error
        } catch {
            throw TemplateError(.file, "this file cannot be read", at: position)
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw TemplateError(.file, "this file is not UTF-8", at: position, advice: "Save it as UTF-8.")
        }
        return text
    }
}
