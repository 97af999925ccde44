internal import Mail

/// Collects the lines after DATA: removes the stuffed dots, keeps to the limits (RFC 5321 section 4.5.2).
struct ContentReader {
    /// What came and has not been taken yet.
    private(set) var bytes: [UInt8] = []
    /// Bytes that were taken before.
    private var taken = 0
    /// Why the message is refused at its end. The lines that follow are only skipped.
    private(set) var fault: SMTPReply?
    let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes one line without its CRLF; true when it was the final dot.
    mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
        let isDotted = line.first == .dot
        if isDotted, line.count == 1 { return true }
        guard fault == nil else { return false }
        bytes.append(contentsOf: isDotted ? line.dropFirst() : line)
        bytes.append(.carriageReturn)
        bytes.append(.lineFeed)
        if taken + bytes.count > limit { refuse(.messageTooLarge) }
        return false
    }

    /// Gives away what came since the last time.
    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        taken += bytes.count
        return bytes
    }

    /// Forgets what came; the message will be answered with the first such reply.
    mutating func refuse(_ reply: SMTPReply) {
        fault = fault ?? reply
        bytes = []
    }
}
