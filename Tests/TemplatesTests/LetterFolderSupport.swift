import Foundation
import Templates
import TestSupport

/// A folder of templates for a test.
func withTemplates<T>(_ files: [String: String], _ body: (URL) throws -> T) async throws -> T {
    try await withTemporaryFolder { folder in
        for (path, text) in files { try write(Array(text.utf8), to: path, in: folder) }
        return try body(folder)
    }
}

func write(_ bytes: [UInt8], to path: String, in folder: URL) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
}

extension Letter {
    /// The HTML, or the text of a letter without any, with every slot filled from a scope.
    func page(_ scope: TemplateObject = TemplateObject()) throws -> String {
        try (html ?? text).text(slots.map { $0.value(in: scope) })
    }

    func textPart(_ scope: TemplateObject = TemplateObject()) throws -> String {
        try text.text(slots.map { $0.value(in: scope) })
    }
}
