internal import Foundation

/// Finds lines as they come in mail: ended by CRLF, by LF, by CR as in files of old Macs, or by the CRCRLF that programs make
/// which end lines twice; also all of them in one message.
struct MailLineScanner {
    /// A line without its end, and where the next one starts.
    struct Line {
        var start: Int
        var end: Int
        var next: Int

        var range: Range<Int> { start..<end }
        var isEmpty: Bool { start == end }
    }

    private let source: [UInt8]
    /// Where the next LF is, for lines that start from the first place on: a text with CRs alone is looked through once, not
    /// once a line.
    private var lineFeed = (from: 0, to: 0, limit: -1)

    init(_ source: [UInt8]) {
        self.source = source
    }

    /// The line that starts at `start`, which lies before `limit`.
    mutating func line(at start: Int, before limit: Int) -> Line {
        let feed = nextLineFeed(start, limit)
        if let carriageReturn = find(CRLF.carriageReturn, from: start, before: feed) {
            // At most two CRs belong to an LF: to look for more would take forever on a text of nothing else.
            let isOneEnd =
                feed == carriageReturn + 1
                || (feed == carriageReturn + 2 && source[carriageReturn + 1] == CRLF.carriageReturn)
            let end = isOneEnd && feed < limit ? feed : carriageReturn
            return Line(start: start, end: carriageReturn, next: end + 1)
        }
        return Line(start: start, end: feed, next: min(feed + 1, limit))
    }

    /// Where the text before `position` ends when the end of its last line is left out.
    func withoutLineEnd(before position: Int, after start: Int) -> Int {
        var end = position
        var mostReturns = 1
        if end > start, source[end - 1] == CRLF.lineFeed {
            end -= 1
            mostReturns = 2
        }
        for _ in 0..<mostReturns where end > start && source[end - 1] == CRLF.carriageReturn { end -= 1 }
        return end
    }

    private mutating func nextLineFeed(_ start: Int, _ limit: Int) -> Int {
        if lineFeed.limit == limit, lineFeed.from <= start, start <= lineFeed.to { return lineFeed.to }
        lineFeed = (start, find(CRLF.lineFeed, from: start, before: limit) ?? limit, limit)
        return lineFeed.to
    }

    private func find(_ octet: UInt8, from start: Int, before limit: Int) -> Int? {
        guard start < limit else { return nil }
        return source.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(octet), limit - start) else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}
