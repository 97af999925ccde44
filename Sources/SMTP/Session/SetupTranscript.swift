package import Mail

/// What the server said while libcurl connected, upgraded and signed in: libcurl gives every reply line to its header
/// callback. Keeps the last EHLO reply, the last reply, and whether a login was confirmed.
package struct SetupTranscript: Sendable {
    /// A server that sends more than this before it lets us in is hostile.
    package static let mostBytes = 65_536

    /// The last complete reply.
    package private(set) var lastReply: SMTPReply?
    /// The lines of the last reply with code 250: EHLO's, or HELO's.
    package private(set) var ehlo: [String] = []
    /// Complete replies so far.
    package private(set) var replies = 0
    /// Whether the server confirmed a login since the last EHLO: code 235 (RFC 4954 section 6).
    package private(set) var isAuthenticated = false

    private var parser = ReplyParser()
    private var block: [String] = []
    private var bytes = 0

    package init() {}

    /// What the last EHLO reply offered.
    package var capabilities: SMTPCapabilities { SMTPCapabilities(ehlo: ehlo) }

    /// Takes one line.
    /// - Returns: false when the server has said too much.
    package mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
        bytes += line.count
        guard bytes <= Self.mostBytes else { return false }
        let text = String(decoding: line.dropFirst(4), as: UTF8.self)
        block.append(String(text.prefix { !$0.isNewline }))
        var position = 0
        switch parser.next(in: line, from: &position) {
        case .incomplete: return true
        // libcurl judges by itself what it reads.
        case .violation: block = []
        case .complete:
            lastReply = parser.reply
            replies += 1
            if parser.code == 250 {
                ehlo = block
                isAuthenticated = false
            }
            if parser.code == 235 { isAuthenticated = true }
            block = []
        }
        return true
    }
}
