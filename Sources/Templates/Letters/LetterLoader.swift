internal import Diagnostics
public import Foundation

/// Reads letters from a folder: `NAME.md`, `.html` or `.txt`, variants by language (`NAME.id.md`), `layouts/` and `partials/`;
/// or one letter from the files that were kept of it. Names never lead outside.
public struct LetterLoader: Sendable {
    private let storage: any LetterStorage
    /// Whose variant readers get whose language has none, where there is no plain letter.
    private let language: LanguageTag?

    /// - Parameter language: the language of readers who say nothing.
    public init(folder: URL, limits: TemplateLimits = TemplateLimits(), language: String? = nil) {
        self.init(LetterFolder(folder, limits), language.flatMap(LanguageTag.init))
    }

    /// A loader of one letter alone, as it was kept.
    public init(_ kept: LetterFiles, limits: TemplateLimits = TemplateLimits(), language: String? = nil) {
        self.init(KeptLetterStorage(kept: kept, limits: limits), language.flatMap(LanguageTag.init))
    }

    private init(_ storage: any LetterStorage, _ language: LanguageTag?) {
        self.storage = storage
        self.language = language
    }

    /// The names of all letters, sorted.
    public func names() throws(TemplateError) -> [String] {
        Array(Set(try files().map(\.name))).sorted()
    }

    /// The letter that a text names: by its name, or as a file directly in the folder, and then in which language.
    ///
    /// - Parameter text: with a `/` or an ending it is a file: from the folder at hand on, or from that of the templates.
    public func locate(_ text: String) throws(TemplateError) -> (name: String, language: String?) {
        guard text.contains("/") || text.contains(".") else { return (text, nil) }
        guard let folder = storage as? LetterFolder else {
            throw TemplateError(.file, "`\(text)` is no letter in \(storage.place)")
        }
        let endings = LetterSource.Format.allCases.map(\.rawValue)
        let places = [URL(fileURLWithPath: text)] + (text.hasPrefix("/") ? [] : [folder.url.appendingPathComponent(text)])
        let own = folder.url.resolvingSymlinksInPath().path
        for place in places where FileManager.default.fileExists(atPath: place.path) {
            let parent = place.standardizedFileURL.deletingLastPathComponent().resolvingSymlinksInPath().path
            if parent == own, let file = TemplateFile(place.lastPathComponent, endings: endings) {
                return (file.name, file.language?.description)
            }
        }
        throw TemplateError(
            .file, "`\(text)` is no letter in \(folder.url.path)",
            advice: "Name a file directly in that folder, or the letter without folder and ending.")
    }

    /// The languages that a letter has variants for, in lower case (`pt-br`), sorted.
    public func variants(of name: String) throws(TemplateError) -> [String] {
        Array(Set(try files().filter { $0.name == name }.compactMap { $0.language?.key })).sorted()
    }

    /// Reads a letter: the variant for the language or, with parts taken off the language's end, for what is left of it
    /// (`id` serves `id-ID`); else the plain one; else that of the loader's language.
    public func load(_ name: String, language: String? = nil) throws(TemplateError) -> LetterSource {
        let all = try files()
        let found = all.filter { $0.name == name }
        guard !found.isEmpty else {
            throw TemplateError(
                .unknownName, "there is no letter `\(name)` in \(storage.place)",
                nearest: NearestName.find(name, in: all.map(\.name)))
        }
        let wanted = language.flatMap(LanguageTag.init)?.lookup ?? []
        let chain = wanted.map(Optional.some) + [nil] + (self.language?.lookup ?? []).map(Optional.some)
        guard let variant = chain.first(where: { wanted in found.contains { $0.language == wanted } }) else {
            let languages = Set(found.compactMap { $0.language?.description }).sorted().joined(separator: ", ")
            throw TemplateError(
                .file, "the letter `\(name)` is only there in: \(languages)", advice: "Add \(name).md for all others.")
        }
        return try source(name, found.filter { $0.language == variant })
    }

    /// Every file that a letter is made of, in all its languages.
    ///
    /// - Throws: `TemplateError` when it is not there, or cannot be compiled in one of its languages.
    public func files(of name: String) throws(TemplateError) -> LetterFiles {
        let recording = RecordingLetterStorage(storage)
        let loader = LetterLoader(recording, language)
        // Only what is compiled is read to its end. Where linked images would lie makes no difference here.
        let options = LetterOptions(limits: storage.limits, imageBase: "https://images.invalid/")
        for source in try loader.all(name) { _ = try Letter.compile(source, options) }
        return LetterFiles(name: name, contents: recording.contents)
    }

    /// A letter in all its languages: first the variant for everybody whose language has none, then the others.
    public func all(_ name: String) throws(TemplateError) -> [LetterSource] {
        var sources = [try load(name)]
        for language in try variants(of: name) where language != sources[0].variant {
            sources.append(try load(name, language: language))
        }
        return sources
    }

    /// - Parameter files: the page, and the text part where one is written; or a letter of plain text.
    private func source(_ name: String, _ files: [TemplateFile]) throws(TemplateError) -> LetterSource {
        let pages = files.filter { $0.ending != LetterSource.Format.text.rawValue }
        let text = files.first { $0.ending == LetterSource.Format.text.rawValue }
        guard pages.count <= 1 else {
            throw TemplateError(
                .file, "the letter `\(name)` is there twice: \(pages.map(\.path).sorted().joined(separator: " and "))",
                advice: "Keep one of them.")
        }
        guard let file = pages.first ?? text, let format = LetterSource.Format(rawValue: file.ending) else {
            throw TemplateError(.file, "there is no letter `\(name)` in \(storage.place)")
        }
        let (frontMatter, body) = try FrontMatter.split(try storage.text(file.path), file: file.path)
        let language = file.language ?? frontMatter.language.flatMap(LanguageTag.init)
        return LetterSource(
            name: name, format: format, frontMatter: frontMatter, variant: file.language, body: body,
            textBody: pages.isEmpty ? nil : try text.map { file throws(TemplateError) in try textPart(file, of: pages[0]) },
            layouts: try layouts(frontMatter, isText: format == .text, language),
            textLayouts: pages.isEmpty ? [] : try textLayouts(frontMatter, language),
            partials: try partials(isText: format == .text, language), textPartials: try partials(isText: true, language),
            files: storage.files)
    }

    private func textPart(_ file: TemplateFile, of page: TemplateFile) throws(TemplateError) -> SourceText {
        let (frontMatter, body) = try FrontMatter.split(try storage.text(file.path), file: file.path)
        if let place = frontMatter.firstPosition {
            throw TemplateError(
                .frontMatter, "a text part has no front matter of its own", at: place,
                advice: "What stands here belongs into \(page.path).")
        }
        return body
    }

    // MARK: - Layouts and partials

    private func layouts(
        _ frontMatter: FrontMatter, isText: Bool, _ language: LanguageTag?
    ) throws(TemplateError) -> [SourceText] {
        guard let name = frontMatter.layout else { return [] }
        let shelf = try TemplateShelf(
            storage, "layouts", kind: "layout", endings: isText ? ["txt"] : ["html", "liquid"], language: language)
        return try LayoutChain.read(name, at: frontMatter.position(of: "layout"), from: shelf, in: storage)
    }

    /// What stands around a text part that is written out: the layout of the same name for text, if there is one.
    private func textLayouts(_ frontMatter: FrontMatter, _ language: LanguageTag?) throws(TemplateError) -> [SourceText] {
        let shelf = try TemplateShelf(storage, "layouts", kind: "layout", endings: ["txt"], language: language)
        guard let name = frontMatter.layout, shelf.names.contains(name) else { return [] }
        return try LayoutChain.read(name, at: frontMatter.position(of: "layout"), from: shelf, in: storage)
    }

    private func partials(isText: Bool, _ language: LanguageTag?) throws(TemplateError) -> PartialSource {
        let shelf = try TemplateShelf(
            storage, "partials", kind: "partial", endings: isText ? ["txt", "liquid"] : ["html", "liquid", "md"],
            language: language)
        let storage = storage
        return PartialSource(names: shelf.names) { name throws(TemplateError) in
            let file = try shelf.file(name, at: nil)
            return (SourceText(try storage.text(file.path), file: file.path), file.ending == "md")
        }
    }

    private func files() throws(TemplateError) -> [TemplateFile] {
        try storage.list(nil).compactMap { TemplateFile($0, endings: LetterSource.Format.allCases.map(\.rawValue)) }
    }
}
