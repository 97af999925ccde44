/// Base64 (RFC 4648 section 4; RFC 2045 section 6.8).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let groupsPerLine = 19

    /// The length of the encoded text in lines, with a line end after each but the last.
    static func lineLength(of count: Int) -> Int {
        let groups = (count + 2) / 3
        return groups * 4 + max(0, (groups - 1) / groupsPerLine) * 2
    }

    /// Appends the encoding on one line.
    static func append(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
        out.append(upTo: (bytes.count + 2) / 3 * 4) { start in
            alphabet.withUnsafeBufferPointer { alphabet in
                var encoder = Encoder(target: start, alphabet: alphabet, groupsPerLine: Int.max)
                for byte in bytes { encoder.put(byte) }
                encoder.finish()
                return encoder.target - start
            }
        }
    }

    /// Appends a text with CRLF, LF or CR line ends in its canonical form (RFC 2046 section 4.1.1), in lines of 76
    /// octets, without a line end after the last.
    static func appendLines(_ text: [UInt8], to out: inout [UInt8]) {
        out.append(upTo: lineLength(of: text.count * 2) + 4) { start in
            alphabet.withUnsafeBufferPointer { alphabet in
                var encoder = Encoder(target: start, alphabet: alphabet, groupsPerLine: groupsPerLine)
                var previous: UInt8 = 0
                for byte in text {
                    if byte == CRLF.carriageReturn || byte == CRLF.lineFeed {
                        if byte == CRLF.carriageReturn || previous != CRLF.carriageReturn {
                            encoder.put(CRLF.carriageReturn)
                            encoder.put(CRLF.lineFeed)
                        }
                    } else {
                        encoder.put(byte)
                    }
                    previous = byte
                }
                encoder.finish()
                return encoder.target - start
            }
        }
    }

    /// Appends the encoding of a file as it is, in lines of 76 octets, without a line end after the last.
    static func appendLines(ofFile bytes: [UInt8], to out: inout [UInt8]) {
        out.append(upTo: lineLength(of: bytes.count)) { start in
            alphabet.withUnsafeBufferPointer { alphabet in
                var encoder = Encoder(target: start, alphabet: alphabet, groupsPerLine: groupsPerLine)
                for byte in bytes { encoder.put(byte) }
                encoder.finish()
                return encoder.target - start
            }
        }
    }

    private struct Encoder {
        var target: UnsafeMutablePointer<UInt8>
        let alphabet: UnsafeBufferPointer<UInt8>
        let groupsPerLine: Int
        private var pending: UInt32 = 0
        private var pendingCount = 0
        private var groups = 0

        init(target: UnsafeMutablePointer<UInt8>, alphabet: UnsafeBufferPointer<UInt8>, groupsPerLine: Int) {
            self.target = target
            self.alphabet = alphabet
            self.groupsPerLine = groupsPerLine
        }

        mutating func put(_ byte: UInt8) {
            pending = pending << 8 | UInt32(byte)
            pendingCount += 1
            if pendingCount == 3 { putGroup(letters: 4) }
        }

        mutating func finish() {
            guard pendingCount > 0 else { return }
            let letters = pendingCount + 1
            pending <<= UInt32(8 * (3 - pendingCount))
            putGroup(letters: letters)
        }

        private mutating func putGroup(letters: Int) {
            if groups == groupsPerLine {
                target[0] = CRLF.carriageReturn
                target[1] = CRLF.lineFeed
                target += 2
                groups = 0
            }
            target[0] = alphabet[Int(pending >> 18) & 63]
            target[1] = alphabet[Int(pending >> 12) & 63]
            target[2] = letters > 2 ? alphabet[Int(pending >> 6) & 63] : UInt8(ascii: "=")
            target[3] = letters > 3 ? alphabet[Int(pending) & 63] : UInt8(ascii: "=")
            target += 4
            groups += 1
            pending = 0
            pendingCount = 0
        }
    }
}
