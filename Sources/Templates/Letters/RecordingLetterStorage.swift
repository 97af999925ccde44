internal import Synchronization

/// Passes on what is read and remembers it: so it is learned of which files a letter is made.
final class RecordingLetterStorage: LetterStorage {
    private let source: any LetterStorage
    private let read = Mutex<[String: [UInt8]]>([:])

    init(_ source: any LetterStorage) {
        self.source = source
    }

    /// What was read, by path.
    var contents: [String: [UInt8]] { read.withLock { $0 } }

    var place: String { source.place }
    var limits: TemplateLimits { source.limits }
    var files: FileSource {
        let files = source.files
        return FileSource(paths: files.paths) { [self] path, limit, position throws(TemplateError) in
            guard let bytes = try files.contents(path, limit, position) else { return nil }
            read.withLock { $0[path] = bytes }
            return bytes
        }
    }

    func list(_ subfolder: String?) throws(TemplateError) -> [String] { try source.list(subfolder) }

    func text(_ path: String) throws(TemplateError) -> String {
        let text = try source.text(path)
        read.withLock { $0[path] = Array(text.utf8) }
        return text
    }
}
