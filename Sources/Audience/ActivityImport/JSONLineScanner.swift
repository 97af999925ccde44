internal import Foundation

/// Finds the lines of a text in bytes that come in pieces of any size. Lines end in LF or CRLF; those with nothing but
/// space are passed over. A line beyond the limit is found to its end, but not kept.
struct JSONLineScanner: ImportScanner {
    enum Step: Hashable {
        /// `withBytes` gives the line, until the next call.
        case line
        case tooLong(limit: Int)
    }

    private let limit: Int
    private var buffer: [UInt8] = []
    private var lineStart = 0
    /// How far the line in hand has been searched for its end.
    private var position = 0
    private var isFinished = false
    /// How many bytes of the line in hand are no longer in the buffer.
    private var forgotten = 0
    private var found = 0..<0

    /// The line just found, from 1.
    private(set) var line = 1
    private(set) var nextLine: Int
    private(set) var nextOffset: Int64

    init(limit: Int, offset: Int64 = 0, line: Int = 1) {
        self.limit = limit
        nextOffset = offset
        nextLine = line
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if lineStart > 0 {
            buffer.removeSubrange(..<lineStart)
            position -= lineStart
            lineStart = 0
        }
        buffer.append(contentsOf: bytes)
    }

    mutating func finish() {
        isFinished = true
    }

    mutating func next() -> Step? {
        while let end = findEnd() {
            let length = forgotten + end.next - lineStart
            found = lineStart..<end.text
            line = nextLine
            nextLine += 1
            nextOffset += Int64(length)
            forgotten = 0
            lineStart = end.next
            position = end.next
            if length > limit { return .tooLong(limit: limit) }
            if !isBlank { return .line }
        }
        return nil
    }

    /// The bytes of the line just found, without its end.
    func withBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[found])) }
    }

    private var isBlank: Bool {
        withBytes { bytes in bytes.allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0d) } }
    }

    /// Where the text of the line in hand ends, and where the next begins; nil when the bytes end before it does.
    private mutating func findEnd() -> (text: Int, next: Int)? {
        let (start, count) = (position, buffer.count)
        let feed = buffer.withUnsafeBytes { bytes -> Int? in
            guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0a, count - start) else { return nil }
            return UnsafeRawPointer(found) - base
        }
        if let feed {
            return (feed > lineStart && buffer[feed - 1] == 0x0d ? feed - 1 : feed, feed + 1)
        }
        position = count
        if isFinished { return count + forgotten > lineStart ? (count, count) : nil }
        if count - lineStart > limit {
            forgotten += count - lineStart
            buffer.removeAll(keepingCapacity: true)
            (lineStart, position) = (0, 0)
        }
        return nil
    }
}
