/// The words that stand for tags while cmark sees a text, and the marks that we leave in its HTML: `merpatitag12x`. Nothing else
/// in the text begins so.
struct MarkdownWord {
    enum Kind: String, CaseIterable {
        /// A tag, by its number.
        case tag = ""
        /// A tag on a line of its own between the rows of a table.
        case row = "T"
        /// The line of the source that the following comes from.
        case line = "L"
        /// Behind this, the start tag of a list goes.
        case dropStart = "S"
        /// Before this, the end tag of a list goes.
        case dropEnd = "E"
    }

    private let prefix: [UInt8]

    init(notIn source: [UInt8]) {
        var word = "merpatitag"
        let text = String(decoding: source, as: UTF8.self).lowercased()
        while text.contains(word) { word += "q" }
        prefix = Array(word.utf8)
    }

    func text(_ kind: Kind, _ number: Int = 0) -> String {
        String(decoding: prefix, as: UTF8.self) + kind.rawValue + "\(number)x"
    }

    /// The word at `offset`, and where it ends.
    func read(_ bytes: [UInt8], at offset: Int) -> (kind: Kind, number: Int, end: Int)? {
        guard bytes[offset] == prefix[0], bytes[offset...].starts(with: prefix) else { return nil }
        let rest = bytes[(offset + prefix.count)...]
        for kind in Kind.allCases where rest.starts(with: kind.rawValue.utf8) {
            let digits = rest.dropFirst(kind.rawValue.utf8.count).prefix(10).prefix { (0x30...0x39).contains($0) }
            if let number = Int(String(decoding: digits, as: UTF8.self)), digits.endIndex < bytes.count,
                bytes[digits.endIndex] == UInt8(ascii: "x")
            {
                return (kind, number, digits.endIndex + 1)
            }
        }
        return nil
    }
}
