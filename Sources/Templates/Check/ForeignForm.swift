/// How other programs write their tags. What is found here was surely meant as one: prose has braces and brackets of its own.
struct ForeignForm {
    /// Where a text stands.
    enum Place {
        case text
        /// In the address of a link or an image, where nothing is prose.
        case address
    }

    /// A tag as it is written, and what it asks for.
    struct Match: Equatable {
        var range: Range<Int>
        var name: String
    }

    private let opening: [UInt8]
    private let closing: [UInt8]
    private let isTag: @Sendable (_ inside: String, _ next: UInt8?, Place) -> Bool

    private init(_ opening: String, _ closing: String, _ isTag: @escaping @Sendable (String, UInt8?, Place) -> Bool) {
        self.opening = Array(opening.utf8)
        self.closing = Array(closing.utf8)
        self.isTag = isTag
    }

    private static let longest = 120

    /// Longer openings go before their beginnings.
    private static let all: [ForeignForm] = [
        // Mailchimp
        ForeignForm("*|", "|*") { inside, _, _ in inside.contains(where: \.isLetter) },
        // Salesforce Marketing Cloud, Pardot
        ForeignForm("%%", "%%") { inside, _, _ in inside.hasPrefix("=") || ForeignName.isWords(inside) },
        // Mailgun and others
        ForeignForm("%", "%") { inside, _, _ in
            ["recipient.", "contact.", "subscriber.", "user."].contains { inside.lowercased().hasPrefix($0) }
                && ForeignName.isIdentifier(inside)
        },
        ForeignForm("[%", "%]") { inside, _, _ in ForeignName.isIdentifier(inside.trimmingSpace()) },
        // Mailjet, and links of wikis; `[[1]](...)` is a note in Markdown.
        ForeignForm("[[", "]]") { inside, next, _ in
            let name = ForeignName.head(inside)
            return next != UInt8(ascii: "(")
                && (ForeignName.isIdentifier(name) || ForeignName.isKnown(name)
                    || name.contains(":") && ForeignName.isWords(name))
        },
        ForeignForm("[", "]") { inside, next, place in
            next != UInt8(ascii: "(") && next != UInt8(ascii: "[")
                && ForeignName.isMeantInBrackets(ForeignName.head(inside), place)
        },
        ForeignForm("${", "}") { inside, _, _ in ForeignName.isIdentifier(ForeignName.head(inside)) },
        ForeignForm("#{", "}") { inside, _, _ in ForeignName.isIdentifier(ForeignName.head(inside)) },
        ForeignForm("{$", "}") { inside, _, _ in ForeignName.isIdentifier(ForeignName.head(inside)) },
        ForeignForm("{!", "}") { inside, _, _ in ForeignName.isIdentifier(ForeignName.head(inside)) },
        ForeignForm("{contactfield=", "}") { _, _, _ in true },
        ForeignForm("{leadfield=", "}") { _, _, _ in true },
        ForeignForm("{", "}") { inside, _, place in ForeignName.isMeantInBraces(ForeignName.head(inside), place) },
        ForeignForm("<%=", "%>") { _, _, _ in true },
        ForeignForm("##", "##") { inside, _, _ in ForeignName.isIdentifier(inside) },
        ForeignForm("@@", "@@") { inside, _, _ in ForeignName.isIdentifier(inside) },
    ]
    private static let beginnings = ByteSet("*%[{$#<@")

    /// The tag that begins here, if one does.
    static func match(_ bytes: ArraySlice<UInt8>, at offset: Int, _ place: Place) -> Match? {
        guard beginnings.contains(bytes[offset]) else { return nil }
        for form in all {
            if let match = form.match(bytes, at: offset, place) { return match }
        }
        return percent(bytes, at: offset)
    }

    private func match(_ bytes: ArraySlice<UInt8>, at offset: Int, _ place: Place) -> Match? {
        guard bytes[offset...].starts(with: opening) else { return nil }
        let start = offset + opening.count
        var end = start
        while end + closing.count <= min(bytes.endIndex, start + Self.longest), !bytes[end...].starts(with: closing) {
            if bytes[end] == 0x0a { return nil }
            end += 1
        }
        guard end > start, end + closing.count <= bytes.endIndex, bytes[end...].starts(with: closing) else { return nil }
        let inside = Entities.decoded(bytes[start..<end])
        let next = end + closing.count
        guard isTag(inside, next < bytes.endIndex ? bytes[next] : nil, place) else { return nil }
        return Match(range: offset..<next, name: ForeignName.head(inside))
    }

    /// `%FIRSTNAME%`: a name that is known, for texts have per cents of their own.
    private static func percent(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Match? {
        guard bytes[offset] == UInt8(ascii: "%") else { return nil }
        let rest = Array(bytes[offset...].prefix(longest))
        guard let tag = PercentTags().tag(rest, at: 0, TagNames()) else { return nil }
        guard case .value(let name, _, _) = tag.meaning else { return Match(range: offset..<offset + tag.length, name: "") }
        guard TagNames().knows(name), name.utf8.count > 3 else { return nil }
        return Match(range: offset..<offset + tag.length, name: name)
    }
}
