/// Where a letter's partials come from.
public struct PartialSource: Sendable {
    /// The names that `{% render %}` may use.
    public let names: [String]
    let read: @Sendable (String) throws(TemplateError) -> SourceText

    init(names: [String], read: @escaping @Sendable (String) throws(TemplateError) -> SourceText) {
        self.names = names.sorted()
        self.read = read
    }

    /// Partials from memory, by name.
    public init(_ texts: [String: String] = [:]) {
        self.init(names: Array(texts.keys)) { name throws(TemplateError) in
            SourceText(texts[name] ?? "", file: "partials/\(name)")
        }
    }
}
