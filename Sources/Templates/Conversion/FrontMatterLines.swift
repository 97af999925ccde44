/// The lines of a front matter as they are written, to change some of them.
struct FrontMatterLines {
    struct Line {
        /// With its line end.
        var range: Range<Int>
        /// The value of `subject` or `preheader`, as written with its quotes; nil for all other lines.
        var value: Range<Int>?
    }

    private(set) var lines: [Line] = []
    /// Behind the line that ends it.
    private(set) var end = 0

    /// Nil when a text does not begin with one.
    init?(_ bytes: [UInt8]) {
        // A byte order mark belongs to the first line.
        let mark: [UInt8] = [0xef, 0xbb, 0xbf]
        let start = bytes.starts(with: mark) ? mark.count : 0
        while let line = nextLine(bytes) {
            let text = bytes[line].dropFirst(line.lowerBound == 0 ? start : 0)
            let isFence = text.starts(with: "---".utf8) && text.dropFirst(3).allSatisfy(Lexer.isSpace)
            if lines.isEmpty, !isFence { return nil }
            lines.append(Line(range: line, value: Self.value(bytes, line)))
            end = line.upperBound
            if isFence, lines.count > 1 { return }
        }
        return nil
    }

    private func nextLine(_ bytes: [UInt8]) -> Range<Int>? {
        guard end < bytes.count else { return nil }
        let stop = bytes[end...].firstIndex(of: 0x0a).map { $0 + 1 } ?? bytes.count
        return end..<stop
    }

    private static func value(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
        guard let key = ["subject:", "preheader:"].first(where: { bytes[line].starts(with: $0.utf8) }) else { return nil }
        var (start, stop) = (line.lowerBound + key.utf8.count, line.upperBound)
        while start < stop, Lexer.isSpace(bytes[start]) { start += 1 }
        if start < stop, let end = endOfScalar(bytes, start..<stop) { stop = end }
        while stop > start, Lexer.isSpace(bytes[stop - 1]) { stop -= 1 }
        // Texts of several lines begin with these.
        return start == stop || "|>&".utf8.contains(bytes[start]) ? nil : start..<stop
    }

    /// Where a value ends that a comment may follow: behind its closing quote, or before ` #`. Nil when it goes on to the end.
    private static func endOfScalar(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let quote = bytes[range.lowerBound]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return range.dropFirst().first { bytes[$0] == UInt8(ascii: "#") && Lexer.isSpace(bytes[$0 - 1]) }
        }
        var offset = range.lowerBound + 1
        while offset < range.upperBound {
            if bytes[offset] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                offset += 1
            } else if bytes[offset] == quote {
                // Two of them stand for one in a text between single quotes.
                guard quote == UInt8(ascii: "'"), offset + 1 < range.upperBound, bytes[offset + 1] == quote else {
                    return offset + 1
                }
                offset += 1
            }
            offset += 1
        }
        return nil
    }
}
