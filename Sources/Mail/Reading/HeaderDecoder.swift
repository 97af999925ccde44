/// Decodes the encoded words of a header value (RFC 2047), wherever they stand. A word that is none stays as it is written.
enum HeaderDecoder {
    static func decode(_ octets: [UInt8]) -> DecodedText {
        words(octets).withoutNUL
    }

    private static func words(_ octets: [UInt8]) -> DecodedText {
        let converters = SystemConverters()
        guard octets.contains(UInt8(ascii: "=")) else { return plain(octets[...], converters) }
        var decoded = DecodedText(text: "")
        /// Words in a row with one charset are decoded together: some writers split characters between them.
        var word: (charset: String, octets: [UInt8])?
        var plainStart = 0
        var index = 0
        while let start = octets[index...].firstIndex(of: UInt8(ascii: "=")) {
            guard let found = EncodedWordReading(octets, at: start) else {
                index = start + 1
                continue
            }
            let between = octets[plainStart..<start]
            // White space between two encoded words belongs to neither (RFC 2047 section 6.2).
            let joins = word != nil && between.allSatisfy(isSpace)
            if !(joins && word?.charset == found.charset) {
                flush(&word, into: &decoded, converters)
                word = (found.charset, [])
            }
            if !joins { decoded.append(plain(between, converters)) }
            word?.octets += found.octets
            index = found.end
            plainStart = index
        }
        flush(&word, into: &decoded, converters)
        decoded.append(plain(octets[plainStart...], converters))
        return decoded
    }

    /// What stands outside of encoded words should be ASCII, and is UTF-8 (RFC 6532) or whatever else where it is not.
    private static func plain(_ octets: ArraySlice<UInt8>, _ converters: SystemConverters) -> DecodedText {
        Charset.decode(Array(octets), charset: nil, by: converters)
    }

    private static func flush(
        _ word: inout (charset: String, octets: [UInt8])?, into decoded: inout DecodedText, _ converters: SystemConverters
    ) {
        guard let finished = word else { return }
        decoded.append(Charset.decode(finished.octets, charset: finished.charset, by: converters))
        word = nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == CRLF.carriageReturn || byte == CRLF.lineFeed
    }
}

extension DecodedText {
    fileprivate mutating func append(_ other: DecodedText) {
        text += other.text
        for note in other.notes where !notes.contains(note) { notes.append(note) }
    }
}
