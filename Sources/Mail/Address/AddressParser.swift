internal import Foundation

/// The whole grammar of an address (RFC 5321 section 4.1.2, RFC 6531 section 3.3), for what `PlainAddress` does not
/// know and for telling what is wrong.
struct AddressParser {
    private let text: String
    let bytes: [UInt8]
    var position = 0

    init(_ text: String) {
        self.text = text
        self.bytes = Array(text.utf8.prefix(AddressLimits.input + 1))
    }

    mutating func parse() throws(AddressError) -> EmailAddress {
        guard !bytes.isEmpty else { throw failure(.empty, at: 0, "an address as name@example.com") }
        guard bytes.count <= AddressLimits.input else { throw tooLong }
        let local = bytes[0] == UInt8(ascii: "\"") ? try readQuotedLocalPart() : try readDotAtom()
        guard local.utf8.count <= AddressLimits.localPart else {
            throw failure(
                .localPartTooLong, at: 0, "at most \(AddressLimits.localPart) octets before the \"@\", found \(local.utf8.count)")
        }
        let (wireDomain, shownDomain) = try readDomain()
        let wire = local + "@" + wireDomain
        guard wire.utf8.count <= AddressLimits.address else { throw tooLong }
        return EmailAddress(
            wire: wire, localLength: local.utf8.count, displayedDomain: shownDomain == wireDomain ? nil : shownDomain,
            needsSMTPUTF8: local.utf8.contains { $0 >= 0x80 })
    }

    // MARK: The local part

    private mutating func readDotAtom() throws(AddressError) -> String {
        var afterDot = true
        while position < bytes.count, bytes[position] != UInt8(ascii: "@") {
            if bytes[position] == UInt8(ascii: ".") {
                if afterDot {
                    throw failure(
                        .misplacedDot, at: position, "a letter or digit, not a dot",
                        hint: position == 0 ? "remove the dot at the start" : "remove one of the two dots")
                }
                afterDot = true
                position += 1
            } else {
                try readLocalCharacter()
                afterDot = false
            }
        }
        guard position < bytes.count else {
            throw failure(.missingAt, at: position, "\"@\" and a domain", hint: hintForMissingAt)
        }
        guard position > 0 else { throw failure(.emptyLocalPart, at: 0, "a name before the \"@\"") }
        guard !afterDot else {
            throw failure(
                .misplacedDot, at: position - 1, "a letter or digit before the \"@\", not a dot",
                hint: "remove the dot before the \"@\"")
        }
        let local = String(decoding: bytes[..<position], as: UTF8.self)
        position += 1
        return local.precomposedStringWithCanonicalMapping
    }

    private mutating func readLocalCharacter() throws(AddressError) {
        let byte = bytes[position]
        if byte >= 0x80 {
            position += try scalar(at: position).utf8.count
        } else if AddressCharacters.isAtext(byte) {
            position += 1
        } else {
            throw invalidCharacter("a character of an e-mail address")
        }
    }

    private mutating func readQuotedLocalPart() throws(AddressError) -> String {
        var content = [UInt8]()
        position = 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") { position += 1 }
            guard position < bytes.count else { break }
            let length = bytes[position] < 0x80 ? 1 : try scalar(at: position).utf8.count
            guard bytes[position] >= 0x20, bytes[position] != 0x7f else { throw invalidCharacter("a printable character") }
            content += bytes[position..<position + length]
            position += length
        }
        guard position < bytes.count else { throw failure(.unclosedQuote, at: position, "a closing quotation mark") }
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "@") else {
            throw failure(.missingAt, at: position, "\"@\" after the quoted name")
        }
        guard !content.isEmpty else { throw failure(.emptyLocalPart, at: 1, "a name between the quotation marks") }
        position += 1
        return Self.quotedWhereNeeded(String(decoding: content, as: UTF8.self).precomposedStringWithCanonicalMapping)
    }

    /// The shortest spelling: RFC 5321 section 4.1.2 takes `"anna"@` and `anna@` for the same mailbox.
    private static func quotedWhereNeeded(_ content: String) -> String {
        let atoms = content.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if atoms.allSatisfy({ atom in !atom.isEmpty && atom.allSatisfy { $0 >= 0x80 || AddressCharacters.isAtext($0) } }) {
            return content
        }
        return QuotedString.quote(content)
    }

    // MARK: Failures

    private var tooLong: AddressError {
        failure(.addressTooLong, at: AddressLimits.address, "an address of at most \(AddressLimits.address) octets")
    }

    private var hintForMissingAt: String? {
        let lower = text.lowercased()
        for spelling in [" at ", "(at)", "[at]", "{at}"] where lower.contains(spelling) {
            return "write \"@\" instead of \"\(spelling.trimmingCharacters(in: .whitespaces))\""
        }
        return text.contains(".") ? "the \"@\" is missing" : nil
    }

    /// The scalar that starts at a non-ASCII byte, unless it may not stand in an address.
    func scalar(at offset: Int) throws(AddressError) -> Unicode.Scalar {
        let rest = String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
        guard let scalar = rest.unicodeScalars.first, !AddressCharacters.isRefused(scalar),
            bytes.count - offset >= scalar.utf8.count
        else {
            let code = rest.unicodeScalars.first.map { String($0.value, radix: 16, uppercase: true) } ?? ""
            throw failure(
                .invalidCharacter, at: offset, "a visible character",
                hint: "remove the invisible character U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)")
        }
        return scalar
    }

    func invalidCharacter(_ expected: String) -> AddressError {
        let hint: String?
        switch bytes[position] {
        case UInt8(ascii: " "), UInt8(ascii: "\t"):
            hint = position == 0 || position == bytes.count - 1 ? "remove the space around the address" : "remove the space"
        case UInt8(ascii: ","): hint = "write a dot instead of the comma"
        case UInt8(ascii: ";"): hint = "give one address, or a dot instead of the semicolon"
        case UInt8(ascii: "@"): hint = "an address has one \"@\""
        case UInt8(ascii: "<"), UInt8(ascii: ">"): hint = "give the address without name and angle brackets"
        case UInt8(ascii: ":"): hint = text.lowercased().hasPrefix("mailto:") ? "remove \"mailto:\"" : nil
        case 0x00..<0x20, 0x7f: hint = "remove the control character"
        default: hint = nil
        }
        return failure(.invalidCharacter, at: position, expected, hint: hint)
    }

    func failure(_ kind: AddressError.Kind, at offset: Int, _ expected: String, hint: String? = nil) -> AddressError {
        let column = String(decoding: bytes.prefix(offset), as: UTF8.self).count + 1
        return AddressError(kind, in: text, column: column, expected: expected, hint: hint)
    }
}
