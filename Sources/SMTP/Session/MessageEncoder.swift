internal import Foundation

/// Writes a message as the data of SMTP (RFC 5321 section 4.5.2): every line ends in CRLF, a line that begins with a
/// dot gets another, and a line with one dot ends it. A bare LF or CR never reaches the wire: servers disagree about
/// what it means, and mail can be smuggled through the difference.
package enum MessageEncoder {
    private static let cr = UInt8(ascii: "\r")
    private static let lf = UInt8(ascii: "\n")
    private static let dot = UInt8(ascii: ".")

    /// Appends the message without its final dot. Clean stretches are copied as a whole.
    package static func append(_ message: [UInt8], to output: inout [UInt8]) {
        output.reserveCapacity(output.count + message.count + 64)
        message.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            let count = bytes.count
            var copied = 0
            var line = 0
            while line < count {
                if bytes[line] == dot {
                    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<line]))
                    output.append(dot)
                    copied = line
                }
                let next = memchr(base + line, Int32(lf), count - line)
                let end = next.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? count
                let hasCR = end > line && end < count && bytes[end - 1] == cr
                let content = hasCR ? end - 1 : end
                if !hasCR || memchr(base + line, Int32(cr), content - line) != nil {
                    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<line]))
                    appendRepaired(UnsafeBufferPointer(rebasing: bytes[line..<content]), isLast: end == count, to: &output)
                    copied = min(end + 1, count)
                }
                line = end + 1
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
        }
    }

    /// Appends one line whose end is not CRLF, or that has bare CRs: each ends a line.
    /// - Parameter isLast: the message ends here without a line feed, so that nothing follows a CR at the end.
    private static func appendRepaired(_ line: UnsafeBufferPointer<UInt8>, isLast: Bool, to output: inout [UInt8]) {
        for (index, piece) in line.split(separator: cr, omittingEmptySubsequences: false).enumerated() {
            if isLast, index > 0, piece.isEmpty, piece.startIndex == line.endIndex { break }
            // The dot of the first piece was seen to by the caller.
            if index > 0, piece.first == dot { output.append(dot) }
            output.append(contentsOf: piece)
            output.append(cr)
            output.append(lf)
        }
    }

    /// Whether a byte is above 127, so that the message needs 8BITMIME (RFC 6152).
    package static func hasHighByte(_ message: [UInt8]) -> Bool {
        message.withUnsafeBufferPointer { bytes in
            var seen: UInt8 = 0
            for byte in bytes { seen |= byte }
            return seen >= 0x80
        }
    }
}
