/// Where tags of ours end, and where style sheets are, in a text that is not compiled yet.
enum OwnTags {
    private static let longest = 1 << 16

    /// The length of the tag that begins here with `{{` or `{%`, a raw block or a comment with its end; nil for none.
    static func length(_ bytes: [UInt8], at offset: Int) -> Int? {
        guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "{") else { return nil }
        switch bytes[offset + 1] {
        case UInt8(ascii: "{"): return end(of: "}}", bytes, from: offset + 2).map { $0 - offset }
        case UInt8(ascii: "%"): break
        default: return nil
        }
        guard var end = end(of: "%}", bytes, from: offset + 2) else { return nil }
        let text = bytes[(offset + 2)..<end].drop { Lexer.isSpace($0) || $0 == UInt8(ascii: "-") }
        let name = String(decoding: text.prefix { TagNames.isLetterOrDigit($0) }, as: UTF8.self)
        if name == "raw" || name == "comment" || name == "doc" {
            guard let close = self.end(of: "end" + name, bytes, from: end), let last = self.end(of: "%}", bytes, from: close)
            else {
                return nil
            }
            end = last
        }
        return end - offset
    }

    /// Behind the next mark.
    private static func end(of mark: String, _ bytes: [UInt8], from start: Int) -> Int? {
        let mark = Array(mark.utf8)
        var offset = start
        while offset + mark.count <= bytes.count, offset - start < longest {
            if bytes[offset] == mark[0], bytes[offset...].starts(with: mark) { return offset + mark.count }
            offset += 1
        }
        return nil
    }

    /// The `<style>` elements.
    static func styleSheets(_ bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var begin: Int?
        for offset in bytes.indices where bytes[offset] == UInt8(ascii: "<") {
            let name = String(decoding: bytes[offset...].prefix(7), as: UTF8.self).lowercased()
            if begin == nil, name.hasPrefix("<style") {
                begin = offset
            } else if let start = begin, name == "</style" {
                ranges.append(start..<offset)
                begin = nil
            }
        }
        if let begin { ranges.append(begin..<bytes.count) }
        return ranges
    }
}
