public import Campaigns
internal import Diagnostics
public import Foundation
internal import Templates

/// Writes a rendered letter as files: `letter.html`, `letter.txt`, `letter.eml` and the images that the HTML shows.
public struct RenderedFiles: Sendable {
    private let folder: URL

    public init(_ folder: URL) {
        self.folder = folder
    }

    /// Writes the files, replacing older ones.
    ///
    /// - Returns: their paths below the folder.
    /// - Throws: `AppError` when they cannot be written.
    public func write(_ letter: RenderedLetter) throws(AppError) -> [String] {
        let names = Self.names(letter.images)
        var files = [("letter.txt", Array(letter.text.utf8)), ("letter.eml", letter.message)]
        if let html = letter.html(imageAddress: { names[$0].map(Self.escaped) ?? $0.address }) {
            files.insert(("letter.html", Array(html.utf8)), at: 0)
        } else {
            // One of another letter, or of this one before it was plain text.
            try? FileManager.default.removeItem(at: folder.appendingPathComponent("letter.html"))
        }
        for image in letter.images { if let name = names[image] { files.append((name, image.file.bytes)) } }
        for (path, bytes) in files { try write(Data(bytes), to: path) }
        return files.map(\.0)
    }

    /// A path for each image: two of the same name are told apart.
    private static func names(_ images: [RenderedLetter.Image]) -> [RenderedLetter.Image: String] {
        var names: [RenderedLetter.Image: String] = [:]
        for image in images where names[image] == nil {
            let own = "images/\(image.file.name)"
            names[image] = names.values.contains(own) ? "images/\(image.file.digest.prefix(8))-\(image.file.name)" : own
        }
        return names
    }

    private static func escaped(_ path: String) -> String {
        path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.subtracting(["&", "'"])) ?? path
    }

    private func write(_ data: Data, to path: String) throws(AppError) {
        let file = folder.appendingPathComponent(path)
        do {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        } catch {
            throw AppError(.failed, "\(file.path) cannot be written: \(SystemFault.words(error))")
        }
    }
}
