/// A file of the folder by its name: `welcome.pt-BR.md` is `welcome` in Brazilian Portuguese, as Markdown.
struct TemplateFile: Sendable {
    let name: String
    let language: LanguageTag?
    /// In lower case, without the dot.
    let ending: String
    let path: String

    /// Nil for a file that is no template: its ending is another one, or what stands before it is no language.
    init?(_ file: String, in subfolder: String? = nil, endings: [String]) {
        let parts = file.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), !parts[0].isEmpty, let ending = parts.last, endings.contains(ending) else {
            return nil
        }
        language = parts.count == 3 ? LanguageTag(parts[1]) : nil
        if parts.count == 3, language == nil { return nil }
        name = parts[0]
        self.ending = ending
        path = subfolder.map { "\($0)/\(file)" } ?? file
    }
}
