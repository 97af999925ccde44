extension BounceRules {
    private static let temporaryRule = words.count + hints.count
    private static let temporaryHintRule = temporaryRule + 1
    private static let alternativeRule = temporaryRule + 2

    /// What joins two reasons of which only one is true.
    private static let alternatives = ["or|oder|ou|o|of|lub|или|atau|either"]

    private static let book = PhraseBook(
        (words + hints).map(\.phrases) + [temporary, temporaryHints, alternatives], groups: groups)

    /// What the rules find in a text.
    struct Finding {
        /// The first rule on plain words that fits.
        var plain: BounceRule?
        /// The first rule on hints that fits.
        var hint: BounceRule?
        /// It is said that it may be another time.
        var isTemporary = false
        /// It may be meant so.
        var isPerhapsTemporary = false
    }

    static func find(in said: [String], status: EnhancedStatus?) -> Finding {
        let text = book.read(said)
        func first(_ range: Range<Int>, _ accepts: (BounceRule) -> Bool = { _ in true }) -> (BounceRule, PhraseBook.Match)? {
            for number in range {
                let rule = number < words.count ? words[number] : hints[number - words.count]
                guard rule.allows(status), accepts(rule), let match = book.match(number, in: text) else { continue }
                return (rule, match)
            }
            return nil
        }
        var finding = Finding()
        finding.isTemporary = book.match(temporaryRule, in: text) != nil
        finding.isPerhapsTemporary = book.match(temporaryHintRule, in: text) != nil
        finding.hint = first(words.count..<(words.count + hints.count))?.0
        guard let (rule, match) = first(0..<words.count) else { return finding }
        finding.plain = rule
        // "Mailbox full or unknown": in doubt it is not the address that is wrong.
        if rule.reason.condemns, let either = book.match(alternativeRule, in: text),
            let (other, place) = first(0..<words.count, { !$0.reason.condemns }),
            isBetween(either.range, match.range, place.range)
        {
            finding.plain = other
        }
        return finding
    }

    private static func isBetween(_ word: Range<Int>, _ one: Range<Int>, _ other: Range<Int>) -> Bool {
        let (first, last) = one.lowerBound < other.lowerBound ? (one, other) : (other, one)
        return first.upperBound <= word.lowerBound && word.upperBound <= last.lowerBound
            && last.lowerBound - first.upperBound <= 4
    }
}
