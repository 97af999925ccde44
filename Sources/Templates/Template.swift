/// A single text with tags, outside of letters: a subject to try, a notification, a snippet.
public struct Template: Sendable {
    public let program: Program
    /// What it reads; rendering takes one value for each, in this order.
    public let slots: [VariablePath]
    /// The destinations of its links, when it is HTML and links are tracked.
    public let links: [String]

    /// Compiles a text. `isHTML` turns on escaping and looks for links; else values are printed as they are.
    public static func compile(
        _ text: String, file: String = "template", isHTML: Bool = false, partials: PartialSource = PartialSource(),
        options: LetterOptions = LetterOptions(tracksLinks: false, tracksOpens: false)
    ) throws(TemplateError) -> Template {
        let source = SourceText(text, file: file)
        let nodes = try Parser.nodes(Lexer.tokens(source, options.limits), options.limits)
        let notes = CompilerNotes()
        notes.knowsScope = true
        let trees = PartialTrees(partials, options.limits, isForHTML: isHTML)
        let program = try ProgramBuilder(notes: notes, options: options, partials: trees)
            .program(nodes, isHTML ? .html(preheader: nil) : .plain, end: source.position(at: source.bytes.count))
        return Template(program: program, slots: notes.slots, links: notes.links)
    }

    /// The text with the variables found in a scope.
    public func render(_ scope: TemplateObject, settings: RenderSettings? = nil) throws(TemplateError) -> String {
        try program.text(slots.map { $0.value(in: scope) }, settings: settings)
    }
}
