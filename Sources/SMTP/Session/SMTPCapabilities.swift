/// What a server offered in its reply to EHLO (RFC 5321 section 4.1.1.1).
package struct SMTPCapabilities: Sendable, Equatable {
    /// RFC 2920: commands may be sent without waiting for the reply to the one before.
    package var pipelining = false
    /// RFC 6152: a body may have bytes above 127.
    package var eightBitMIME = false
    /// RFC 6531: an address may have a non-ASCII local part.
    package var smtpUTF8 = false
    /// RFC 1870: the SIZE parameter is understood.
    package var size = false
    /// RFC 1870: the largest message in bytes, when the server announced one.
    package var largestMessage: Int?
    /// RFC 4954: the mechanisms for signing in, in upper case.
    package var authentication: [String] = []
    /// RFC 3207.
    package var startTLS = false

    package init() {}

    /// - Parameter ehlo: the lines of the reply without their codes; the first, the server's name, is skipped.
    package init(ehlo: [String]) {
        for line in ehlo.dropFirst() {
            // "AUTH=LOGIN" is the form of servers older than RFC 4954.
            let words = line.uppercased().split(whereSeparator: { $0 == " " || $0 == "=" })
            switch words.first {
            case "PIPELINING": pipelining = true
            case "8BITMIME": eightBitMIME = true
            case "SMTPUTF8": smtpUTF8 = true
            case "STARTTLS": startTLS = true
            case "AUTH": authentication += words.dropFirst().map(String.init)
            case "SIZE":
                size = true
                // Zero means: no fixed limit (RFC 1870 section 4).
                largestMessage = words.dropFirst().first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
            default: break
            }
        }
    }
}
