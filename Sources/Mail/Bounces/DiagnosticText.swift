/// The words of a server in the form that rules look into: lower case, single spaces, without the codes that stand
/// between the lines of a reply.
struct DiagnosticText {
    /// The first enhanced code that says something, else the first.
    let status: EnhancedStatus?
    let replyCode: Int?
    private let bytes: [UInt8]
    private static let limit = 8192

    init(_ text: String) {
        var bytes = [UInt8]()
        var status: EnhancedStatus?
        var reply: Int?
        for word in text.utf8.prefix(Self.limit).split(whereSeparator: { $0 <= 0x20 }) {
            var rest = word
            if let code = Self.replyCode(word) {
                if reply == nil { reply = code }
                rest = word.dropFirst(4)
            }
            if rest.isEmpty { continue }
            if let found = EnhancedStatus(in: String(rest) ?? "") {
                if status?.isVague != false { status = found }
                if found.description.utf8.count == rest.count { continue }
            }
            if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            bytes += rest.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        }
        self.bytes = bytes
        self.status = status
        self.replyCode = reply
    }

    func contains(_ phrase: [UInt8]) -> Bool {
        guard let first = phrase.first, phrase.count <= bytes.count else { return false }
        var start = 0
        while let found = bytes[start...(bytes.count - phrase.count)].firstIndex(of: first) {
            if bytes[found..<found + phrase.count].elementsEqual(phrase) { return true }
            start = found + 1
            if start > bytes.count - phrase.count { return false }
        }
        return false
    }

    /// The code of a word such as "550" or "550-5.1.1".
    private static func replyCode(_ word: Substring.UTF8View.SubSequence) -> Int? {
        let head = word.prefix(3)
        guard head.count == 3, head.allSatisfy({ 0x30...0x39 ~= $0 }), let first = head.first, 0x32...0x35 ~= first,
            word.count == 3 || word.dropFirst(3).first == UInt8(ascii: "-")
        else { return nil }
        return Int(String(head) ?? "")
    }
}
