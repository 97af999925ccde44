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
        while let line = nextLine(bytes) {
            let isFence = bytes[line].starts(with: "---".utf8) && bytes[line].dropFirst(3).allSatisfy(Lexer.isSpace)
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
        while stop > start, Lexer.isSpace(bytes[stop - 1]) { stop -= 1 }
        // Texts of several lines begin with these.
        return start == stop || "|>&".utf8.contains(bytes[start]) ? nil : start..<stop
    }
}
