/// What stands around the texts of a letter: mixed( related( alternative(text, HTML), images ), attachments ), each
/// wrapper only where it has something to hold.
struct MessageFrame: Sendable {
    /// What comes before, between and behind the two texts.
    let htmlOpening: [UInt8]
    let htmlMiddle: [UInt8]
    let htmlClosing: [UInt8]
    /// What comes before a text without HTML, which has no images either.
    let textOpening: [UInt8]
    /// Behind every letter; empty without attachments.
    let attachments: [UInt8]

    private static let text = Array("Content-Type: text/plain; charset=utf-8\r\n".utf8)
    private static let html = Array("Content-Type: text/html; charset=utf-8\r\n".utf8)

    init(attachments: [FilePart], images: [FilePart]) {
        let outer = attachments.isEmpty ? [] : Multipart.mixed.opening
        let related = images.isEmpty ? [] : Multipart.related.opening
        htmlOpening = outer + related + Multipart.alternative.opening + Self.text
        htmlMiddle = Multipart.alternative.delimiter + Self.html
        htmlClosing = Multipart.alternative.closing + (images.isEmpty ? [] : Multipart.related.ending(with: images))
        textOpening = outer + Self.text
        self.attachments = attachments.isEmpty ? [] : Multipart.mixed.ending(with: attachments)
    }
}
