/// What the check says about the static text of a letter: tags of other programs that were left in it, and characters that
/// readers do not see.
struct StaticText {
    /// Elements whose text is shown as it is typed.
    static let codeElements: Set<String> = ["code", "pre", "kbd", "samp", "tt"]

    /// What was said already: each thing once a letter.
    private var said: Set<String> = []
    private static let most = 20

    /// The tags of other programs in a text that readers see. `position` gives the place of an offset.
    mutating func foreignTags(
        _ bytes: ArraySlice<UInt8>, _ place: ForeignForm.Place, position: (Int) -> SourcePosition
    ) -> [Finding] {
        var findings: [Finding] = []
        var offset = bytes.startIndex
        while offset < bytes.endIndex {
            guard let match = ForeignForm.match(bytes, at: offset, place) else {
                offset += 1
                continue
            }
            let written = String(decoding: bytes[match.range], as: UTF8.self)
            offset = match.range.upperBound
            guard said.count < Self.most, said.insert(written).inserted else { continue }
            let ours = Self.ours(match.name).map { "Write {{ \($0) }}" } ?? "Write ours"
            findings.append(
                Finding(
                    .foreignTag, .warning, "`\(written)` is a tag of another program: readers see it as it is",
                    at: position(match.range.lowerBound),
                    advice: "\(ours), or convert the letter: merpati template convert FILE --from STYLE."))
        }
        return findings
    }

    /// What a name of another program is called here; nil when nobody knows.
    static func ours(_ name: String) -> String? {
        let last = name.split(separator: ".").last.map(String.init) ?? name
        for name in [name, last] where !name.isEmpty {
            switch TagNames().target(name) {
            case .field(let field): return "contact.\(field.key)"
            case .other(let expression, _): return expression
            case .unknown: continue
            }
        }
        return nil
    }

    // MARK: - Characters

    /// Control characters and the separators of lines and paragraphs.
    mutating func controls(_ text: SourceText) -> [Finding] {
        let bytes = text.bytes
        var findings: [Finding] = []
        for offset in bytes.indices {
            guard let scalar = Self.control(bytes, at: offset), said.count < Self.most, said.insert(scalar.codeName).inserted
            else {
                continue
            }
            let meant = Entities.windows(scalar)
            findings.append(
                Finding(
                    .controlCharacter, .warning,
                    "the character \(scalar.codeName) stands here, which mail programs show as a box or not at all",
                    at: text.position(at: offset),
                    advice: meant.map { "It was probably meant as `\($0)`: type that, and save the file as UTF-8." }
                        ?? "Delete it, and begin a new line with <br> or an empty line."))
        }
        return findings
    }

    private static func control(_ bytes: [UInt8], at offset: Int) -> Unicode.Scalar? {
        let byte = bytes[offset]
        let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        switch byte {
        case 0x09, 0x0a, 0x0c, 0x0d: return nil
        case 0..<0x20, 0x7f: return Unicode.Scalar(byte)
        case 0xc2 where (0x80...0x9f).contains(next): return Unicode.Scalar(next)
        case 0xe2 where next == 0x80 && offset + 2 < bytes.count && (0xa8...0xa9).contains(bytes[offset + 2]):
            return bytes[offset + 2] == 0xa8 ? "\u{2028}" : "\u{2029}"
        default: return nil
        }
    }
}
