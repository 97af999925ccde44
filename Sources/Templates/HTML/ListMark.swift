/// How an item of an ordered list is marked (HTML, the `type` of `ol`).
enum ListMark: UInt8, Sendable {
    case decimal, lowerLetter, upperLetter, lowerRoman, upperRoman

    init?(_ type: String) {
        switch type {
        case "1": self = .decimal
        case "a": self = .lowerLetter
        case "A": self = .upperLetter
        case "i": self = .lowerRoman
        case "I": self = .upperRoman
        default: return nil
        }
    }

    /// The mark of an item with this number, without the point behind it.
    func text(_ number: Int) -> String {
        switch self {
        case .decimal: String(number)
        case .lowerLetter: Self.letters(number) ?? String(number)
        case .upperLetter: Self.letters(number)?.uppercased() ?? String(number)
        case .lowerRoman: Self.roman(number)?.lowercased() ?? String(number)
        case .upperRoman: Self.roman(number) ?? String(number)
        }
    }

    /// `a` to `z`, `aa` and so on.
    private static func letters(_ number: Int) -> String? {
        guard number > 0 else { return nil }
        var rest = number
        var text = ""
        while rest > 0 {
            rest -= 1
            text = String(UnicodeScalar(UInt8(0x61 + rest % 26))) + text
            rest /= 26
        }
        return text
    }

    private static func roman(_ number: Int) -> String? {
        guard (1...3999).contains(number) else { return nil }
        let signs = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"),
            (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
