/// The name of a file, and what else there is of parameters in a header. Each parameter stands on a line of its own.
enum FileParameter {
    private static let segmentEnd = HeaderWriter.preferredLine - 1

    /// `filename="..."`, or by RFC 2231: percent-encoded, in numbered segments where one line is too short.
    static func appendStandard(_ name: String, to out: inout [UInt8]) {
        if !appendPlain("filename", name, to: &out) { appendEncoded("filename", name, to: &out) }
    }

    /// Any parameter: a token, a quoted string, or by RFC 2231.
    static func append(_ parameter: String, _ value: String, to out: inout [UInt8]) {
        let line = " \(parameter)=\(value)"
        if value.utf8.allSatisfy(isToken), line.utf8.count <= segmentEnd {
            out += ";\r\n".utf8
            out += line.utf8
        } else if !appendPlain(parameter, value, to: &out) {
            appendEncoded(parameter, value, to: &out)
        }
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        AddressCharacters.isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_")
    }

    private static func appendEncoded(_ parameter: String, _ value: String, to out: inout [UInt8]) {
        let pieces = value.unicodeScalars.map(encoded)
        let wholeLength = pieces.reduce(0) { $0 + $1.count }
        if " \(parameter)*=utf-8''".utf8.count + wholeLength <= segmentEnd {
            out += ";\r\n \(parameter)*=utf-8''".utf8
            for piece in pieces { out += piece }
            return
        }
        var segment = 0
        var column = 0
        for piece in pieces {
            // A character stays in one segment: some readers decode each by itself.
            if column == 0 || column + piece.count > segmentEnd {
                let begin = " \(parameter)*\(segment)*=\(segment == 0 ? "utf-8''" : "")"
                out += ";\r\n".utf8
                out += begin.utf8
                column = begin.utf8.count
                segment += 1
            }
            out += piece
            column += piece.count
        }
    }

    /// `name="..."` for programs that look for nothing else, with encoded words as those programs expect, although RFC 2047
    /// (section 5) has no place for them here. Programs that know RFC 2231 prefer the `filename` of Content-Disposition.
    static func appendCustomary(_ name: String, to out: inout [UInt8]) {
        if appendPlain("name", name, to: &out) { return }
        let begin = " name=\""
        out += ";\r\n".utf8
        out += begin.utf8
        var column = begin.utf8.count
        EncodedWord.append(Array(name.utf8), column: &column, reserving: 1, to: &out)
        out.append(UInt8(ascii: "\""))
    }

    /// A quoted string, if readers cannot mistake it: ASCII without escapes or anything like an encoded word, on one line.
    private static func appendPlain(_ parameter: String, _ name: String, to out: inout [UInt8]) -> Bool {
        let isPlain =
            name.utf8.allSatisfy { 0x20...0x7e ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
            && !name.contains("=?")
        let line = " \(parameter)=\"\(name)\""
        guard isPlain, line.utf8.count <= segmentEnd else { return false }
        out += ";\r\n".utf8
        out += line.utf8
        return true
    }

    /// One character, percent-encoded unless it is a letter, a digit, or one of three marks (RFC 2231 section 7).
    private static func encoded(_ scalar: Unicode.Scalar) -> [UInt8] {
        var piece = [UInt8]()
        for byte in UTF8.encode(scalar).map(Array.init) ?? [] {
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): piece.append(byte)
            case _ where AddressCharacters.isLetterOrDigit(byte): piece.append(byte)
            default: piece += [UInt8(ascii: "%"), Hexadecimal.digit(byte >> 4), Hexadecimal.digit(byte & 15)]
            }
        }
        return piece
    }
}
