/// Decodes the encoded words of a header value (RFC 2047). A word that is none stays as it is written.
enum HeaderDecoder {
    static func decode(_ octets: [UInt8]) -> String {
        guard octets.contains(UInt8(ascii: "=")) else { return String(decoding: octets, as: UTF8.self) }
        var text = ""
        /// Words in a row with one charset are decoded together: some writers split characters between them.
        var word: (charset: String, octets: [UInt8])?
        var plainStart = 0
        var index = 0
        while index < octets.count {
            guard let found = EncodedWordReading(octets, at: index) else {
                index += 1
                continue
            }
            let between = octets[plainStart..<index]
            // White space between two encoded words belongs to neither (RFC 2047 section 6.2).
            let joins = word != nil && between.allSatisfy(isSpace)
            if !(joins && word?.charset == found.charset) {
                flush(&word, into: &text)
                word = (found.charset, [])
            }
            if !joins { text += String(decoding: between, as: UTF8.self) }
            word?.octets += found.octets
            index = found.end
            plainStart = index
        }
        flush(&word, into: &text)
        return text + String(decoding: octets[plainStart...], as: UTF8.self)
    }

    private static func flush(_ word: inout (charset: String, octets: [UInt8])?, into text: inout String) {
        guard let finished = word else { return }
        text += Charset.decode(finished.octets, charset: finished.charset)
        word = nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == CRLF.carriageReturn || byte == CRLF.lineFeed
    }
}
