/// Finds the parts of a multipart body between its boundary lines (RFC 2046 section 5.1.1).
struct MultipartSplitter {
    private(set) var pieces = [Range<Int>]()
    private(set) var notes = [MIMENote]()

    private enum Kind { case delimiter, closing }

    /// - Parameters:
    ///   - boundary: the parameter; where there is none, or it never comes, the body's own lines are asked.
    ///   - most: how many pieces are looked for.
    init(_ source: [UInt8], in body: Range<Int>, boundary: String?, lines: inout MailLineScanner, limits: MIMELimits) {
        if let boundary, !boundary.isEmpty, boundary.utf8.count <= limits.boundary {
            split(source, body, Array("--\(boundary)".utf8), &lines, limits.parts)
        }
        if pieces.isEmpty, let guessed = Self.guess(source, body, &lines, isDeclared: boundary != nil, limits) {
            notes = [.guessedBoundary]
            split(source, body, guessed, &lines, limits.parts)
        }
        if pieces.isEmpty { notes = [.noParts] }
    }

    /// The line end before a boundary belongs to the boundary. A last part without a closing boundary goes on to the end.
    private mutating func split(
        _ source: [UInt8], _ body: Range<Int>, _ boundary: [UInt8], _ lines: inout MailLineScanner, _ most: Int
    ) {
        var start: Int?
        var position = body.lowerBound
        while position < body.upperBound, pieces.count <= most {
            let line = lines.line(at: position, before: body.upperBound)
            if let kind = Self.kind(of: source[line.range], boundary) {
                if let start { pieces.append(start..<lines.withoutLineEnd(before: position, after: start)) }
                start = kind == .delimiter ? line.next : nil
                if kind == .closing { return }
            }
            position = line.next
        }
        guard let start else { return }
        pieces.append(start..<body.upperBound)
        notes.append(.unclosed)
    }

    /// What a line is, with white space behind the boundary forgiven. A boundary that begins with another is not that one.
    private static func kind(of line: ArraySlice<UInt8>, _ boundary: [UInt8]) -> Kind? {
        guard line.starts(with: boundary) else { return nil }
        let rest = line.dropFirst(boundary.count)
        let isClosing = rest.starts(with: "--".utf8)
        let isBlank = rest.dropFirst(isClosing ? 2 : 0).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return isBlank ? (isClosing ? .closing : .delimiter) : nil
    }

    /// The first line that looks like a boundary: two hyphens and something, before a field of a part's header or, when no
    /// boundary is declared at all, a blank line.
    private static func guess(
        _ source: [UInt8], _ body: Range<Int>, _ lines: inout MailLineScanner, isDeclared: Bool, _ limits: MIMELimits
    ) -> [UInt8]? {
        var candidate: Range<Int>?
        var position = body.lowerBound
        while position < body.upperBound {
            let line = lines.line(at: position, before: body.upperBound)
            if let candidate, isContentField(source[line.range]) || (line.isEmpty && !isDeclared) {
                return Array(source[candidate])
            }
            let text = source[line.range]
            let isCandidate =
                text.count <= limits.boundary && text.starts(with: "--".utf8) && !text.contains(UInt8(ascii: " "))
                && text.contains { $0 != UInt8(ascii: "-") }
            candidate = isCandidate ? line.range : nil
            position = line.next
        }
        return nil
    }

    private static func isContentField(_ line: ArraySlice<UInt8>) -> Bool {
        line.prefix(8).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }.elementsEqual("content-".utf8)
    }
}
