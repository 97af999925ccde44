internal import Foundation

/// The whole grammar of an address (RFC 5321 section 4.1.2, RFC 6531 section 3.3), for what `PlainAddress` does not
/// know and for telling what is wrong.
struct AddressParser {
    private let text: String
    private let bytes: [UInt8]
    private var position = 0

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

    // MARK: The domain

    private mutating func readDomain() throws(AddressError) -> (wire: String, shown: String) {
        let start = position
        guard start < bytes.count else { throw failure(.singleLabel, at: start, "a domain after the \"@\"") }
        if bytes[start] == UInt8(ascii: "[") {
            throw failure(
                .addressLiteral, at: start, "a domain name, not a numeric address",
                hint: "campaigns are sent to domains only, as name@example.com")
        }
        let isInternational = try checkDomainCharacters()
        let domain = String(decoding: bytes[start...], as: UTF8.self)
        guard isInternational else {
            let wire = domain.lowercased()
            try checkLabels(of: wire, at: start)
            return (wire, wire)
        }
        let names: (wire: String, shown: String)
        do throws(InternationalDomain.Failure) {
            names = try InternationalDomain.names(of: domain)
        } catch {
            throw failure(.internationalDomain, at: start, "a domain that IDNA allows (\(error.reason))")
        }
        try checkLabels(of: names.wire, at: start)
        return names
    }

    /// Refuses what no domain has; says whether IDNA has to look at it.
    private mutating func checkDomainCharacters() throws(AddressError) -> Bool {
        var isInternational = false
        var labelStart = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte >= 0x80 {
                isInternational = true
                position += try scalar(at: position).utf8.count
            } else if AddressCharacters.isLetterOrDigit(byte) || byte == UInt8(ascii: "-") {
                if byte == UInt8(ascii: "-"),
                    bytes[labelStart..<position].elementsEqual("xn-".utf8, by: { $0 | 0x20 == $1 | 0x20 })
                {
                    isInternational = true
                }
                position += 1
            } else if byte == UInt8(ascii: ".") {
                position += 1
                labelStart = position
            } else {
                throw invalidCharacter("a letter, digit, hyphen or dot of a domain")
            }
        }
        return isInternational
    }

    private func checkLabels(of domain: String, at start: Int) throws(AddressError) {
        guard domain.utf8.count <= AddressLimits.domain else {
            throw failure(.domainTooLong, at: start, "a domain of at most \(AddressLimits.domain) octets")
        }
        let labels = domain.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        var offset = start
        for (index, label) in labels.enumerated() {
            guard !label.isEmpty else {
                let isLast = index == labels.count - 1
                throw failure(
                    .emptyLabel, at: offset, "a letter or digit between the dots of the domain",
                    hint: isLast ? "remove the dot at the end" : "remove the extra dot")
            }
            guard label.count <= AddressLimits.label else {
                throw failure(.labelTooLong, at: offset, "at most \(AddressLimits.label) octets between two dots")
            }
            guard label.first != UInt8(ascii: "-"), label.last != UInt8(ascii: "-") else {
                throw failure(.hyphenAtLabelEdge, at: offset, "no hyphen at the start or end of \"\(String(label) ?? "")\"")
            }
            guard label.allSatisfy({ AddressCharacters.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }) else {
                throw failure(.internationalDomain, at: offset, "a domain that becomes letters, digits and hyphens")
            }
            offset += label.count + 1
        }
        guard labels.count > 1 else {
            throw failure(
                .singleLabel, at: bytes.count, "a dot and the rest of the domain",
                hint: "write the whole domain, as name@example.com")
        }
        guard labels.last?.contains(where: { $0 > UInt8(ascii: "9") }) == true else {
            throw failure(
                .numericTopLevel, at: start, "a domain that ends in a name, not in digits",
                hint: "numeric addresses cannot be mailed")
        }
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
    private func scalar(at offset: Int) throws(AddressError) -> Unicode.Scalar {
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

    private func invalidCharacter(_ expected: String) -> AddressError {
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

    private func failure(_ kind: AddressError.Kind, at offset: Int, _ expected: String, hint: String? = nil) -> AddressError {
        let column = String(decoding: bytes.prefix(offset), as: UTF8.self).count + 1
        return AddressError(kind, in: text, column: column, expected: expected, hint: hint)
    }
}
