/// Tags of other programs that were left in a letter: readers would see them as they are.
struct ForeignTagRule: LetterRule {
    /// Those that no text looks like by chance.
    private static let styles: [TagStyle] = [.mailchimp, .percent, .mautic]

    func findings(_ subject: LetterUnderCheck) -> [Finding] {
        let source = subject.letter.source
        let texts = [
            source.frontMatter.sources["subject"], source.frontMatter.sources["preheader"], source.body, source.textBody,
        ]
        return texts.compactMap { $0 }.flatMap { text in Self.styles.compactMap { Self.first($0, in: text) } }
    }

    /// The first one of a kind.
    private static func first(_ style: TagStyle, in text: SourceText) -> Finding? {
        let reader = style.reader
        let names = TagNames()
        for (offset, byte) in text.bytes.enumerated() where byte == reader.firstByte {
            guard let tag = reader.tag(text.bytes, at: offset, names), isSure(tag, style, names) else { continue }
            let written = String(decoding: text.bytes[offset..<offset + tag.length], as: UTF8.self)
            return Finding(
                .warning, "`\(written)` is a tag of another program: readers see it as it is", at: text.position(at: offset),
                advice: "Write ours, or convert the letter: merpati template convert FILE --from \(style.rawValue).")
        }
        return nil
    }

    private static func isSure(_ tag: ForeignTag, _ style: TagStyle, _ names: TagNames) -> Bool {
        guard style == .percent, case .value(let name, _, _) = tag.meaning else { return true }
        return names.knows(name) && name.utf8.count > 3
    }
}
