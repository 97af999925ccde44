/// Compiles the parts of a letter, which share slots and links.
struct LetterCompiler {
    private let source: LetterSource
    private let options: LetterOptions
    private let notes = CompilerNotes()
    private let images: ImageSource?
    private let partials: PartialTrees
    private let textPartials: PartialTrees
    private let builder: ProgramBuilder
    /// For subjects and texts.
    private let textBuilder: ProgramBuilder
    private let subject: [Node]
    private let preheader: [Node]

    init(_ source: LetterSource, _ options: LetterOptions) throws(TemplateError) {
        self.source = source
        var options = options
        if let language = source.language { options.settings.language = language }
        self.options = options
        images = source.files.map { files in
            ImageSource(files, linkBase: source.frontMatter.images == .linked ? options.imageBase : nil)
        }
        notes.images = images
        partials = PartialTrees(source.partials, options.limits, isForHTML: source.format != .text)
        builder = ProgramBuilder(notes: notes, options: options, partials: partials)
        textPartials = PartialTrees(source.textPartials, options.limits, isForHTML: false)
        textBuilder = ProgramBuilder(notes: notes, options: options, partials: textPartials)
        subject = try Self.line(source.frontMatter.sources["subject"], options)
        preheader = try Self.line(source.frontMatter.sources["preheader"], options)
    }

    /// A template of the front matter.
    private static func line(_ text: SourceText?, _ options: LetterOptions) throws(TemplateError) -> [Node] {
        guard let text else { return [] }
        return try Parser.nodes(Lexer.tokens(text, options.limits), options.limits)
    }

    func letter() throws(TemplateError) -> Letter {
        let start = source.body.position(at: 0)
        let subjectProgram = try textBuilder.program(subject, .line, end: start)
        let preheaderProgram = try textBuilder.program(preheader, .line, end: start)
        let (html, text) = try bodies()
        let attachments = try attachments()
        let missing = Set(notes.usages.filter { $0.needsValue && !$0.isFallback }.map(\.path))
        return Letter(
            name: source.name, language: source.language, frontMatter: source.frontMatter, subject: subjectProgram,
            preheader: preheaderProgram, html: html, text: text, slots: notes.slots,
            slotsWithoutDefault: notes.slots.filter { missing.contains($0) }, links: notes.links,
            attachments: attachments, inlineImages: images?.inline ?? [], linkedImages: images?.linked ?? [],
            findings: notes.findings + (images?.findings ?? []) + (try size(attachments)), usages: notes.usages, source: source,
            partials: partials.read, textPartials: textPartials.read)
    }

    private func attachments() throws(TemplateError) -> [LetterFile] {
        guard let files = source.files else { return [] }
        return try LetterAttachments(files: files).read(source.frontMatter.attachments)
    }

    /// What the files add to each message: a finding when it is much, an error when it is more than can be sent.
    private func size(_ attachments: [LetterFile]) throws(TemplateError) -> [Finding] {
        let bytes = (attachments + (images?.inline ?? [])).reduce(0) { $0 + $1.bytes.count }
        guard bytes > FileLimits.largeBytes else { return [] }
        let start = SourcePosition(file: source.body.file, line: 1, column: 1)
        guard bytes <= FileLimits.messageBytes else {
            throw TemplateError(
                .limit,
                "images and attachments have \(LetterSize.text(bytes)) together; at most \(LetterSize.text(FileLimits.messageBytes)) can be sent",
                at: start,
                advice: "Put large files on a web page and link to them, or write `images: linked`.")
        }
        return [
            Finding(
                .largeFiles, .warning, "images and attachments add \(LetterSize.text(bytes)) to each message", at: start,
                advice: "Make images smaller, write `images: linked`, or link to the files instead.")
        ]
    }

    private func bodies() throws(TemplateError) -> (html: Program?, text: Program) {
        let tokens =
            source.format == .markdown
            ? try Markdown.tokens(source.body, options.limits) : try Lexer.tokens(source.body, options.limits)
        let body = try Parser.nodes(tokens, options.limits)
        let end = source.body.position(at: source.body.bytes.count)
        let page = try page(body, in: source.layouts)
        if source.format == .text { return (nil, try program(page, .plain, end: end)) }
        let isPlaced = page.nodes.variableRoots.union(page.contents.flatMap(\.variableRoots)).contains("preheader")
        let html = try program(page, .html(preheader: preheader.isEmpty || isPlaced ? nil : preheader), end: end)
        if let textBody = source.textBody {
            let nodes = try Parser.nodes(Lexer.tokens(textBody, options.limits), options.limits)
            let end = textBody.position(at: textBody.bytes.count)
            return (html, try program(try self.page(nodes, in: source.textLayouts), .plain, end: end))
        }
        notes.isRecording = false
        defer { notes.isRecording = true }
        return (html, try program(page, .derivedText, end: end))
    }

    /// The outermost layout, and what each finds as its `content`; without layouts the letter itself.
    private struct Page {
        var nodes: [Node]
        var contents: [[Node]]
    }

    private func page(_ body: [Node], in layouts: [SourceText]) throws(TemplateError) -> Page {
        var contents = [body]
        for layout in layouts {
            let nodes = try Parser.nodes(Lexer.tokens(layout, options.limits), options.limits)
            guard nodes.variableRoots.contains("content") else {
                throw TemplateError(
                    .syntax, "this layout has no place for the letter", at: layout.position(at: 0),
                    advice: "Write {{ content }} where the letter belongs.")
            }
            contents.insert(nodes, at: 0)
        }
        return Page(nodes: contents[0], contents: Array(contents.dropFirst()))
    }

    private func program(_ page: Page, _ output: ProgramBuilder.Output, end: SourcePosition) throws(TemplateError) -> Program {
        let printed = page.nodes.variableRoots.union(page.contents.flatMap(\.variableRoots))
        var texts: [String: [Node]] = [:]
        if printed.contains("subject") { texts["subject"] = subject }
        if printed.contains("preheader") { texts["preheader"] = preheader }
        let builder = if case .plain = output { textBuilder } else { builder }
        return try builder.program(
            page.nodes, output, templates: page.contents.isEmpty ? [:] : ["content": page.contents], texts: texts, end: end)
    }
}
