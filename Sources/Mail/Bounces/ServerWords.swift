/// What a server says, in the form that rules look into: words without the names of people and machines and without the codes
/// that stand between the lines of a reply.
struct ServerWords {
    /// In the form of `WordFolding`.
    let words: [String]
    /// The first enhanced code that says something, else the first.
    let status: EnhancedStatus?
    let replyCode: Int?
    /// There is nothing but the address of a page that explains. Who knows no such user says so.
    let isLinkAlone: Bool

    private static let limit = 8192

    /// - Parameter name: the part of the recipient's address before the @. It is left out wherever it stands by itself.
    init(_ text: String, without name: String? = nil) {
        var said = [UInt8]()
        var status: EnhancedStatus?
        var reply: Int?
        let stripped = NameStripper.strip(Array(text.utf8.prefix(Self.limit)))
        var position = 0
        while position < stripped.count {
            guard stripped[position] > 0x20 else {
                said.append(stripped[position])
                position += 1
                continue
            }
            let end = stripped[position...].firstIndex { $0 <= 0x20 } ?? stripped.count
            var rest = stripped[position..<end]
            position = end
            let bare = rest.drop { Self.opening.contains($0) }
            if let code = Self.replyCode(bare) {
                if reply == nil { reply = code }
                rest = bare.dropFirst(3)
            }
            if let found = EnhancedStatus(in: String(decoding: rest, as: UTF8.self)) {
                if status?.isVague != false { status = found }
                rest = rest.drop {
                    NameCharacter.isDigit($0) || Self.opening.contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
                }
            }
            said += rest
        }
        let folded = WordFolding.words(String(decoding: said, as: UTF8.self))
        let name = name.map { WordFolding.words($0) } ?? []
        words = Self.removing(name, from: folded)
        self.status = status
        self.replyCode = reply
        isLinkAlone = folded.isEmpty && status == nil && text.contains("://")
    }

    private static let opening = Set("(:#[<\"';,=".utf8)

    /// The code of a word such as "550", "550-5.1.1" or "550-User".
    private static func replyCode(_ word: ArraySlice<UInt8>) -> Int? {
        let head = word.prefix(3)
        guard head.count == 3, head.allSatisfy(NameCharacter.isDigit), let first = head.first, 0x32...0x35 ~= first,
            word.count == 3 || word.dropFirst(3).first == UInt8(ascii: "-")
        else { return nil }
        return Int(String(decoding: head, as: UTF8.self))
    }

    private static func removing(_ name: [String], from words: [String]) -> [String] {
        guard let first = name.first else { return words }
        var left: [String] = []
        var position = 0
        while position < words.count {
            if words[position] == first, words[position...].starts(with: name) {
                position += name.count
            } else {
                left.append(words[position])
                position += 1
            }
        }
        return left
    }
}
