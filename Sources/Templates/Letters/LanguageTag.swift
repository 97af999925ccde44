/// A language as people write it: `id`, `pt-BR`, `zh_Hant_TW` (RFC 5646, with `_` for `-`, in any case).
public struct LanguageTag: Sendable, Hashable, CustomStringConvertible {
    /// The parts in lower case, the language itself first.
    private let parts: [String]

    /// Nil when the text is no language: a language has two or three letters, the parts behind it up to eight letters
    /// and digits.
    public init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }.map { $0.lowercased() }
        guard parts.count <= 8, let first = parts.first, (2...3).contains(first.count), first.utf8.allSatisfy(Self.isLetter),
            parts.dropFirst().allSatisfy({ part in
                (1...8).contains(part.count) && part.utf8.allSatisfy { Self.isLetter($0) || (0x30...0x39).contains($0) }
            })
        else { return nil }
        self.parts = parts
    }

    private init(parts: [String]) { self.parts = parts }

    /// In lower case: `pt-br`. Two spellings of a language have the same.
    public var key: String { parts.joined(separator: "-") }

    /// What serves a reader of this language, the best first: itself, then with parts taken off its end
    /// (RFC 4647 section 3.4).
    public var lookup: [LanguageTag] {
        (0..<parts.count).map { LanguageTag(parts: Array(parts.dropLast($0))) }
    }

    /// As it is written in HTML: regions in capitals, scripts capitalized (RFC 5646 section 2.1.1).
    public var description: String {
        ([parts[0]]
            + parts.dropFirst().map { part in
                switch part.count {
                case 2: part.uppercased()
                case 4: part.prefix(1).uppercased() + part.dropFirst()
                default: part
                }
            }).joined(separator: "-")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }
}
