internal import Foundation

/// The images of one letter, collected while its HTML is compiled. An address with neither scheme nor host names a file; the
/// file then goes into the message once, or is linked to where we serve it.
final class ImageSource {
    private let files: FileSource
    /// What the addresses of linked images begin with; nil puts images into the message.
    private let linkBase: String?
    /// What is written for each file, by its path.
    private var addresses: [String: String] = [:]
    /// In the order in which they first appear, each file once.
    private(set) var images: [LetterFile] = []
    private(set) var findings: [Finding] = []

    init(_ files: FileSource, linkBase: String?) {
        self.files = files
        self.linkBase = linkBase
    }

    var inline: [LetterFile] { linkBase == nil ? images : [] }
    var linked: [LetterFile] { linkBase == nil ? [] : images }

    /// The address to write; nil when `address` names no file of ours.
    func address(_ address: String, at position: SourcePosition) throws(TemplateError) -> String? {
        guard let path = try Self.path(address, at: position) else { return nil }
        if let known = addresses[path] { return known }
        let bytes = try files.read([path], atMost: FileLimits.imageBytes, at: position)
        let file = LetterFile(
            name: path.split(separator: "/").last.map(String.init) ?? path, type: try mediaType(bytes, path, position),
            bytes: bytes)
        let written = linkBase.map(file.address(below:)) ?? "cid:" + file.contentID
        addresses[path] = written
        guard !images.contains(where: { $0.digest == file.digest }) else { return written }
        guard images.count < FileLimits.images else {
            throw TemplateError(.limit, "a letter can show \(FileLimits.images) images of its own", at: position)
        }
        images.append(file)
        return written
    }

    private func mediaType(_ bytes: [UInt8], _ path: String, _ position: SourcePosition) throws(TemplateError) -> String {
        if let format = ImageFormat(bytes) {
            if format == .webp {
                findings.append(
                    Finding(
                        .imageType, .notice, "`\(path)` is a WebP image, which Outlook for Windows does not show", at: position,
                        advice: "Save it as PNG or JPEG."))
            }
            return format.mediaType
        }
        if ImageFormat.isDrawing(bytes, path: path) {
            throw TemplateError(
                .file, "`\(path)` is an SVG drawing, which mail programs do not show", at: position,
                advice: "Export it as PNG, at twice the size it is shown in.")
        }
        throw TemplateError(
            .file, "`\(path)` is no image that mail programs show", at: position,
            advice: "They show PNG, JPEG and GIF, and most of them WebP.")
    }

    /// The file that an address names; nil for one with a scheme or host, a place in the page, or nothing.
    private static func path(_ address: String, at position: SourcePosition) throws(TemplateError) -> String? {
        if address.isEmpty || address.hasPrefix("#") || address.hasPrefix("//") || HTMLSurface.scheme(of: address) != nil {
            return nil
        }
        // Markdown writes a space as %20.
        guard let path = address.removingPercentEncoding else {
            throw TemplateError(.file, "`\(address.prefix(80))` is no address", at: position)
        }
        return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    }

    static func escaped(_ name: String) -> String {
        name.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "image"
    }

    /// RFC 3986 section 2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
