import Templates

/// Renders a template that is not HTML.
func plain(_ template: String, _ scope: TemplateObject = TemplateObject(), partials: [String: String] = [:]) throws -> String {
    try Template.compile(template, partials: PartialSource(partials)).render(scope)
}

/// Renders an HTML template without tracking.
func html(_ template: String, _ scope: TemplateObject = TemplateObject(), partials: [String: String] = [:]) throws -> String {
    try Template.compile(template, isHTML: true, partials: PartialSource(partials)).render(scope)
}

/// The error that compiling or rendering ends in.
func failure(_ body: () throws -> Void) -> TemplateError? {
    do {
        try body()
        return nil
    } catch {
        return error as? TemplateError
    }
}

/// A contact with the given fields.
func contact(_ fields: TemplateValue) -> TemplateObject {
    ["contact": fields]
}

/// A letter from memory, with every slot filled from a scope. Links are written as `<number>`.
struct RenderedLetter {
    var letter: Letter
    var subject: String
    var html: String
    var text: String

    init(
        _ format: LetterSource.Format = .html, _ source: String, _ scope: TemplateObject = TemplateObject(),
        layout: String? = nil,
        textPart: String? = nil, partials: [String: String] = [:],
        options: LetterOptions = LetterOptions(tracksLinks: false, tracksOpens: false)
    ) throws {
        letter = try Letter.compile(
            try LetterSource(
                name: "letter", format: format, text: source, textPart: textPart, layout: layout,
                partials: PartialSource(partials)),
            options)
        let values = letter.slots.map { $0.value(in: scope) }
        func run(_ program: Program?) throws -> String {
            var output: [UInt8] = []
            try program?.render(values, link: { $1 += Array("LINK\($0)".utf8) }, into: &output)
            return String(decoding: output, as: UTF8.self)
        }
        subject = try run(letter.subject)
        html = try run(letter.html)
        text = try run(letter.text)
    }
}
