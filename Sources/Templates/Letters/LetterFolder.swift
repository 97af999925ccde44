internal import Foundation

/// The folder of the templates: what may be read of it, and how much. Nothing outside of it is, whatever links say.
struct LetterFolder: LetterStorage {
    let url: URL
    let limits: TemplateLimits

    init(_ url: URL, _ limits: TemplateLimits) {
        self.url = url.standardizedFileURL
        self.limits = limits
    }

    var place: String { url.path }

    /// Hidden files are left out.
    func list(_ subfolder: String?) throws(TemplateError) -> [String] {
        let place = subfolder.map { url.appendingPathComponent($0) } ?? url
        do {
            return try FileManager.default.contentsOfDirectory(atPath: place.path).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            // There need be no layouts and no partials.
            if subfolder != nil, !FileManager.default.fileExists(atPath: place.path) { return [] }
            throw TemplateError(.file, "the folder \(place.path) cannot be read")
        }
    }

    func text(_ path: String) throws(TemplateError) -> String {
        let position = SourcePosition(file: path, line: 1, column: 1)
        guard let file = try file(path, at: position) else {
            throw TemplateError(.file, "this file cannot be read", at: position)
        }
        guard file.size <= limits.sourceBytes else { throw tooLarge(file.size, at: position) }
        return try text(try read(file.path, at: position), at: position)
    }

    var files: FileSource {
        let folder = self
        return FileSource(paths: { folder.paths() }) { path, limit, position throws(TemplateError) in
            guard let file = try folder.file(path, at: position) else { return nil }
            if file.size > limit { throw FileSource.tooLarge(path, file.size, limit, position) }
            return [UInt8](try folder.read(file.path, at: position))
        }
    }

    /// A regular file, by the path it really has; nil when there is none.
    private func file(_ path: String, at position: SourcePosition) throws(TemplateError) -> (path: String, size: Int)? {
        let real = url.appendingPathComponent(path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: real) else { return nil }
        guard real.hasPrefix(url.resolvingSymlinksInPath().path + "/") else {
            let name = position.file == path ? "this file" : "`\(path)`"
            throw TemplateError(.file, "\(name) leads outside of the folder", at: position)
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else { return nil }
        return (real, attributes[.size] as? Int ?? 0)
    }

    private func read(_ path: String, at position: SourcePosition) throws(TemplateError) -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw TemplateError(.file, "this file cannot be read", at: position)
        }
    }

    /// The paths that a name may have been meant for.
    private func paths() -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: url.path) else { return [] }
        var paths: [String] = []
        for case let path as String in walk where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
            if paths.count == Self.mostPaths { break }
            if walk.fileAttributes?[.type] as? FileAttributeType == .typeDirectory { continue }
            paths.append(path)
        }
        return paths
    }

    private static let mostPaths = 2000
}
