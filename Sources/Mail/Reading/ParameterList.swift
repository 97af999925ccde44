/// A header value of the form `value; name=value; ...` (RFC 2045 section 5.1), with comments, and parameters as RFC 2231 divides and
/// encodes them. Missing semicolons and closing quotation marks are forgiven.
struct ParameterList {
    /// The first word, without comments and white space.
    let value: String
    /// By names in lower case. The first of two wins, as in most mail programs.
    let parameters: [String: String]

    private static let most = 50
    /// Names that may follow another parameter where the semicolon is missing.
    private static let knownNames: Set<String> = [
        "boundary", "charset", "name", "filename", "type", "format", "delsp", "report-type", "micalg", "protocol",
    ]

    init(_ octets: [UInt8]) {
        let pieces = Self.pieces(of: octets)
        var words = Self.words(ParameterText.withoutComments(pieces[0]))[...]
        var value = words.popFirst() ?? []
        // White space around the slash of a media type.
        while let next = words.first, value.last == UInt8(ascii: "/") || next.first == UInt8(ascii: "/") {
            value += next
            words.removeFirst()
        }
        self.value = String(decoding: value, as: UTF8.self)
        var sections = [ParameterSection]()
        let rest = words.joined(separator: [UInt8(ascii: " ")])
        for piece in [Array(rest)[...]] + pieces.dropFirst() where sections.count < Self.most {
            Self.read(piece, into: &sections)
        }
        parameters = ParameterSection.joined(sections)
    }

    /// Reads one parameter, and any that follow it without a semicolon.
    private static func read(_ piece: ArraySlice<UInt8>, into sections: inout [ParameterSection]) {
        var rest = piece
        while sections.count < most, let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
            let name = String(decoding: ParameterText.withoutComments(rest[..<equals]), as: UTF8.self).lowercased()
                .filter { !$0.isWhitespace }
            let text = rest[(equals + 1)...]
            let next = following(text)
            let value = next.map { text[..<$0] } ?? text
            if !name.isEmpty { sections.append(ParameterSection(name: name, value: value)) }
            guard let next else { return }
            rest = text[next...]
        }
    }

    /// Where a known name with "=" begins after white space outside quotation marks.
    private static func following(_ text: ArraySlice<UInt8>) -> Int? {
        var isQuoted = false
        for (previous, index) in zip(text.indices, text.indices.dropFirst()) {
            if text[previous] == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted, ParameterText.isSpace(text[previous]) || text[previous] == UInt8(ascii: "\"") else { continue }
            let word = text[index...].prefix(20)
            guard let equals = word.firstIndex(of: UInt8(ascii: "=")) else { continue }
            if knownNames.contains(String(decoding: word[..<equals], as: UTF8.self).lowercased()) { return index }
        }
        return nil
    }

    /// What lies between semicolons outside quotation marks; a mark that is never closed is none.
    private static func pieces(of octets: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces = [ArraySlice<UInt8>]()
        var start = 0
        var isEscaped = false
        var quote: Int?
        var index = 0
        while index <= octets.count {
            let isEnd = index == octets.count
            if isEnd, let open = quote {
                // Not closed: go back and read it as an ordinary character.
                quote = nil
                index = octets[open...].firstIndex(of: UInt8(ascii: ";")) ?? octets.count
                pieces.append(octets[start..<index])
                start = min(index + 1, octets.count)
                pieces += octets[start...].split(separator: UInt8(ascii: ";"))
                return pieces
            }
            if isEnd { break }
            switch octets[index] {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where quote != nil: isEscaped = true
            case UInt8(ascii: "\""): quote = quote == nil ? index : nil
            case UInt8(ascii: ";") where quote == nil:
                pieces.append(octets[start..<index])
                start = index + 1
            default: break
            }
            index += 1
        }
        pieces.append(octets[start...])
        return pieces
    }

    private static func words(_ octets: [UInt8]) -> [[UInt8]] {
        octets.split(whereSeparator: ParameterText.isSpace).map { Array($0) }
    }
}
