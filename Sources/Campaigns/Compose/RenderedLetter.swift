public import Mail
public import Templates

/// A letter as one reader would get it.
public struct RenderedLetter: Sendable {
    /// An image of ours that the letter shows, inside of the message or linked to.
    public struct Image: Sendable, Hashable {
        /// What the HTML calls it by: `cid:` and its content ID, or where we serve it.
        public var address: String
        public var file: LetterFile
    }

    /// The template's name.
    public var name: String
    /// The language of the variant that was chosen; nil when it does not say.
    public var language: String?
    /// The languages that it is written in, as far as its variants say.
    public var languages: [String]
    public var from: Mailbox
    public var to: Mailbox
    public var subject: String
    /// Empty when there is none.
    public var preheader: String
    /// Nil for a letter of plain text. Its links lead where the author wrote, and no open is counted.
    public var html: String?
    /// The text part, with the same links.
    public var text: String
    /// The whole message as it would be sent, with counted links; its tokens stand for nobody.
    public var message: [UInt8]
    /// Where the counted links lead, in the order of the letter.
    public var links: [String]
    public var images: [Image]
    public var attachments: [LetterFile]
    /// Where the unsubscribe link leads; it unsubscribes nobody.
    public var unsubscribeURL: String

    /// The HTML with other addresses for our own images.
    public func html(imageAddress: (Image) -> String) -> String? {
        html.map { page in images.reduce(page) { $0.replacing($1.address, with: imageAddress($1)) } }
    }
}
