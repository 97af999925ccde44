import TestSupport
import Testing

@testable import Templates

@Suite("Letters of other programs")
struct ForeignLetterTests {
    private static func converted(_ text: String, _ letter: ForeignLetter) -> Conversion {
        TemplateConverter(from: letter.style).convert(text, file: "old.\(letter.format.rawValue)", format: letter.format)
    }

    @Test(arguments: ForeignLetter.all) func compileWhenConverted(_ letter: ForeignLetter) throws {
        let result = Self.converted(letter.text, letter)
        for text in letter.has { #expect(result.text.contains(text), "\(text)\n\(result.text)\n\(result.findings)") }
        var errors = result.findings.filter { $0.severity == .error }
        for tag in letter.named {
            let count = errors.count
            errors.removeAll { $0.message.hasPrefix("`\(tag)") }
            #expect(errors.count < count, "\(tag) is not named")
        }
        #expect(errors == [])
        // What was named needs a person, and still it compiles.
        _ = try Letter.compile(LetterSource(name: "x", format: letter.format, text: result.text))
    }

    @Test(arguments: ForeignLetter.all) func stayAsTheyAreTheSecondTime(_ letter: ForeignLetter) {
        let once = Self.converted(letter.text, letter)
        let twice = Self.converted(once.text, letter)
        // What nobody could convert stays named, in the same words, unless it has become text.
        #expect(twice.text == once.text, "\(twice.replacements)")
        #expect(twice.replacements == [])
    }

    /// Letters as they are when people have worked on them: parts lost, doubled, and moved. What comes out compiles, or an error
    /// says what a person must decide; no tag of the other program is left without one.
    @Test(arguments: ForeignLetter.all) func compileOrSayWhyNot(_ letter: ForeignLetter) {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<12 {
            let text = Self.worked(letter.text, &random)
            let result = Self.converted(text, letter)
            let place = "seed \(seed): \(text)\n→ \(result.text)"
            if result.findings.contains(where: { $0.severity == .error }) { continue }
            #expect(throws: Never.self, "\(place)") {
                _ = try Letter.compile(LetterSource(name: "x", format: letter.format, text: result.text))
            }
            #expect(Self.tags(in: result.text, letter.style) == [], "\(place)")
        }
    }

    private static func worked(_ text: String, _ random: inout SeededRandom) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let start = Int.random(in: 0..<scalars.count, using: &random)
            let range = start..<min(scalars.count, start + Int.random(in: 1...60, using: &random))
            let part = scalars[range]
            switch Int.random(in: 0..<3, using: &random) {
            case 0 where scalars.count > 100: scalars.removeSubrange(range)
            case 1: scalars.insert(contentsOf: part, at: Int.random(in: 0..<scalars.count, using: &random))
            default:
                scalars.removeSubrange(range)
                scalars.insert(contentsOf: part, at: Int.random(in: 0...scalars.count, using: &random))
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// The tags of the other program outside of ours.
    private static func tags(in text: String, _ style: TagStyle) -> [String] {
        if style.isLikeOurs { return [] }
        let bytes = Array(text.utf8)
        var found: [String] = []
        var offset = 0
        while offset < bytes.count {
            if let length = OwnTags.length(bytes, at: offset) {
                offset += length
            } else if style.reader.mayBegin(bytes[offset]), let tag = style.reader.tag(bytes, at: offset, TagNames()) {
                let text = String(decoding: bytes[offset..<offset + tag.length], as: UTF8.self)
                // One that was torn apart by others is none, although it looks like one again when those are ours.
                if style != .brackets, !text.contains("{{"), !text.contains("{%") { found.append(text) }
                offset += tag.length
            } else {
                offset += 1
            }
        }
        return found
    }
}
