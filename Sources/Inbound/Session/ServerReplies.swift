internal import Mail

/// What the session says (RFC 5321 section 4.2.3, enhanced codes of RFC 3463).
extension SMTPReply {
    static let senderOK = SMTPReply(code: 250, enhanced: "2.1.0", text: "Sender accepted")
    static let recipientOK = SMTPReply(code: 250, enhanced: "2.1.5", text: "Recipient accepted")
    static let sendContent = SMTPReply(code: 354, text: "Send the message, end it with a dot")
    static let messageOK = SMTPReply(code: 250, enhanced: "2.0.0", text: "Message accepted")
    static let resetOK = SMTPReply(code: 250, enhanced: "2.0.0", text: "Reset")
    static let noopOK = SMTPReply(code: 250, enhanced: "2.0.0", text: "Here I am")
    static let help = SMTPReply(
        code: 214, enhanced: "2.0.0", text: "EHLO HELO MAIL RCPT DATA RSET NOOP VRFY QUIT, as in RFC 5321")
    static let cannotVerify = SMTPReply(code: 252, enhanced: "2.1.5", text: "Cannot say; send the message and see")
    static let goodbye = SMTPReply(code: 221, enhanced: "2.0.0", text: "Goodbye")

    static let unknownCommand = SMTPReply(code: 500, enhanced: "5.5.1", text: "Unknown command")
    static let notImplemented = SMTPReply(code: 502, enhanced: "5.5.1", text: "Command not implemented")
    static let lineTooLong = SMTPReply(code: 500, enhanced: "5.5.2", text: "Line too long")
    static let badPath = SMTPReply(code: 501, enhanced: "5.1.3", text: "Bad address, expected <local@domain>")
    static let badArgument = SMTPReply(code: 501, enhanced: "5.5.4", text: "Bad or missing argument")
    static let badParameter = SMTPReply(code: 555, enhanced: "5.5.4", text: "Parameter not recognised")
    static let needsUTF8 = SMTPReply(code: 553, enhanced: "5.6.7", text: "Non-ASCII address without SMTPUTF8")
    static let helloFirst = SMTPReply(code: 503, enhanced: "5.5.1", text: "Say EHLO first")
    static let senderFirst = SMTPReply(code: 503, enhanced: "5.5.1", text: "Say MAIL first")
    static let nestedSender = SMTPReply(code: 503, enhanced: "5.5.1", text: "A sender is already given")
    static let noRecipient = SMTPReply(code: 554, enhanced: "5.5.1", text: "No valid recipient")
    static let tooManyRecipients = SMTPReply(code: 452, enhanced: "4.5.3", text: "Too many recipients in one message")
    static let messageTooLarge = SMTPReply(code: 552, enhanced: "5.3.4", text: "Message too large")
    static let contentLineTooLong = SMTPReply(code: 554, enhanced: "5.6.0", text: "A line of the message is too long")

    static let noRoomForMessage = SMTPReply(code: 452, enhanced: "4.3.1", text: "No room for the message, try again later")

    /// The reply of `InboundVerdict.localFault`.
    static let localFault = SMTPReply(code: 451, enhanced: "4.3.0", text: "Local fault, try again later")

    static let bareLineEnd = SMTPReply(code: 521, enhanced: "5.5.2", text: "Bare CR or LF; lines end in CRLF")
    static let notMail = SMTPReply(code: 521, enhanced: "5.5.1", text: "This is a mail server")
    static let tooManyErrors = SMTPReply(code: 421, enhanced: "4.7.0", text: "Too many errors")
    static let tooManyCommands = SMTPReply(code: 421, enhanced: "4.7.0", text: "Too many commands without a message")
    static let tooManyConnections = SMTPReply(code: 421, enhanced: "4.3.2", text: "Too many connections, try again later")
    static let makingRoom = SMTPReply(code: 421, enhanced: "4.3.2", text: "Closed for others to have room, try again later")
    static let tooSlow = SMTPReply(code: 421, enhanced: "4.4.2", text: "Timeout")
    static let shuttingDown = SMTPReply(code: 421, enhanced: "4.3.2", text: "Shutting down, try again later")

    /// Appends the reply as it goes over the wire; the text's line feeds separate the lines of a multi-line reply.
    /// Lines are cut at 512 bytes (RFC 5321 section 4.5.3.1.5), and what is not printable ASCII becomes `?`.
    func write(into bytes: inout [UInt8]) {
        let lines = text.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            bytes.append(contentsOf: String(code).utf8)
            bytes.append(number == lines.count - 1 ? .space : UInt8(ascii: "-"))
            if let enhanced {
                bytes.append(contentsOf: enhanced.utf8)
                bytes.append(.space)
            }
            for byte in line.prefix(490) { bytes.append(byte >= .space && byte < 0x7f ? byte : UInt8(ascii: "?")) }
            bytes.append(.carriageReturn)
            bytes.append(.lineFeed)
        }
    }
}
