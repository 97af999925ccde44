/// The wrappers of a letter's parts, from the outermost to the innermost (RFC 2046 section 5.1, RFC 2387).
///
/// Neither quoted-printable nor base64 can contain "=_" (RFC 2045 section 6.7), so a boundary with it occurs in no part;
/// and no boundary begins with another.
enum Multipart: String {
    case mixed
    case related
    case alternative

    private var boundary: String { "=_merpati_\(rawValue)" }

    /// Its header, the blank line, and the delimiter before its first part.
    var opening: [UInt8] {
        // What the related files belong to has to be named (RFC 2387 section 3.1).
        let root = self == .related ? "\r\n type=\"multipart/alternative\";" : ""
        return Array("Content-Type: multipart/\(rawValue);\(root)\r\n boundary=\"\(boundary)\"\r\n\r\n--\(boundary)\r\n".utf8)
    }

    var delimiter: [UInt8] { Array("\r\n--\(boundary)\r\n".utf8) }

    /// Behind its last part; the line end is for whatever follows.
    var closing: [UInt8] { Array("\r\n--\(boundary)--".utf8) }

    /// More parts behind the first, and the end.
    func ending(with parts: [FilePart]) -> [UInt8] {
        var bytes = [UInt8]()
        bytes.reserveCapacity(parts.reduce(64) { $0 + $1.bytes.count + 32 })
        for part in parts {
            bytes += delimiter
            bytes += part.bytes
        }
        bytes += closing
        return bytes
    }
}
