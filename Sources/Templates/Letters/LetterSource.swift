/// A letter as it was written: everything that ``Letter`` is compiled from.
public struct LetterSource: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        case markdown = "md"
        case html = "html"
        case text = "txt"
    }

    /// The name campaigns use: the file's, without its ending and language.
    public let name: String
    public let format: Format
    public let frontMatter: FrontMatter
    /// The language of the variant that was chosen, or what the front matter says; nil when neither says.
    public let language: String?
    let body: SourceText
    /// The text part, where one is written (`welcome.txt` beside `welcome.md`).
    let textBody: SourceText?
    let layout: SourceText?
    let partials: PartialSource
    /// Where images and attachments come from; nil when the letter can have none: then images stay as they are.
    let files: FileSource?

    init(
        name: String, format: Format, frontMatter: FrontMatter, language: String?, body: SourceText, textBody: SourceText?,
        layout: SourceText?, partials: PartialSource, files: FileSource?
    ) {
        self.name = name
        self.format = format
        self.frontMatter = frontMatter
        self.language = language ?? frontMatter.language
        self.body = body
        self.textBody = textBody
        self.layout = layout
        self.partials = partials
        self.files = files
    }

    /// A letter from memory. `text` is a whole file with its front matter; `layout` is the text of the layout it stands in.
    public init(
        name: String, format: Format, text: String, textPart: String? = nil, layout: String? = nil,
        partials: PartialSource = PartialSource(), files: FileSource? = nil
    ) throws(TemplateError) {
        let file = "\(name).\(format.rawValue)"
        let (frontMatter, body) = try FrontMatter.split(text, file: file)
        self.init(
            name: name, format: format, frontMatter: frontMatter, language: nil, body: body,
            textBody: textPart.map { SourceText($0, file: "\(name).txt") },
            layout: layout.map { SourceText($0, file: "layouts/\(frontMatter.layout ?? "layout").html") }, partials: partials,
            files: files)
    }
}
