/// The lines of a front matter as they are written, to change some of them.
struct FrontMatterLines {
    struct Line {
        /// With its line end.
        var range: Range<Int>
        /// The value of `subject` or `preheader`, as written with its quotes, or what this line has of it; nil for all other lines.
        var value: Range<Int>?
        /// Whether the value has several lines, of which this is one.
        var isBlock = false
        /// Whether it ends in this line.
        var endsValue = true
        /// Whether the line belongs to `subject` or `preheader`.
        var isSubject = false
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
            if isFence, lines.count > 1 {
                joinValues(bytes)
                return
            }
        }
        return nil
    }

    /// Finds the values that go on in the lines below, which are indented or empty.
    private mutating func joinValues(_ bytes: [UInt8]) {
        var index = 0
        while index < lines.count {
            let first = index
            index += 1
            guard Self.key(bytes, lines[first].range) != nil else { continue }
            lines[first].isSubject = true
            var last = first
            while index < lines.count - 1, bytes[lines[index].range].first.map(Lexer.isSpace) ?? true {
                if !bytes[lines[index].range].allSatisfy(Lexer.isSpace) { last = index }
                index += 1
            }
            guard last > first else { continue }
            for line in first...last {
                lines[line].isSubject = true
                lines[line].isBlock = true
                lines[line].endsValue = line == last
                if line > first { lines[line].value = Self.content(bytes, lines[line].range) }
            }
        }
    }

    private static func content(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
        line.lowerBound..<(bytes[line].last == 0x0a ? line.upperBound - 1 : line.upperBound)
    }

    private static func key(_ bytes: [UInt8], _ line: Range<Int>) -> String? {
        ["subject:", "preheader:"].first { bytes[line].starts(with: $0.utf8) }
    }

    private func nextLine(_ bytes: [UInt8]) -> Range<Int>? {
        guard end < bytes.count else { return nil }
        let stop = bytes[end...].firstIndex(of: 0x0a).map { $0 + 1 } ?? bytes.count
        return end..<stop
    }

    private static func value(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
        guard let key = key(bytes, line) else { return nil }
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
