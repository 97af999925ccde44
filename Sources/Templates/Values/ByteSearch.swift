/// Finds a text within texts by their bytes: UTF-8 never matches in the middle of a character's encoding. Linear in the
/// length of both, whatever they are (Knuth, Morris, Pratt 1977).
struct ByteSearch {
    private let part: [UInt8]
    /// For each byte of the part, how much of its beginning also ends there.
    private let borders: [Int]

    init(_ part: String) {
        self.part = Array(part.utf8)
        var borders = [Int](repeating: 0, count: self.part.count)
        var length = 0
        for index in self.part.indices.dropFirst() {
            while length > 0, self.part[index] != self.part[length] { length = borders[length - 1] }
            if self.part[index] == self.part[length] { length += 1 }
            borders[index] = length
        }
        self.borders = borders
    }

    static func contains(_ text: String, _ part: String) -> Bool {
        ByteSearch(part).places(in: text, most: 1).first != nil
    }

    static func all(_ part: String, in text: String) -> [Int] {
        ByteSearch(part).places(in: text, most: .max)
    }

    /// Where the part begins, none overlapping, from the start. An empty part begins before each character and at the end.
    private func places(in text: String, most: Int) -> [Int] {
        let text = Array(text.utf8)
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
