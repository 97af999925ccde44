internal import Templates

/// A campaign's letter in one language.
struct LetterVariant: Sendable {
    /// The language of the contacts who get it, in lower case; nil for everybody else.
    let language: String?
    let source: LetterSource
    let letter: Letter

    /// Aligned with the letter's slots: a value of the contact printed without a default.
    var required: [Bool] {
        let needed = Set(letter.slotsWithoutDefault)
        return letter.slots.map { $0.root == "contact" && needed.contains($0) }
    }
}
