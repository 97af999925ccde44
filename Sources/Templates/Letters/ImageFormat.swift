/// The kinds of images that mail programs show, told by their first bytes and not by their names.
enum ImageFormat: String {
    case png, jpeg, gif, webp

    var mediaType: String { "image/\(rawValue)" }

    init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
            self = .png
        } else if bytes.starts(with: [0xff, 0xd8, 0xff]) {
            self = .jpeg
        } else if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
            self = .gif
        } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
            self = .webp
        } else {
            return nil
        }
    }

    /// Whether the file is a drawing in XML, or says so by its name.
    static func isDrawing(_ bytes: [UInt8], path: String) -> Bool {
        if path.lowercased().hasSuffix(".svg") || path.lowercased().hasSuffix(".svgz") { return true }
        let start = bytes.drop { $0 <= 0x20 || $0 == 0xef || $0 == 0xbb || $0 == 0xbf }.prefix(512)
        let text = String(decoding: start, as: UTF8.self).lowercased()
        return text.hasPrefix("<svg") || text.hasPrefix("<?xml") && text.contains("<svg")
    }
}
