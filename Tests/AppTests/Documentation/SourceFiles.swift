import Foundation

/// The files of the repository, by name.
enum SourceFiles {
    /// Every Swift file, from the repository's folder.
    static let swift: [String] = ["Sources", "Tests"].flatMap { folder in
        let root = DocumentationPage.repository.appendingPathComponent(folder).path
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    }

    private static let names = Set(swift.map { $0.split(separator: "/").last.map(String.init) ?? $0 })

    /// Whether there is a file or folder at a path from the repository's folder.
    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: DocumentationPage.repository.appendingPathComponent(path).path)
    }

    /// Whether a name, as prose writes it, is that of a file or folder.
    static func names(_ name: String) -> Bool {
        names.contains(name) || ["", "Sources/", "Tests/", "docs/"].contains { exists($0 + name) }
    }

    /// Every line of a comment in `Sources` and `Tests`.
    static func comments() throws -> [(file: String, number: Int, text: String)] {
        try swift.flatMap { file in
            let text = try String(contentsOf: DocumentationPage.repository.appendingPathComponent(file), encoding: .utf8)
            return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
                let content = line.drop { $0 == " " }
                return content.hasPrefix("//") ? (file, index + 1, String(content)) : nil
            }
        }
    }
}
