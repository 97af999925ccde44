/// A letter as somebody gets it of whom nothing is known.
struct LetterTrial {
    static let unsubscribeURL = "https://unsubscribe.invalid/"

    /// Each part is nil where it cannot be rendered without values.
    let subject: String?
    let preheader: String?
    let html: String?
    let text: String?

    init(_ letter: Letter) {
        let values = letter.slots.map(Self.value)
        subject = try? letter.subject.text(values)
        preheader = try? letter.preheader.text(values)
        html = letter.html.flatMap { try? $0.text(values) }
        text = try? letter.text.text(values)
    }

    private static func value(_ path: VariablePath) -> TemplateValue {
        switch path.root {
        case "contact": .nil
        case "unsubscribe_url": .string(unsubscribeURL)
        case "now": .instant(0)
        default: .string("x")
        }
    }
}
