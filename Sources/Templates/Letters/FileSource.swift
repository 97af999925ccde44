internal import Diagnostics

/// Where the files come from that go out with letters: images and attachments, by their paths below the folder of templates.
public struct FileSource: Sendable {
    /// Some of the paths there are, to name the nearest.
    let paths: @Sendable () -> [String]
    /// The bytes of a file of at most so many; nil when there is none.
    let contents: @Sendable (String, Int, SourcePosition) throws(TemplateError) -> [UInt8]?

    init(
        paths: @escaping @Sendable () -> [String],
        contents: @escaping @Sendable (String, Int, SourcePosition) throws(TemplateError) -> [UInt8]?
    ) {
        self.paths = paths
        self.contents = contents
    }

    /// Files from memory, by path.
    public init(_ files: [String: [UInt8]]) {
        self.init(paths: { Array(files.keys) }) { path, limit, position throws(TemplateError) in
            guard let bytes = files[path] else { return nil }
            if bytes.count > limit { throw Self.tooLarge(path, bytes.count, limit, position) }
            return bytes
        }
    }

    /// Reads the first of the paths that there is.
    func read(_ candidates: [String], atMost limit: Int, at position: SourcePosition) throws(TemplateError) -> [UInt8] {
        for path in candidates {
            try Self.check(path, at: position)
            if let bytes = try contents(path, limit, position) { return bytes }
        }
        let path = candidates.last ?? ""
        throw TemplateError(
            .file, "there is no file `\(path)` below the folder of the templates", at: position, nearest: nearest(to: path))
    }

    /// The path most like it, else the one whose file has a name most like its own.
    private func nearest(to path: String) -> String? {
        let paths = paths().sorted()
        if let found = NearestName.find(path, in: paths) { return found }
        func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
        return NearestName.find(name(path), in: paths.map(name)).flatMap { found in paths.first { name($0) == found } }
    }

    /// Paths never lead outside, nor to what is hidden.
    private static func check(_ path: String, at position: SourcePosition) throws(TemplateError) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") }), path.utf8.count <= 1024,
            !path.unicodeScalars.contains(where: { $0 == "\\" || $0.properties.generalCategory == .control })
        else {
            throw TemplateError(
                .file, "`\(path.prefix(80))` is no path of a file below the folder of the templates", at: position,
                advice: "Write it from that folder on, as images/bloom.png.")
        }
    }

    static func tooLarge(_ path: String, _ size: Int, _ limit: Int, _ position: SourcePosition) -> TemplateError {
        TemplateError(.limit, "`\(path)` has \(size) bytes; at most \(limit) can be sent", at: position)
    }
}
