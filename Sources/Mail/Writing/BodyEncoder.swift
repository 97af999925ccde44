/// Puts a text into the shorter of the two 7-bit encodings (RFC 2045 section 6).
enum BodyEncoder {
    static func append(_ body: [UInt8], to out: inout [UInt8]) {
        append(MessageBody(body), to: &out)
    }

    /// Appends the Content-Transfer-Encoding header, the blank line, and the body.
    static func append(_ body: MessageBody, to out: inout [UInt8]) {
        let start = out.count
        out += "Content-Transfer-Encoding: quoted-printable\r\n\r\n".utf8
        let bodyStart = out.count
        // Letters in Latin scripts are nearly always shorter quoted, so this is tried first and measured exactly.
        let canonicalCount = QuotedPrintable.append(body, to: &out)
        guard out.count - bodyStart > Base64.lineLength(of: canonicalCount) else { return }
        out.removeLast(out.count - start)
        out += "Content-Transfer-Encoding: base64\r\n\r\n".utf8
        Base64.appendLines(body.bytes, to: &out)
    }
}
