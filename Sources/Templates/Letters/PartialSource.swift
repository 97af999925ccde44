/// Where a letter's partials come from.
public struct PartialSource: Sendable {
    /// The names that `{% render %}` may use.
    public let names: [String]
    /// The text of a partial, and whether it is Markdown.
    let read: @Sendable (String) throws(TemplateError) -> (text: SourceText, isMarkdown: Bool)

    init(names: [String], read: @escaping @Sendable (String) throws(TemplateError) -> (text: SourceText, isMarkdown: Bool)) {
        self.names = names.sorted()
        self.read = read
    }

    /// Partials from memory, by name.
    public init(_ texts: [String: String] = [:]) {
        self.init(names: Array(texts.keys)) { name throws(TemplateError) in
            (SourceText(texts[name] ?? "", file: "partials/\(name)"), false)
        }
    }

    func tokens(_ name: String, _ limits: TemplateLimits) throws(TemplateError) -> [TemplateToken] {
        let (text, isMarkdown) = try read(name)
        return try isMarkdown ? Markdown.tokens(text, limits) : Lexer.tokens(text, limits)
    }
}
