/// A compiled letter: run for each recipient.
public struct Letter: Sendable {
    public let name: String
    /// The language it is written in, if it says.
    public let language: String?
    public let frontMatter: FrontMatter
    public let subject: Program
    /// Empty when there is none. It stands in the HTML already.
    public let preheader: Program
    /// Nil for a letter of plain text.
    public let html: Program?
    /// The text part, as written or derived from the HTML.
    public let text: Program
    /// Every variable that any part reads. Renderings take one value for each, in this order. A path that the caller does
    /// not know is one that the check reports; its value is `nil`.
    public let slots: [VariablePath]
    /// The slots that are printed with neither a default nor a condition: where such a value is missing there is a gap.
    public let slotsWithoutDefault: [VariablePath]
    /// The destinations of the links whose address the caller writes, each once, in the order in which they first appear.
    public let links: [String]
    /// What the front matter attaches, in its order.
    public let attachments: [LetterFile]
    /// The images that go inside the message; the HTML calls each by `cid:` and its ``LetterFile/contentID``.
    public let inlineImages: [LetterFile]
    /// The images that the HTML links to, below ``LetterOptions/imageBase``.
    public let linkedImages: [LetterFile]

    /// What was noticed on the way, for ``TemplateCheck``.
    let findings: [Finding]
    let usages: [CompilerNotes.Usage]
    let source: LetterSource
    /// The names of the partials that stand in it, and of those in its subject and its text part.
    let partials: [String]
    let textPartials: [String]

    /// Compiles a letter.
    public static func compile(_ source: LetterSource, _ options: LetterOptions = LetterOptions()) throws(TemplateError) -> Letter
    {
        try LetterCompiler(source, options).letter()
    }
}
