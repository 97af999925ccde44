/// A letter as one reader would get it, ready to be shown.
public struct PreviewLetter: Sendable {
    public var from: String
    public var to: String
    public var subject: String
    /// Empty when there is none.
    public var preheader: String
    /// The language of the variant that was chosen.
    public var language: String?
    /// The languages that it is written in.
    public var languages: [String]
    /// Nil for a letter of plain text.
    public var html: String?
    public var text: String
    /// The whole message as it would be sent.
    public var message: [UInt8]
    /// Where the counted links lead.
    public var links: [String]
    /// The images of ours that the letter shows; each has an address.
    public var images: [PreviewFile]
    public var attachments: [PreviewFile]
    /// Where the unsubscribe link leads: in the preview, to a page that explains it.
    public var unsubscribeURL: String

    public init(
        from: String, to: String, subject: String, preheader: String = "", language: String? = nil, languages: [String] = [],
        html: String?, text: String, message: [UInt8], links: [String] = [], images: [PreviewFile] = [],
        attachments: [PreviewFile] = [], unsubscribeURL: String = ""
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.preheader = preheader
        self.language = language
        self.languages = languages
        self.html = html
        self.text = text
        self.message = message
        self.links = links
        self.images = images
        self.attachments = attachments
        self.unsubscribeURL = unsubscribeURL
    }
}
