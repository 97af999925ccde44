/// Lines as they come in mail: ended by CRLF, by LF, or, in files of old Macs, by CR.
enum LineEnds {
    /// The octet that ends the lines of `bytes`: LF, unless there is none and there are CRs.
    static func terminator(of bytes: [UInt8]) -> UInt8 {
        bytes.contains(CRLF.lineFeed) || !bytes.contains(CRLF.carriageReturn) ? CRLF.lineFeed : CRLF.carriageReturn
    }

    /// The same text with LF alone.
    static func normalize(_ text: String) -> String {
        guard text.utf8.contains(CRLF.carriageReturn) else { return text }
        var lines = String.UnicodeScalarView()
        var previous: Unicode.Scalar = "\0"
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                lines.append("\n")
            } else if scalar != "\n" || previous != "\r" {
                lines.append(scalar)
            }
            previous = scalar
        }
        return String(lines)
    }
}
