/// Text that many bodies have in common, with its quoted-printable form made once.
///
/// Within a line the encoding depends on the column, which what stands before decides. From a line end on it does not:
/// so the whole lines of each stretch are encoded here, and a body copies them.
public struct KnownText: Sendable {
    /// The whole lines of one stretch: from behind its first line feed to its last one.
    struct Lines: Sendable {
        /// Where they stand in `text`. The octet before is a line feed.
        let range: Range<Int>
        /// Where they stand in `encoded`.
        let encoded: Range<Int>
        /// How many octets longer they are with CRLF line ends.
        let addedLineEndOctets: Int
    }

    let text: [UInt8]
    let encoded: [UInt8]
    /// In the order of `text`.
    private let lines: [Lines]

    /// Shorter lines are as quickly encoded as found.
    private static let shortest = 64

    /// - Parameters:
    ///   - text: UTF-8 with any line ends.
    ///   - stretches: The parts of `text` that bodies have as a whole, in its order. None begins within another.
    public init(_ text: [UInt8], stretches: [Range<Int>]) {
        var encoded = [UInt8]()
        self.lines = stretches.compactMap { stretch -> Lines? in
            let part = text[stretch.clamped(to: 0..<text.count)]
            guard let first = part.firstIndex(of: CRLF.lineFeed), let last = part.lastIndex(of: CRLF.lineFeed),
                last - first >= Self.shortest
            else { return nil }
            let range = first + 1..<last + 1
            let begin = encoded.count
            let canonicalCount = QuotedPrintable.append(MessageBody(Array(text[range])), to: &encoded)
            return Lines(
                range: range, encoded: begin..<encoded.count, addedLineEndOctets: canonicalCount - range.count)
        }
        self.text = text
        self.encoded = encoded
    }

    /// The whole lines of the stretch that begins at `start`.
    func lines(ofStretchAt start: Int) -> Lines? {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].range.lowerBound <= start { low = middle + 1 } else { high = middle }
        }
        return low < lines.count ? lines[low] : nil
    }
}
