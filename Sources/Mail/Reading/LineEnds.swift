/// Lines of decoded text.
enum LineEnds {
    /// The same text with LF alone.
    static func normalize(_ text: String) -> String {
        guard text.utf8.contains(CRLF.carriageReturn) else { return text }
        var lines = [UInt8]()
        lines.reserveCapacity(text.utf8.count)
        var previous: UInt8 = 0
        for octet in text.utf8 {
            if octet == CRLF.carriageReturn {
                lines.append(CRLF.lineFeed)
            } else if octet != CRLF.lineFeed || previous != CRLF.carriageReturn {
                lines.append(octet)
            }
            previous = octet
        }
        return String(decoding: lines, as: UTF8.self)
    }
}
