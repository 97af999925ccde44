internal import Foundation

/// An address with the name that mail programs show beside it (RFC 5322 section 3.4).
public struct Mailbox: Sendable, Hashable, CustomStringConvertible {
    /// The name in plain Unicode, neither quoted nor encoded.
    public var name: String?
    public var address: EmailAddress

    public init(name: String? = nil, address: EmailAddress) {
        self.name = name
        self.address = address
    }

    /// Reads `Name <name@example.com>`, `"Name, with comma" <name@example.com>`, or a bare address.
    public init(parsing text: String) throws(AddressError) {
        let trimmed = text.trimmingCharacters(in: .whitespaces)
        try Self.refuseControls(trimmed)
        guard let opening = Self.openingBracket(in: trimmed) else {
            self.init(address: try EmailAddress(parsing: trimmed))
            return
        }
        let rest = trimmed[trimmed.index(after: opening)...]
        guard rest.last == ">" else {
            throw AddressError(.unclosedBracket, in: trimmed, column: trimmed.count + 1, expected: "\">\" after the address")
        }
        let name = QuotedString.unquote(trimmed[..<opening].trimmingCharacters(in: .whitespaces))
        self.init(name: name.isEmpty ? nil : name, address: try EmailAddress(parsing: String(rest.dropLast())))
    }

    /// The mailbox as people write it, in a form that `init(parsing:)` reads back.
    public var description: String {
        guard let name else { return address.description }
        let isPlain = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || " -_'&+/!.".contains($0) }
        let shown = isPlain ? name : QuotedString.quote(name)
        return "\(shown) <\(address)>"
    }

    /// The "<" that opens the address: the first outside quotation marks.
    private static func openingBracket(in text: String) -> String.Index? {
        var isQuoted = false
        var isEscaped = false
        for index in text.unicodeScalars.indices {
            switch text.unicodeScalars[index] {
            case _ where isEscaped: isEscaped = false
            case "\\" where isQuoted: isEscaped = true
            case "\"": isQuoted.toggle()
            case "<" where !isQuoted: return index
            default: break
            }
        }
        return nil
    }

    /// A name with a line end in it would begin a header of its own, wherever it is written without care.
    private static func refuseControls(_ text: String) throws(AddressError) {
        let refused = text.firstIndex { character in
            character.unicodeScalars.contains {
                [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
            }
        }
        guard let refused else { return }
        throw AddressError(
            .invalidCharacter, in: text, column: text.distance(from: text.startIndex, to: refused) + 1,
            expected: "no line end or other control character")
    }
}
