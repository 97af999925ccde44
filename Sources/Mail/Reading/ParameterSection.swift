/// One parameter as it is written, perhaps a section of a longer one (RFC 2231): `title*1*=%20more`.
struct ParameterSection {
    private let name: String
    /// 0 for a parameter in one piece.
    private let number: Int
    private let isExtended: Bool
    private let isSection: Bool
    private let octets: [UInt8]

    /// - Parameter name: in lower case, with its asterisks.
    init(name: String, value: ArraySlice<UInt8>) {
        let pieces = name.split(separator: "*", omittingEmptySubsequences: false)
        self.name = String(pieces[0])
        let number = pieces.count > 1 ? Int(pieces[1]) : nil
        self.number = number ?? 0
        isSection = number != nil
        isExtended = pieces.count > 1 && pieces[pieces.count - 1].isEmpty
        // Parentheses are often written into file names without quotation marks.
        let isFileName = self.name == "name" || self.name == "filename"
        let text = isFileName ? value : ParameterText.withoutComments(value)[...]
        octets = ParameterText.unquoted(text)
    }

    /// The parameters put together: sections in the order of their numbers, as far as none is missing; what RFC 2231 encodes
    /// goes before what stands beside it for old programs.
    static func joined(_ sections: [ParameterSection]) -> [String: String] {
        var groups = [String: [ParameterSection]]()
        for section in sections { groups[section.name, default: []].append(section) }
        return groups.mapValues { text(of: $0) }
    }

    private static func text(of group: [ParameterSection]) -> String {
        if let whole = group.first(where: { $0.isExtended && !$0.isSection }) { return decoded([whole]) }
        let numbered = group.filter(\.isSection)
        if !numbered.isEmpty {
            var chain = [ParameterSection]()
            while let next = numbered.first(where: { $0.number == chain.count }) { chain.append(next) }
            if !chain.isEmpty { return decoded(chain) }
        }
        guard let plain = group.first(where: { !$0.isSection }) ?? group.first else { return "" }
        // An encoded word has no place here (RFC 2047 section 5), and is written all the same; a boundary is octets.
        if plain.name == "boundary" { return String(decoding: plain.octets, as: UTF8.self) }
        return HeaderDecoder.decode(plain.octets).text
    }

    /// Sections with charset and language before the first, if that is extended.
    private static func decoded(_ chain: [ParameterSection]) -> String {
        var charset: String?
        var whole = [UInt8]()
        for (index, section) in chain.enumerated() {
            var octets = section.octets[...]
            if index == 0, section.isExtended {
                let marks = octets.indices.filter { octets[$0] == UInt8(ascii: "'") }
                if marks.count >= 2 {
                    charset = String(decoding: octets[..<marks[0]], as: UTF8.self)
                    octets = octets[(marks[1] + 1)...]
                }
            }
            whole += section.isExtended ? percentDecoded(octets) : Array(octets)
        }
        return Charset.decode(whole, charset: charset).text
    }

    private static func percentDecoded(_ octets: ArraySlice<UInt8>) -> [UInt8] {
        var decoded = [UInt8]()
        var index = octets.startIndex
        while index < octets.endIndex {
            if octets[index] == UInt8(ascii: "%"), index + 2 < octets.endIndex, let high = Hexadecimal.value(octets[index + 1]),
                let low = Hexadecimal.value(octets[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(octets[index])
                index += 1
            }
        }
        return decoded
    }
}
