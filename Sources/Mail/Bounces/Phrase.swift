/// A phrase of the rules: words that stand one behind the other, or with others between them.
///
/// | written | means |
/// | --- | --- |
/// | `mailbox full` | the two words, in the form of `WordFolding` |
/// | `disabled\|inactive` | one of these words |
/// | `tempora*` | a word that begins so |
/// | `mailbox . full` | at most two words between, within one sentence |
/// | `mailbox .. full` | at most five |
/// | `{who} unknown` | any phrase of a group |
struct Phrase: Hashable {
    struct Step: Hashable {
        /// Words, and beginnings of words with a `*`, one of which must stand here.
        let choices: [String]
        /// How many words may stand between the step before and this one.
        let gap: Int
    }

    let steps: [Step]

    private static let gaps: [Substring: Int] = [".": 2, "..": 5]

    /// The phrases that a pattern stands for: more than one where a group has members of several words.
    static func read(_ pattern: String, groups: [String: [String]]) -> [Phrase] {
        var variants: [[Step]] = [[]]
        var gap = 0
        for piece in pattern.split(separator: " ") {
            if let words = gaps[piece] {
                gap = words
                continue
            }
            let choices =
                piece.hasPrefix("{")
                ? groups[String(piece.dropFirst().dropLast())] ?? [] : piece.split(separator: "|").map(String.init)
            variants = Self.product(variants, choices.map(Self.steps), gap)
            gap = 0
        }
        return variants.filter { !$0.isEmpty }.map { Phrase(steps: $0) }
    }

    /// Choices of one word each are one step; the others make variants.
    private static func product(_ variants: [[Step]], _ choices: [[Step]], _ gap: Int) -> [[Step]] {
        let single = choices.filter { $0.count == 1 }.flatMap { $0[0].choices }
        let ways = (single.isEmpty ? [] : [[Step(choices: single, gap: 0)]]) + choices.filter { $0.count > 1 }
        return variants.flatMap { variant in
            ways.map { way in variant + [Step(choices: way[0].choices, gap: gap)] + way.dropFirst() }
        }
    }

    /// The steps of a group's member or of a piece: words as `WordFolding` divides them.
    private static func steps(_ text: String) -> [Step] {
        return text.split(separator: " ").flatMap { piece in
            let isStem = piece.hasSuffix("*")
            let words = WordFolding.words(isStem ? String(piece.dropLast()) : String(piece))
            return words.enumerated().map { Step(choices: [isStem && $0 == words.count - 1 ? $1 + "*" : $1], gap: 0) }
        }
    }
}
