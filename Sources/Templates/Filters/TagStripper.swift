/// Takes the HTML out of a text: tags, comments, and scripts and style sheets with what they contain.
struct TagStripper {
    private let bytes: [UInt8]
    /// Blocks with their ends. What has no end once is not looked for again: that would take the whole text each time.
    private var blocks: [(opening: [UInt8], closing: [UInt8])] = [
        (Array("<script".utf8), Array("</script>".utf8)), (Array("<style".utf8), Array("</style>".utf8)),
        (Array("<!--".utf8), Array("-->".utf8)),
    ]

    static func stripped(_ text: String) -> String {
        var stripper = TagStripper(bytes: Array(text.utf8))
        return String(decoding: stripper.run(), as: UTF8.self)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func run() -> [UInt8] {
        var result: [UInt8] = []
        var offset = 0
        while offset < bytes.count, let open = bytes[offset...].firstIndex(of: UInt8(ascii: "<")), let end = end(ofMarkupAt: open)
        {
            result += bytes[offset..<open]
            offset = end
        }
        return result + bytes[offset...]
    }

    private mutating func end(ofMarkupAt start: Int) -> Int? {
        if let index = blocks.firstIndex(where: { matches($0.opening, at: start) }) {
            let (opening, closing) = blocks[index]
            var place = start + opening.count
            while place + closing.count <= bytes.count {
                if matches(closing, at: place) { return place + closing.count }
                place += 1
            }
            blocks.remove(at: index)
        }
        return bytes[start...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
    }

    /// Letters of either case.
    private func matches(_ part: [UInt8], at start: Int) -> Bool {
        guard start + part.count <= bytes.count else { return false }
        for (index, byte) in part.enumerated() {
            let found = bytes[start + index]
            guard found == byte || (0x61...0x7a).contains(byte) && found | 0x20 == byte else { return false }
        }
        return true
    }
}
