/// Finds the phrases of many rules in a text. Words of the text that stand in no phrase cost one look-up each.
struct PhraseBook: Sendable {
    /// Where a phrase stands in the text.
    struct Match: Hashable {
        let rule: Int
        let range: Range<Int>
    }

    private struct Step: Sendable {
        let choice: Int
        let gap: Int
    }

    /// The phrases of each rule, in the order of the rules, by their first step.
    private let phrases: [[Int: [[Step]]]]
    private var exact: [String: [Int]] = [:]
    private var stems: [String: [Int]] = [:]
    private var longestStem = 0

    /// - Parameter rules: the patterns of each rule, as `Phrase` reads them.
    init(_ rules: [[String]], groups: [String: [String]]) {
        var choices: [Set<String>: Int] = [:]
        phrases = rules.map { patterns in
            let phrases = patterns.flatMap { Phrase.read($0, groups: groups) }.map { phrase in
                phrase.steps.map { step in
                    let words = Set(step.choices)
                    let choice = choices[words] ?? choices.count
                    choices[words] = choice
                    return Step(choice: choice, gap: step.gap)
                }
            }
            return Dictionary(grouping: phrases) { $0.first?.choice ?? -1 }
        }
        for (words, choice) in choices {
            for word in words {
                if word.hasSuffix("*") {
                    stems[String(word.dropLast()), default: []].append(choice)
                    longestStem = max(longestStem, word.utf8.count - 1)
                } else {
                    exact[word, default: []].append(choice)
                }
            }
        }
    }

    /// A text made ready for `match`.
    struct Text {
        fileprivate var choices: [[Int]]
        fileprivate var found: Set<Int> = []
        fileprivate var isEnd: [Bool]
    }

    func read(_ words: [String]) -> Text {
        var text = Text(choices: [], isEnd: words.map { $0 == WordFolding.sentenceEnd })
        for word in words {
            let found = choices(word)
            text.choices.append(found)
            text.found.formUnion(found)
        }
        return text
    }

    private func choices(_ word: String) -> [Int] {
        var found = exact[word] ?? []
        var end = word.startIndex
        while end < word.endIndex, word.utf8.distance(from: word.startIndex, to: end) < longestStem {
            end = word.index(after: end)
            if let more = stems[String(word[..<end])] { found += more }
        }
        return found
    }

    /// The first place in the text that has a phrase of a rule.
    func match(_ rule: Int, in text: Text) -> Match? {
        for (start, choices) in text.choices.enumerated() {
            for choice in choices {
                for phrase in phrases[rule][choice] ?? [] where phrase.allSatisfy({ text.found.contains($0.choice) }) {
                    if let end = end(of: phrase.dropFirst(), in: text, behind: start) {
                        return Match(rule: rule, range: start..<end)
                    }
                }
            }
        }
        return nil
    }

    private func end(of steps: ArraySlice<Step>, in text: Text, behind place: Int) -> Int? {
        guard let step = steps.first else { return place + 1 }
        for next in (place + 1)..<(place + 2 + step.gap) {
            guard next < text.choices.count, !text.isEnd[next] else { return nil }
            if text.choices[next].contains(step.choice), let end = end(of: steps.dropFirst(), in: text, behind: next) {
                return end
            }
        }
        return nil
    }
}
