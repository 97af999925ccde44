/// The domain: letters, digits and hyphens (RFC 1035 section 2.3.1), or what IDNA makes of other scripts.
extension AddressParser {
    mutating func readDomain() throws(AddressError) -> (wire: String, shown: String) {
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
}
