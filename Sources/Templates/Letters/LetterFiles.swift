internal import Crypto

/// Every file that one letter is made of, in all its languages: pages, text parts, and the layouts, partials, images and
/// attachments that they use. It is what is kept of a letter, to send it as it was.
public struct LetterFiles: Sendable, Equatable {
    /// The letter's name.
    public let name: String
    /// The bytes of each file, by its path below the folder of the templates.
    public let contents: [String: [UInt8]]

    public init(name: String, contents: [String: [UInt8]]) {
        self.name = name
        self.contents = contents
    }

    /// The hash (SHA-256, in hexadecimal) of all paths and bytes: the same for the same letter.
    public var digest: String {
        var hash = SHA256()
        for path in paths {
            hash.update(data: Array(path.utf8) + [0])
            hash.update(data: Array(Self.digest(of: contents[path] ?? []).utf8))
        }
        return Self.digits(hash.finalize())
    }

    /// The paths, sorted.
    public var paths: [String] { contents.keys.sorted() }

    /// The path of the page that serves every language without one of its own; else of another of its pages.
    public var page: String {
        paths.filter { !$0.contains("/") }.min { $0.count < $1.count } ?? ""
    }

    /// The hash (SHA-256, in hexadecimal) of one file.
    public static func digest(of bytes: [UInt8]) -> String { digits(SHA256.hash(data: bytes)) }

    private static func digits(_ hash: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// Reads a letter from the files that were kept of it.
struct KeptLetterStorage: LetterStorage {
    let kept: LetterFiles
    let limits: TemplateLimits

    var place: String { "what is kept of `\(kept.name)`" }
    var files: FileSource { FileSource(kept.contents) }

    func list(_ subfolder: String?) throws(TemplateError) -> [String] {
        let folder = subfolder.map { $0 + "/" } ?? ""
        return kept.paths.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }.filter { !$0.contains("/") }
    }

    func text(_ path: String) throws(TemplateError) -> String {
        let position = SourcePosition(file: path, line: 1, column: 1)
        guard let bytes = kept.contents[path] else { throw TemplateError(.file, "this file is not kept", at: position) }
        return try text(bytes, at: position)
    }
}
