internal import Diagnostics

/// The layouts or the partials of a folder. Of files that differ only by language, the reader's decides.
struct TemplateShelf: Sendable {
    /// What one of them is called: `layout` or `partial`.
    private let kind: String
    private let files: [String: [TemplateFile]]
    private let language: LanguageTag?

    init(
        _ folder: any LetterStorage, _ subfolder: String, kind: String, endings: [String], language: LanguageTag?
    ) throws(TemplateError) {
        self.kind = kind
        self.language = language
        files = Dictionary(
            grouping: try folder.list(subfolder).compactMap { TemplateFile($0, in: subfolder, endings: endings) }, by: \.name)
    }

    var names: [String] { files.keys.sorted() }

    /// The file for a name: in the language, in what is left of it when parts are taken off its end, or the plain one.
    func file(_ name: String, at position: SourcePosition?) throws(TemplateError) -> TemplateFile {
        guard let variants = files[name] else {
            throw TemplateError(
                .unknownName, "there is no \(kind) `\(name)`", at: position, nearest: NearestName.find(name, in: files.keys))
        }
        for wanted in (language?.lookup ?? []).map(Optional.some) + [nil] {
            let found = variants.filter { $0.language == wanted }
            guard found.count <= 1 else {
                throw TemplateError(
                    .file, "the \(kind) `\(name)` is there twice: \(found.map(\.path).joined(separator: " and "))", at: position,
                    advice: "Keep one of them.")
            }
            if let file = found.first { return file }
        }
        let languages = variants.compactMap { $0.language?.description }.joined(separator: ", ")
        throw TemplateError(
            .file, "the \(kind) `\(name)` is only there in: \(languages)", at: position,
            advice: "Add \(name).html for all others.")
    }
}
