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
    /// The language that the file's name gives, in lower case (`pt-br`); nil for the plain letter.
    public let variant: String?
    /// The language of the variant, or what the front matter says, as HTML writes it (`pt-BR`); nil when neither says.
    public let language: String?
    let body: SourceText
    /// The text part, where one is written (`welcome.txt` beside `welcome.md`).
    let textBody: SourceText?
    /// The layout that the letter names first, then that in which this one stands.
    let layouts: [SourceText]
    /// The same for the text part that is written.
    let textLayouts: [SourceText]
    let partials: PartialSource
    /// What subjects and text parts may render.
    let textPartials: PartialSource
    /// Where images and attachments come from; nil when the letter can have none: then images stay as they are.
    let files: FileSource?

    init(
        name: String, format: Format, frontMatter: FrontMatter, variant: LanguageTag?, body: SourceText, textBody: SourceText?,
        layouts: [SourceText], textLayouts: [SourceText], partials: PartialSource, textPartials: PartialSource,
        files: FileSource?
    ) {
        self.name = name
        self.format = format
        self.frontMatter = frontMatter
        self.variant = variant?.key
        self.language = (variant ?? frontMatter.language.flatMap(LanguageTag.init))?.description
        self.body = body
        self.textBody = textBody
        self.layouts = layouts
        self.textLayouts = textLayouts
        self.partials = partials
        self.textPartials = textPartials
        self.files = files
    }

    /// A letter from memory. `text` is a whole file with its front matter; `layout` is the text of the layout it stands in.
    public init(
        name: String, format: Format, text: String, textPart: String? = nil, layout: String? = nil,
        partials: PartialSource = PartialSource(), files: FileSource? = nil
    ) throws(TemplateError) {
        let (frontMatter, body) = try FrontMatter.split(text, file: "\(name).\(format.rawValue)")
        let layout = layout.map { SourceText($0, file: "layouts/\(frontMatter.layout ?? "layout").html") }
        self.init(
            name: name, format: format, frontMatter: frontMatter, variant: nil, body: body,
            textBody: textPart.map { SourceText($0, file: "\(name).txt") }, layouts: layout.map { [$0] } ?? [], textLayouts: [],
            partials: partials, textPartials: partials, files: files)
    }
}
