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
        var next = 0
        while next < text.bytes.count {
            let offset = next
            if let end = endOfOwnTag(text.bytes, at: offset) {
                next = end
                continue
            }
            next += 1
            guard reader.mayBegin(text.bytes[offset]), let tag = reader.tag(text.bytes, at: offset, names) else { continue }
            let written = String(decoding: text.bytes[offset..<offset + tag.length], as: UTF8.self)
            guard isSure(tag, written, style, names) else { continue }
            return Finding(
                .warning, "`\(written)` is a tag of another program: readers see it as it is", at: text.position(at: offset),
                advice: "Write ours, or convert the letter: merpati template convert FILE --from \(style.rawValue).")
        }
        return nil
    }

    /// Where a tag of ours ends that begins here.
    private static func endOfOwnTag(_ bytes: [UInt8], at offset: Int) -> Int? {
        guard bytes[offset] == UInt8(ascii: "{"), offset + 1 < bytes.count else { return nil }
        let second = bytes[offset + 1]
        guard second == UInt8(ascii: "{") || second == UInt8(ascii: "%") else { return nil }
        let mark = second == UInt8(ascii: "{") ? UInt8(ascii: "}") : second
        var end = offset + 2
        while end + 1 < bytes.count {
            if bytes[end] == mark, bytes[end + 1] == UInt8(ascii: "}") { return end + 2 }
            end += 1
        }
        return nil
    }

    private static func isSure(_ tag: ForeignTag, _ written: String, _ style: TagStyle, _ names: TagNames) -> Bool {
        if style == .mautic {
            return ["{contactfield=", "{leadfield="].contains { written.hasPrefix($0) }
                || ["_url}", "_text}"].contains { written.hasSuffix($0) }
        }
        guard style == .percent, case .value(let name, _, _) = tag.meaning else { return true }
        return names.knows(name) && name.utf8.count > 3
    }
}
