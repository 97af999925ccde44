internal import Foundation

/// Bytes from the network, given back line by line. A line ends in CRLF and in nothing else: a server that also takes a
/// bare LF or CR for a line end can be made to see a second message inside the first ("SMTP smuggling").
struct LineBuffer {
    enum Line {
        /// No line end yet.
        case incomplete
        /// A line without its CRLF.
        case line(ArraySlice<UInt8>)
        /// A line over the limit; it was dropped as it came.
        case tooLong
        /// A line feed without a carriage return before it, or the other way round.
        case bareLineEnd
    }

    private var bytes: [UInt8] = []
    /// The first byte not yet given back.
    private var start = 0
    /// No line feed stands before this.
    private var scanned = 0
    private var isDropping = false

    /// Bytes that are held.
    var count: Int { bytes.count - start }

    mutating func append(contentsOf more: some Sequence<UInt8>) {
        if start > 0 {
            bytes.removeSubrange(..<start)
            scanned -= start
            start = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next line. One over `limit` bytes (with its CRLF) is never held in memory.
    mutating func next(limit: Int) -> Line {
        guard let feed = firstIndex(of: .lineFeed, in: scanned..<bytes.count) else {
            scanned = bytes.count
            return isDropping || bytes.count - start > limit ? dropIncompleteLine() : .incomplete
        }
        guard feed > start, firstIndex(of: .carriageReturn, in: start..<feed) == feed - 1 else { return .bareLineEnd }
        let line = start..<feed - 1
        start = feed + 1
        scanned = start
        if isDropping || line.count + 2 > limit {
            isDropping = false
            return .tooLong
        }
        return .line(bytes[line])
    }

    /// Forgets what came of a line, but for the last byte, which may be the first half of its CRLF.
    private mutating func dropIncompleteLine() -> Line {
        isDropping = true
        let last = bytes.count - 1
        guard start < last else { return .incomplete }
        defer { start = last }
        return firstIndex(of: .carriageReturn, in: start..<last) == nil ? .incomplete : .bareLineEnd
    }

    private func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let found = memchr(base + range.lowerBound, Int32(byte), range.count)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}

extension UInt8 {
    static let lineFeed: UInt8 = 10
    static let carriageReturn: UInt8 = 13
    static let space: UInt8 = 32
    static let dot: UInt8 = 46
}
