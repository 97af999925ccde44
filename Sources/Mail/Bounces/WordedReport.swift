/// A failure told in words alone, as by mail servers that know nothing of RFC 3464 (qmail, Exim without its settings, gateways
/// of offices): who writes and under what subject makes it a report, and the words before the returned message say why.
public struct WordedReport: Sendable {
    /// What the server says, at most its first 8 KB, without the message that it returns.
    public let explanation: String

    /// Whether the server only says that it goes on trying.
    public let isDelay: Bool

    private static let limit = 8192
    private static let delays = [
        "warning message only", "delivery attempts will continue", "not yet been delivered", "has been delayed",
        "will be retried",
        "do not need to resend",
    ]
    /// Names that only mail servers write from.
    private static let senders = ["mailer-daemon", "mail-daemon", "postmaster", "mailerdaemon", "mailsystem", "mail delivery"]
    private static let subjects = [
        "failure notice", "delivery status notification", "undeliver", "returned mail", "mail delivery", "delivery fail",
        "delivery report", "non-delivery", "nondeliver", "could not be delivered", "not be delivered", "delivery error",
        "delivery problem", "mail error", "returned to sender", "unable to deliver", "message status - undeliverable",
    ]
    /// What begins the returned message, in lower case.
    private static let markers = [
        "below this line is a copy", "this is a copy of", "original message follows", "original message attached",
        "message header follows", "header of the message", "headers of the message", "text of original message", "return-path:",
        "received: from",
        "-----original message", "--- original message", "unsent message", "returned message follows", "copy of your message",
    ].map { Array($0.utf8) }

    /// Reads the report in `message`, or nil when nothing shows that a mail server wrote it.
    public init?(message: MIMEPart) {
        guard Self.isReport(message) else { return nil }
        // A part that holds a message is the returned one.
        let texts = Self.texts(of: message)
        guard let text = texts.first(where: { $0.contentType.mediaType == "text/plain" }) ?? texts.first else { return nil }
        let isHTML = text.contentType.mediaType == "text/html"
        let words = isHTML ? Self.withoutTags(text.textPrefix(4 * Self.limit)) : text.textPrefix(Self.limit)
        explanation = Self.beforeReturnedMessage(words)
        let folded = Self.beforeQuotation(explanation).lowercased()
        isDelay = Self.delays.contains(where: folded.contains)
    }

    /// What the words mean. Nothing is known of the words of most people, so what no rule knows is `other`.
    public var meaning: BounceClass {
        BounceClassifier.classify(status: nil, diagnostic: Self.beforeQuotation(explanation), code: nil)
    }

    /// Whether anything shows that a mail server wrote it.
    static func isReport(_ message: MIMEPart) -> Bool {
        if message.header("X-Failed-Recipients") != nil { return true }
        let from = message.header("From")?.lowercased() ?? ""
        if senders.contains(where: from.contains) { return true }
        // The null sender (RFC 5321 section 4.5.5) is written down by the server that takes the message in.
        guard message.header("Return-Path")?.filter({ !$0.isWhitespace }) == "<>" else { return false }
        return hasSubject(message.header("Subject") ?? "")
    }

    /// Whether a subject speaks of a failed delivery.
    static func hasSubject(_ subject: String) -> Bool {
        let subject = subject.lowercased()
        return subjects.contains(where: subject.contains)
    }

    private static func texts(of part: MIMEPart) -> [MIMEPart] {
        if part.parts.isEmpty { return part.contentType.mediaType.hasPrefix("text/") ? [part] : [] }
        return part.contentType.holdsMessage ? [] : part.parts.flatMap(texts)
    }

    private static func beforeReturnedMessage(_ text: String) -> String {
        let start = Array(text.utf8.prefix(limit))
        let folded = start.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        var lineStart = 0
        var isBlankBefore = true
        for line in folded.split(separator: CRLF.lineFeed, omittingEmptySubsequences: false) {
            // The first line may well quote a header; a returned message begins a paragraph of its own.
            if lineStart > 0, isBlankBefore, markers.contains(where: { line.firstRange(of: $0) != nil }) {
                return String(decoding: start[..<lineStart], as: UTF8.self)
            }
            isBlankBefore = line.allSatisfy { $0 <= 0x20 }
            lineStart += line.count + 1
        }
        return String(decoding: start, as: UTF8.self)
    }

    /// What stands before the first quoted line: behind it are the words of the letter that somebody answers. Servers quote
    /// what another one said with ">>>" (sendmail), which is kept.
    private static func beforeQuotation(_ text: String) -> String {
        let lines = text.utf8.split(separator: CRLF.lineFeed, omittingEmptySubsequences: false)
        let quoted = lines.first { $0.starts(with: ">".utf8) && !$0.starts(with: ">>>".utf8) }
        return quoted.map { String(decoding: text.utf8[..<$0.startIndex], as: UTF8.self) } ?? text
    }

    /// The text of HTML, roughly: for rules that look for words.
    private static func withoutTags(_ html: String) -> String {
        var text = [UInt8]()
        var isTag = false
        for byte in html.utf8 {
            if byte == UInt8(ascii: "<") { isTag = true }
            if !isTag { text.append(byte) }
            if byte == UInt8(ascii: ">") {
                isTag = false
                text.append(UInt8(ascii: " "))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
