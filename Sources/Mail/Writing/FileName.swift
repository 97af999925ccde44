/// The name of a file in a message as readers see it. It is a suggestion to the reader's program (RFC 2183 section 2.3),
/// so nothing stays in it that could lead elsewhere or look like another name.
struct FileName {
    /// What file systems take (255 octets in most).
    static let longest = 255

    let text: String

    /// - Throws: for control characters and line breaks, for what is too long, and where no name is left.
    init(_ name: String) throws(MessageError) {
        var kept = String.UnicodeScalarView()
        var position = 1
        for scalar in name.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                throw MessageError(.controlCharacter, header: FilePart.disposition, position: position)
            default: break
            }
            if scalar == "/" || scalar == "\\" {
                kept.append("_")
            } else if !Self.turnsText(scalar) {
                kept.append(scalar)
            }
            position += UTF8.width(scalar)
        }
        text = kept.trimmingSpaces
        guard text.utf8.count <= Self.longest else { throw MessageError(.tooLong, header: FilePart.disposition) }
        guard !text.allSatisfy({ $0 == "." }) else {
            throw MessageError(.invalidValue, header: FilePart.disposition)
        }
    }

    /// The embeddings, overrides and isolates of the bidirectional algorithm (UAX 9), which let "exe.fdp" end in ".pdf".
    private static func turnsText(_ scalar: Unicode.Scalar) -> Bool {
        0x202a...0x202e ~= scalar.value || 0x2066...0x2069 ~= scalar.value
    }
}

extension String.UnicodeScalarView {
    /// Without the white space at both ends, which nobody sees and some file systems refuse.
    fileprivate var trimmingSpaces: String {
        let isShown = { (scalar: Unicode.Scalar) in !scalar.properties.isWhitespace }
        guard let first = firstIndex(where: isShown), let last = lastIndex(where: isShown) else { return "" }
        return String(self[first...last])
    }
}
