/// Letters that say nothing to whoever reads text, or sees no images.
struct TextPartRule: LetterRule {
    /// Of words beside images; filters such as SpamAssassin count less as an image with nothing around it.
    private static let fewestBytes = 400

    func findings(_ subject: LetterUnderCheck) -> [Finding] {
        if let text = subject.trial.text, text.trimmingSpace().isEmpty {
            let place = subject.letter.source.textBody?.position(at: 0) ?? subject.start
            return [
                Finding(
                    .emptyText, subject.letter.html == nil ? .error : .warning, "the text part is empty", at: place,
                    advice: "Write what the letter says: watches, screen readers and filters read the text part.")
            ]
        }
        guard let html = subject.trial.html, html.lowercased().contains("<img"),
            VisibleWords.bytes(html) < Self.fewestBytes
        else { return [] }
        return [
            Finding(
                .imageOnly, .warning, "the letter is an image with hardly a word beside it", at: subject.start,
                advice: "Write what it says as text: many readers see no images, and filters distrust letters without words.")
        ]
    }
}
