/// Why a text is not an address: where, what was expected there, and what to do when the slip is a common one.
public struct AddressError: Error, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        case empty, missingAt, emptyLocalPart, misplacedDot, invalidCharacter, unclosedQuote, unclosedBracket
        case localPartTooLong, domainTooLong, addressTooLong
        case addressLiteral, emptyLabel, labelTooLong, hyphenAtLabelEdge, singleLabel, numericTopLevel
        /// The domain is not one that IDNA (RFC 5891, UTS 46) allows.
        case internationalDomain
    }

    public let kind: Kind
    /// The text that was read, without control characters and at most 100 characters of it.
    public let text: String
    /// The character at which reading stopped, counted from 1.
    public let column: Int
    /// What an address has there.
    public let expected: String
    /// What to do, when the slip is a common one.
    public let hint: String?

    init(_ kind: Kind, in text: String, column: Int, expected: String, hint: String? = nil) {
        self.kind = kind
        self.text = Self.printable(text)
        self.column = column
        self.expected = expected
        self.hint = hint
    }

    public var description: String {
        let place = "\"\(text)\" is not an e-mail address: at character \(column), expected \(expected)"
        guard let hint else { return place }
        return place + "; " + hint
    }

    private static func printable(_ text: String) -> String {
        var shown = ""
        for character in text.prefix(100) {
            let isControl = character.unicodeScalars.contains { $0.properties.generalCategory == .control }
            shown.append(isControl ? "\u{fffd}" : character)
        }
        return text.dropFirst(100).isEmpty ? shown : shown + "…"
    }
}
