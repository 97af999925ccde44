/// Quoted-printable (RFC 2045 section 6.7).
enum QuotedPrintable {
    /// The octets of a line before the "=" of a soft line break.
    private static let line = 75

    /// Appends a text with CRLF, LF or CR line ends; lines have at most 76 octets and CRLF ends.
    ///
    /// Beyond what the standard asks, a dot and "From " at the start of a line are quoted, as mail programs on the way
    /// have been known to change them (RFC 2049 section 3). Returns how many octets the text has with CRLF line ends.
    @discardableResult
    static func append(_ body: MessageBody, to out: inout [UInt8]) -> Int {
        body.bytes.withUnsafeBufferPointer { source in
            var (end, addedLineEndOctets) = (0, 0)
            for occurrence in body.occurrences {
                guard let (known, lines, place) = body.knownLines(at: occurrence, after: end, in: source) else { continue }
                addedLineEndOctets += append(source[end..<place], to: &out) + lines.addedLineEndOctets
                out += known.encoded[lines.encoded]
                end = place + lines.range.count
            }
            addedLineEndOctets += append(source[end...], to: &out)
            return source.count + addedLineEndOctets
        }
    }

    /// Appends a text that begins a line. Returns how many octets it becomes longer by CRLF line ends.
    private static func append(_ text: Slice<UnsafeBufferPointer<UInt8>>, to out: inout [UInt8]) -> Int {
        var addedLineEndOctets = 0
        out.append(upTo: text.count * 3 + text.count / 8 + 16) { start in
            var encoder = Encoder(source: UnsafeBufferPointer(rebasing: text), target: start)
            encoder.run()
            addedLineEndOctets = encoder.addedLineEndOctets
            return encoder.target - start
        }
        return addedLineEndOctets
    }

    private struct Encoder {
        let source: UnsafeBufferPointer<UInt8>
        var target: UnsafeMutablePointer<UInt8>
        var addedLineEndOctets = 0
        private var position = 0
        private var column = 0

        init(source: UnsafeBufferPointer<UInt8>, target: UnsafeMutablePointer<UInt8>) {
            self.source = source
            self.target = target
        }

        mutating func run() {
            while position < source.count {
                let byte = source[position]
                if QuotedPrintable.isLiteral(byte), !(column == 0 && mustQuoteAtLineStart) {
                    copyRun()
                } else if byte == CRLF.lineFeed || byte == CRLF.carriageReturn {
                    endLine(byte)
                } else {
                    quote(byte)
                }
            }
        }

        /// Copies the literal octets that fit in the line; a space before a line end is quoted instead.
        private mutating func copyRun() {
            guard column < QuotedPrintable.line else {
                // What comes next is then at the start of a line, and looked at as such.
                breakLine()
                return
            }
            let limit = min(source.count, position + QuotedPrintable.line - column)
            let end = endOfLiterals(before: limit)
            let isSpaceAtLineEnd = isSpace(source[end - 1]) && isLineEnd(end)
            let count = end - position - (isSpaceAtLineEnd ? 1 : 0)
            if count > 0, let base = source.baseAddress {
                target.update(from: base + position, count: count)
                target += count
                position += count
                column += count
            }
            if isSpaceAtLineEnd { quote(source[position]) }
        }

        /// Where the octets that stand for themselves end, looked at eight at a time as long as they go on.
        private func endOfLiterals(before limit: Int) -> Int {
            var end = position
            let octets = UnsafeRawBufferPointer(source)
            while end + 8 <= limit {
                let eight = octets.loadUnaligned(fromByteOffset: end, as: UInt64.self)
                if QuotedPrintable.hasSpecial(eight) { break }
                end += 8
            }
            while end < limit, QuotedPrintable.isLiteral(source[end]) { end += 1 }
            return end
        }

        private mutating func quote(_ byte: UInt8) {
            if column + 3 > QuotedPrintable.line { breakLine() }
            target[0] = UInt8(ascii: "=")
            target[1] = Hexadecimal.digit(byte >> 4)
            target[2] = Hexadecimal.digit(byte & 15)
            target += 3
            position += 1
            column += 3
        }

        private mutating func endLine(_ byte: UInt8) {
            position += 1
            if byte == CRLF.carriageReturn, position < source.count, source[position] == CRLF.lineFeed {
                position += 1
            } else {
                addedLineEndOctets += 1
            }
            putLineEnd()
        }

        private mutating func breakLine() {
            target[0] = UInt8(ascii: "=")
            target += 1
            putLineEnd()
        }

        private mutating func putLineEnd() {
            target[0] = CRLF.carriageReturn
            target[1] = CRLF.lineFeed
            target += 2
            column = 0
        }

        private var mustQuoteAtLineStart: Bool {
            source[position] == UInt8(ascii: ".")
                || source[position] == UInt8(ascii: "F") && source[position...].starts(with: "From ".utf8)
        }

        private func isLineEnd(_ index: Int) -> Bool {
            index == source.count || source[index] == CRLF.lineFeed || source[index] == CRLF.carriageReturn
        }

        private func isSpace(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
        }
    }

    /// What stands for itself within a line: printable ASCII but "=", space and tab.
    private static func isLiteral(_ byte: UInt8) -> Bool {
        byte &- 0x20 < 0x5f && byte != UInt8(ascii: "=") || byte == UInt8(ascii: "\t")
    }

    /// Whether any of eight octets is a control, "=", delete or non-ASCII: subtracting from every octet at once borrows
    /// into its highest bit where it is below the bound (Warren, Hacker's Delight, section 6-1).
    private static func hasSpecial(_ octets: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops = ones << 7
        let controls = (octets &- ones &* 0x20) & ~octets
        let equals = octets ^ (ones &* UInt64(UInt8(ascii: "=")))
        let deletes = octets &+ ones
        return (octets | controls | ((equals &- ones) & ~equals) | deletes) & tops != 0
    }
}
