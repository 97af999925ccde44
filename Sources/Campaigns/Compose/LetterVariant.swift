internal import Mail
internal import Templates

/// A campaign's letter in one language.
struct LetterVariant: Sendable {
    /// The language of the contacts who get it, in lower case; nil for everybody else.
    let language: String?
    let letter: Letter
    /// Whom this variant says that it comes from.
    let from: Mailbox?
    let replyTo: Mailbox?

    /// - Throws: `TemplateError` when it cannot be compiled, or one of its addresses is none.
    init(_ language: String?, _ source: LetterSource, _ options: LetterOptions) throws(TemplateError) {
        self.language = language
        letter = try Letter.compile(source, options)
        from = try source.frontMatter.mailbox("from", source.frontMatter.from)
        replyTo = try source.frontMatter.mailbox("reply_to", source.frontMatter.replyTo)
    }

    /// Aligned with the letter's slots: a value of the contact printed without a default.
    var required: [Bool] {
        let needed = Set(letter.slotsWithoutDefault)
        return letter.slots.map { $0.root == "contact" && needed.contains($0) }
    }
}

extension FrontMatter {
    /// The address that a key gives.
    func mailbox(_ key: String, _ text: String?) throws(TemplateError) -> Mailbox? {
        guard let text else { return nil }
        do {
            return try Mailbox(parsing: text)
        } catch {
            throw TemplateError(
                .frontMatter, "`\(key)`: \(error)", at: position(of: key), advice: "Write it as Shop <hello@shop.example>.")
        }
    }
}
