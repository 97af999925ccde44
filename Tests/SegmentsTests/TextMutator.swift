import Calendars
import TestSupport

/// Breaks good texts, and joins them to greater ones.
struct TextMutator {
    var random: SeededRandom

    static let words = [
        "city", "age", "is", "not", "and", "or", "in", "has", "list", "segment", "within", "last", "next", "7", "days", "ago",
        "(", ")", ",", "\"x\"", "\"", "\\", "%", "#", "\n", "2026-05-31", "2026-13-01", "2026-05-31T09:00", "sample", "seed",
        "between", "contains", "does", "anniversary", "of", "any", "all", "none", "label", "missing", "1e400", "-", "=", "!=",
        "<",
        ">=", "“", "é", "\u{301}", "\u{0}", "🌸", "today", "this", "week", "more", "than", "ignoring", "accents", "starts", "with",
        "average", "count", "sum", "first", "top", "bottom", "by", "among", "km", ".", "&", "9999999999999999999", "purchased",
        "price", "where", "at least", "at most", "exactly", "2 times", "intervals", "never", "once", "on", "before", "after",
    ]

    var word: String { mutating get { Self.words.randomElement(using: &random) ?? "" } }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// Words in any order.
    mutating func nonsense() -> String {
        (0..<number(0...30)).map { _ in word }.joined(separator: Bool.random(using: &random) ? " " : "")
    }

    /// A text with a few characters added, taken away or replaced.
    mutating func scratched(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<number(1...4) {
            let place = number(0...scalars.count)
            switch number(0...3) {
            case 0: scalars.insert(contentsOf: word.unicodeScalars, at: place)
            case 1 where place < scalars.count: scalars.remove(at: place)
            case 2 where place < scalars.count: scalars[place] = Unicode.Scalar(UInt8(number(0...255)))
            default: scalars.removeSubrange(place..<min(scalars.count, place + 5))
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// A text whose words are left out, doubled, exchanged, replaced, or followed by words of another.
    mutating func shuffled(_ text: String, with other: String) -> String {
        var words = text.split(separator: " ").map(String.init)
        let others = other.split(separator: " ").map(String.init)
        for _ in 0..<number(1...3) where !words.isEmpty {
            let place = number(0...(words.count - 1))
            switch number(0...5) {
            case 0: words.remove(at: place)
            case 1: words.insert(words[place], at: place)
            case 2: words.swapAt(place, number(0...(words.count - 1)))
            case 3: words[place] = word
            case 4: words.insert(contentsOf: others.dropFirst(number(0...others.count)).prefix(number(1...4)), at: place)
            default: words.replaceSubrange(place..., with: others.dropFirst(number(0...others.count)))
            }
        }
        return words.joined(separator: " ")
    }

    /// A greater segment of good ones, sometimes deeper than the limit.
    mutating func composed(of texts: [String], depth: Int) -> String {
        let inner = texts.randomElement(using: &random) ?? "a < 1"
        guard depth > 0 else { return inner }
        switch number(0...6) {
        case 0: return "not \(composed(of: texts, depth: depth - 1))"
        case 1: return "(\(composed(of: texts, depth: depth - 1)))"
        case 2: return "not (\(composed(of: texts, depth: depth - 1)))"
        case 3: return "\(inner) and \(composed(of: texts, depth: depth - 1))"
        case 4: return "\(composed(of: texts, depth: depth - 1)) and \(inner)"
        case 5: return "\(composed(of: texts, depth: depth - 1)) or \(inner)"
        default: return "in top 10% by score among (\(composed(of: texts, depth: depth - 1)))"
        }
    }
}
