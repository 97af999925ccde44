/// The line end of mail (RFC 5322 section 2.1).
enum CRLF {
    static let carriageReturn = UInt8(ascii: "\r")
    static let lineFeed = UInt8(ascii: "\n")
    static let bytes: [UInt8] = [carriageReturn, lineFeed]
}
