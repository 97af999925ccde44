internal import Foundation

/// Writes the messages of a campaign: CRLF line ends, 7-bit, lines of at most 76 octets in the body.
///
/// What is the same in all of them is encoded once, by `init`; `write` appends the rest to a buffer that the caller
/// reuses. A letter is text alone, or multipart/alternative of text and HTML (RFC 2046 section 5.1.4). Neither
/// quoted-printable nor base64 can contain "=_" (RFC 2045 section 6.7), so a boundary with it occurs in no part.
public struct MessageWriter: Sendable {
    private let constantHeaders: [UInt8]
    private let senderNeedsSMTPUTF8: Bool

    private static let boundary = "=_merpati_alternative"
    private static let textPart = Array("Content-Type: text/plain; charset=utf-8\r\n".utf8)
    private static let alternative = Array(
        """
        Content-Type: multipart/alternative;\r
         boundary="\(boundary)"\r
        \r
        --\(boundary)\r\n
        """.utf8)
    private static let htmlPart = Array("\r\n--\(boundary)\r\nContent-Type: text/html; charset=utf-8\r\n".utf8)
    private static let ending = Array("\r\n--\(boundary)--\r\n".utf8)
    private static let oneClick = Array("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n".utf8)

    /// Encodes what every message of the campaign has in common.
    ///
    /// - Parameters:
    ///   - attachments: files behind the letter.
    ///   - images: files that the HTML shows; each has a content ID.
    public init(
        _ headers: MessageHeaders, attachments: [Attachment] = [], images: [Attachment] = []
    ) throws(MessageError) {
        var constant = [UInt8]()
        try HeaderWriter.appendMailbox("From", headers.from, to: &constant)
        if let replyTo = headers.replyTo { try HeaderWriter.appendMailbox("Reply-To", replyTo, to: &constant) }
        if let list = headers.listID { try HeaderWriter.appendListID(list, to: &constant) }
        if let feedbackID = headers.feedbackID {
            try HeaderWriter.appendUnstructured("Feedback-ID", Array(feedbackID.utf8), to: &constant)
        }
        if headers.isBulk { constant += "Precedence: bulk\r\nAuto-Submitted: auto-generated\r\n".utf8 }
        for field in headers.extra { try HeaderWriter.appendExtra(field, to: &constant) }
        constant += "MIME-Version: 1.0\r\n".utf8
        self.constantHeaders = constant
        self.senderNeedsSMTPUTF8 =
            headers.from.address.needsSMTPUTF8 || headers.replyTo?.address.needsSMTPUTF8 == true
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
            message += Self.alternative
            message += Self.textPart
            BodyEncoder.append(text, to: &message)
            message += Self.htmlPart
            BodyEncoder.append(html, to: &message)
            message += Self.ending
        } else {
            message += Self.textPart
            BodyEncoder.append(text, to: &message)
            if message.last != UInt8(ascii: "\n") { message += CRLF.bytes }
        }
    }

    private func appendPersonal(
        _ personal: PersonalHeaders, subject: [UInt8], to message: inout [UInt8]
    ) throws(MessageError) {
        HeaderWriter.appendDate(personal.date, to: &message)
        try HeaderWriter.appendMailbox("To", personal.to, to: &message)
        try HeaderWriter.appendUnstructured("Subject", subject, to: &message)
        try HeaderWriter.appendMessageID(personal.messageID, to: &message)
        if let unsubscribe = personal.unsubscribe {
            try HeaderWriter.appendListUnsubscribe(unsubscribe, to: &message)
            message += Self.oneClick
        }
        for field in personal.extra { try HeaderWriter.appendExtra(field, to: &message) }
    }
}
