import Foundation
import Mail

/// What an independent reader has to find in a message, and the message.
struct ExpectedMessage: Encodable {
    struct Address: Encodable {
        var name: String
        var address: String

        init(_ mailbox: Mailbox) {
            name = mailbox.name ?? ""
            address = mailbox.address.wire
        }
    }

    struct File: Encodable {
        var name: String
        var type: String
        var content: Data
        var contentID: String?

        init(_ file: Attachment) {
            name = file.name
            type = file.type
            content = Data(file.bytes)
            contentID = file.contentID
        }
    }

    var message: Data
    var addresses: [String: Address]
    var headers: [String: String]
    var date: Double
    var text: String
    var html: String?
    var images: [File]
    var attachments: [File]

    init(_ letter: RandomLetter, _ message: [UInt8]) {
        self.message = Data(message)
        addresses = ["From": Address(letter.from), "To": Address(letter.to)]
        if let replyTo = letter.replyTo { addresses["Reply-To"] = Address(replyTo) }
        let ways = ["<\(letter.unsubscribe.url)>"] + (letter.unsubscribe.mailto.map { ["<mailto:\($0)>"] } ?? [])
        headers = [
            "Subject": letter.subject, "Message-ID": "<\(letter.messageID)>", "Feedback-ID": letter.feedbackID,
            "X-Constant": letter.extra, "X-Personal": String(letter.extra.reversed()), "Precedence": "bulk",
            "Auto-Submitted": "auto-generated", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Unsubscribe": ways.joined(separator: ", "), "MIME-Version": "1.0",
        ]
        if let address = letter.complaintAddress {
            headers["CFBL-Address"] = "\(address.wire); report=arf"
            headers["CFBL-Feedback-ID"] = "17:contact:\(letter.feedbackID.utf8.count)"
        }
        date = letter.date.timeIntervalSince1970
        text = letter.text
        html = letter.html
        images = letter.images.map(File.init)
        attachments = letter.attachments.map(File.init)
    }
}
