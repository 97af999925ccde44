import Mail
import SMTP
import Testing

/// Plays the shell and the server for a session: writes what it wants written, and feeds it what a server says.
struct SessionDriver {
    var session: SMTPSession
    /// Everything written so far.
    private(set) var wire: [UInt8] = []
    /// What was written after each step, in one piece each time.
    private(set) var writes: [String] = []
    private(set) var reports: [DeliveryReport] = []
    private(set) var returned: [Int64] = []
    /// Messages whose end was told before it was taken.
    private(set) var ended: [Int64] = []
    /// What the server had said to those returned.
    private(set) var refusals: [Int64: DeliveryReport] = [:]
    /// Whether the bytes of the session reach the kernel.
    var isWriting = true

    static let body = "Subject: Hello\r\n\r\nWorld\r\n"

    init(pipelining: Bool = true, capabilities: SMTPCapabilities? = nil, messageLimit: Int = 1_000) {
        var offered = capabilities ?? SMTPCapabilities()
        offered.pipelining = pipelining
        session = SMTPSession(capabilities: offered, server: "mx.example:25", messageLimit: messageLimit)
    }

    static func message(_ id: Int64, body: String = body, recipient: String? = nil, needsSMTPUTF8: Bool = false)
        -> OutgoingMessage
    {
        OutgoingMessage(
            id: id, envelopeSender: "bounce@example.test", recipient: recipient ?? "contact\(id)@example.test",
            bytes: Array(body.utf8), needsSMTPUTF8: needsSMTPUTF8)
    }

    static func envelope(_ id: Int64) -> String {
        "MAIL FROM:<bounce@example.test>\r\nRCPT TO:<contact\(id)@example.test>\r\nDATA\r\n"
    }

    mutating func start(_ message: OutgoingMessage) {
        session.start(message)
        settle()
    }

    mutating func start(_ id: Int64) { start(Self.message(id)) }

    /// Feeds bytes in pieces of the given sizes; what is left comes as one piece.
    mutating func receive(_ bytes: [UInt8], pieces: [Int] = []) {
        var rest = bytes[...]
        for size in pieces where !rest.isEmpty {
            feed(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        feed(rest)
    }

    mutating func receive(_ text: String) { receive(Array(text.utf8)) }

    mutating func close(_ reason: SMTPClosing = .lost) {
        session.close(reason)
        settle()
    }

    mutating func quit() {
        session.quit()
        settle()
    }

    private mutating func feed(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { session.receive($0) }
        settle()
    }

    private mutating func settle() {
        session.takeReports(into: &reports)
        for back in session.takeReturned() {
            returned.append(back.message.id)
            refusals[back.message.id] = back.refusal
        }
        guard isWriting, session.hasOutput else { return }
        var output: [UInt8] = []
        if let id = session.takeEnding() { ended.append(id) }
        session.takeOutput(into: &output)
        session.wrote(output.count)
        wire += output
        writes.append(String(decoding: output, as: UTF8.self))
    }

    var outcomes: [Int64: DeliveryOutcome] {
        Dictionary(reports.map { ($0.id, $0.outcome) }) { first, _ in
            Issue.record("a message was reported twice")
            return first
        }
    }
}
