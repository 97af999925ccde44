/// Finds a text within texts by their bytes: UTF-8 never matches in the middle of a character's encoding. Linear in the
/// length of both, whatever they are (Knuth, Morris, Pratt 1977).
struct ByteSearch {
    private let part: [UInt8]
    /// For each byte of the part, how much of its beginning also ends there.
    private let borders: [Int]

    private init(bytes part: [UInt8]) {
        self.part = part
        var borders = [Int](repeating: 0, count: part.count)
        var length = 0
        for index in part.indices.dropFirst() {
            while length > 0, part[index] != part[length] { length = borders[length - 1] }
            if part[index] == part[length] { length += 1 }
            borders[index] = length
        }
        self.borders = borders
    }

    static func contains(_ text: String, _ part: String) -> Bool {
        part.utf8.count <= text.utf8.count
            && ByteSearch(bytes: Array(part.utf8)).places(in: Array(text.utf8), most: 1).first != nil
    }

    static func all(_ part: String, in text: String) -> [Int] {
        ByteSearch(bytes: Array(part.utf8)).places(in: Array(text.utf8), most: .max)
    }

    /// Where the part begins for the last time, even within an occurrence before it.
    static func last(_ part: String, in text: String) -> [Int] {
        if part.isEmpty { return [text.utf8.count] }
        let backwards = ByteSearch(bytes: part.utf8.reversed()).places(in: text.utf8.reversed(), most: 1)
        return backwards.map { text.utf8.count - $0 - part.utf8.count }
    }

    /// Where the part begins, none overlapping, from the start. An empty part begins before each character and at the end.
    private func places(in text: [UInt8], most: Int) -> [Int] {
        if part.isEmpty { return text.indices.filter { text[$0] & 0xc0 != 0x80 } + [text.count] }
        var found: [Int] = []
        var length = 0
        for (index, byte) in text.enumerated() {
            while length > 0, byte != part[length] { length = borders[length - 1] }
            if byte == part[length] { length += 1 }
            guard length == part.count else { continue }
            found.append(index + 1 - length)
            if found.count == most { break }
            length = 0
        }
        return found
    }
}
