/// What laws and mail providers ask of every letter: an unsubscribe link, and an address.
struct RequiredRule: LetterRule {
    private static let unsubscribePaths: Set<VariablePath> = ["unsubscribe_url"]
    private static let addressPaths: Set<VariablePath> = ["workspace.postal_address"]
    private static let link = "Write <a href=\"{{ unsubscribe_url }}\">, or [Unsubscribe]({{ unsubscribe_url }}) in Markdown."

    /// The address, to find it where it is written out.
    var postalAddress: String?

    func findings(_ subject: LetterUnderCheck) -> [Finding] {
        // What stands in a layout that is not at hand cannot be missed.
        if subject.letter.frontMatter.layout != nil, subject.letter.source.layouts.isEmpty { return [] }
        let read = Set(subject.letter.usages.map(\.path))
        return (unsubscribe(subject, read).map { [$0] } ?? []) + (address(subject, read).map { [$0] } ?? [])
    }

    private func unsubscribe(_ subject: LetterUnderCheck, _ read: Set<VariablePath>) -> Finding? {
        if read.isDisjoint(with: Self.unsubscribePaths) {
            return Finding(.noUnsubscribeLink, .error, "the letter has no unsubscribe link", at: subject.start, advice: Self.link)
        }
        let parts = [("HTML", subject.trial.html), ("text part", subject.trial.text)]
        let lacking = parts.filter { part in part.1.map { !ByteSearch.contains($0, LetterTrial.unsubscribeURL) } ?? false }
        guard !lacking.isEmpty else { return nil }
        let place = subject.letter.source.textBody.flatMap { lacking.map(\.0) == ["text part"] ? $0.position(at: 0) : nil }
        return Finding(
            .hiddenUnsubscribeLink, .warning,
            "the \(lacking.map(\.0).joined(separator: " and the ")) has no unsubscribe link, or not for everybody",
            at: place ?? subject.start, advice: "Put {{ unsubscribe_url }} outside of conditions, into the text part too.")
    }

    private func address(_ subject: LetterUnderCheck, _ read: Set<VariablePath>) -> Finding? {
        guard read.isDisjoint(with: Self.addressPaths), !isWritten(subject) else { return nil }
        return Finding(
            .noPostalAddress, .warning, "the letter does not say where the sender lives", at: subject.start,
            advice: "Many laws ask for a postal address: write {{ workspace.postal_address }}.")
    }

    private func isWritten(_ subject: LetterUnderCheck) -> Bool {
        guard let postalAddress, !postalAddress.isEmpty else { return false }
        let texts = [String(decoding: subject.letter.text.bytes, as: UTF8.self), subject.trial.text ?? ""]
        return texts.contains { ByteSearch.contains(Self.folded($0), Self.folded(postalAddress)) }
    }

    /// In one line: lines of an address end where there is room.
    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
