/// Where the headers of a message stand, found in one pass and not copied.
struct HeaderIndex {
    /// One header: its name without the space that may follow it, and its value with the line ends of its folding and
    /// without the last.
    struct Entry {
        var name: Range<Int>
        var value: Range<Int>
    }

    private(set) var entries: [Entry] = []
    /// Where the body begins; the end of the message when it has none.
    private(set) var bodyStart: Int

    /// - Parameter bytes: a message with CRLF line ends.
    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(DKIMError) {
        entries.reserveCapacity(24)
        bodyStart = bytes.count
        var index = 0
        while index < bytes.count {
            if Self.isLineEnd(bytes, at: index) {
                bodyStart = index + 2
                return
            }
            let end = Self.headerEnd(bytes, from: index)
            try add(bytes, index..<end)
            index = end + 2
        }
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) throws(DKIMError) {
        guard let colon = bytes[range].firstIndex(of: UInt8(ascii: ":")) else {
            throw DKIMError(.malformedMessage, "header \(entries.count + 1) of the message has no colon")
        }
        var nameEnd = colon
        while nameEnd > range.lowerBound, Self.isBlank(bytes[nameEnd - 1]) { nameEnd -= 1 }
        guard nameEnd > range.lowerBound, bytes[range.lowerBound..<nameEnd].allSatisfy({ 0x21...0x7e ~= $0 }) else {
            throw DKIMError(.malformedMessage, "header \(entries.count + 1) of the message has no name")
        }
        entries.append(Entry(name: range.lowerBound..<nameEnd, value: colon + 1..<range.upperBound))
    }

    /// The end of the line on which the header ends: the first that no folded line follows (RFC 5322 section 2.2.3).
    private static func headerEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if isLineEnd(bytes, at: index), index + 2 >= bytes.count || !isBlank(bytes[index + 2]) { return index }
            index += 1
        }
        return bytes.count
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func isLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index + 1 < bytes.count && bytes[index] == CRLF.carriageReturn && bytes[index + 1] == CRLF.lineFeed
    }

    /// The octet in ASCII lower case.
    static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
