internal import Mail
internal import Templates

/// The static text of a letter, encoded once for all messages of a run.
struct KnownTexts: Sendable {
    let html: KnownText?
    let text: KnownText

    init(_ letter: Letter) {
        html = letter.html.map { KnownText($0.staticText, stretches: $0.staticStretches) }
        text = KnownText(letter.text.staticText, stretches: letter.text.staticStretches)
    }
}
