/// Reads numbers of fixed forms out of a short text.
package struct DigitScanner {
    private let text: Substring.UTF8View
    private var position: Substring.UTF8View.Index

    package init(_ text: String) {
        self.text = Substring(text).utf8
        position = self.text.startIndex
    }

    package var isAtEnd: Bool { position == text.endIndex }

    /// Exactly so many digits.
    package mutating func number(digits: Int) -> Int? {
        number(digits: digits...digits)
    }

    /// As many digits as there are, if that is a number of digits allowed.
    package mutating func number(digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while count < digits.upperBound, !isAtEnd, case let digit = text[position] &- 0x30, digit < 10 {
            value = value * 10 + Int(digit)
            count += 1
            text.formIndex(after: &position)
        }
        return count >= digits.lowerBound ? value : nil
    }

    /// Passes over one ASCII character if it is next.
    package mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard !isAtEnd, UInt32(text[position]) == character.value else { return false }
        text.formIndex(after: &position)
        return true
    }

    /// Passes over the first of some ASCII characters that is next.
    package mutating func skip(anyOf characters: String) -> Unicode.Scalar? {
        characters.unicodeScalars.first { skip($0) }
    }
}
