/// Writes the messages of a campaign: CRLF line ends, 7-bit, lines of at most 76 octets in the body.
///
/// What is the same in all of them, files too, is encoded once, by `init`; `write` appends the rest to a buffer that the
/// caller reuses.
public struct MessageWriter: Sendable {
    private let sender: [UInt8]
    private let constantHeaders: [UInt8]
    private let frame: MessageFrame
    private let senderNeedsSMTPUTF8: Bool

    private static let oneClick = Array("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n".utf8)

    /// Encodes what every message of the campaign has in common.
    ///
    /// - Parameters:
    ///   - attachments: files behind the letter.
    ///   - images: files that the HTML shows; each has a content ID of its own. A message without HTML leaves them out.
    public init(
        _ headers: MessageHeaders, attachments: [Attachment] = [], images: [Attachment] = []
    ) throws(MessageError) {
        sender = try headers.senderLines()
        constantHeaders = try headers.otherLines()
        guard Set(images.map(\.contentID)).count == images.count else {
            throw MessageError(.invalidValue, header: "Content-ID")
        }
        frame = MessageFrame(
            attachments: try attachments.map { file throws(MessageError) in try FilePart(attachment: file) },
            images: try images.map { file throws(MessageError) in try FilePart(image: file) })
        senderNeedsSMTPUTF8 = headers.from.address.needsSMTPUTF8 || headers.replyTo?.address.needsSMTPUTF8 == true
    }

    /// Whether the message has an address that only a server with SMTPUTF8 takes (RFC 6531).
    public func needsSMTPUTF8(to recipient: Mailbox) -> Bool {
        senderNeedsSMTPUTF8 || recipient.address.needsSMTPUTF8
    }

    /// Appends a whole message. `subject`, `text` and `html` are UTF-8 with any line ends.
    ///
    /// Throws, and appends nothing, when a header value has a control character or does not fit.
    public func write(
        _ personal: PersonalHeaders, subject: [UInt8], text: [UInt8], html: [UInt8]? = nil,
        into message: inout [UInt8]
    ) throws(MessageError) {
        try write(
            personal, subject: subject, text: MessageBody(text), html: html.map { MessageBody($0) }, into: &message)
    }

    /// As `write(_:subject:text:html:into:)`, for parts that have known text.
    public func write(
        _ personal: PersonalHeaders, subject: [UInt8], text: MessageBody, html: MessageBody?,
        into message: inout [UInt8]
    ) throws(MessageError) {
        let start = message.count
        do throws(MessageError) {
            try appendPersonal(personal, subject: subject, to: &message)
        } catch {
            message.removeLast(message.count - start)
            throw error
        }
        message += constantHeaders
        if let html {
            message += frame.htmlOpening
            BodyEncoder.append(text, to: &message)
            message += frame.htmlMiddle
            BodyEncoder.append(html, to: &message)
            message += frame.htmlClosing
        } else {
            message += frame.textOpening
            BodyEncoder.append(text, to: &message)
        }
        message += frame.attachments
        if message.last != CRLF.lineFeed { message += CRLF.bytes }
    }

    private func appendPersonal(
        _ personal: PersonalHeaders, subject: [UInt8], to message: inout [UInt8]
    ) throws(MessageError) {
        HeaderWriter.appendDate(personal.date, to: &message)
        message += sender
        try HeaderWriter.appendMailbox("To", personal.to, to: &message)
        try HeaderWriter.appendUnstructured("Subject", subject, to: &message)
        try HeaderWriter.appendIdentity("Message-ID", personal.messageID, to: &message)
        if let unsubscribe = personal.unsubscribe {
            try HeaderWriter.appendListUnsubscribe(unsubscribe, to: &message)
            message += Self.oneClick
        }
        if let complaintID = personal.complaintID { try FeedbackHeaders.appendComplaintID(complaintID, to: &message) }
        for field in personal.extra { try HeaderWriter.appendExtra(field, to: &message) }
    }
}
