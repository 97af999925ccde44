internal import Foundation

/// Tells whether anything in a folder has changed.
enum FolderVersion {
    /// More files than this are not looked at.
    private static let mostFiles = 10_000

    /// A text that is the same as long as names, sizes and times of all files are.
    static func of(_ folder: URL) -> String {
        let keys: [URLResourceKey] = [.fileSizeKey, .contentModificationDateKey]
        guard
            let files = FileManager.default.enumerator(
                at: folder, includingPropertiesForKeys: keys, options: .skipsHiddenFiles)
        else { return "" }
        var lines: [String] = []
        for case let file as URL in files {
            guard lines.count < mostFiles, let values = try? file.resourceValues(forKeys: Set(keys)) else { continue }
            let time = values.contentModificationDate?.timeIntervalSince1970 ?? 0
            lines.append("\(file.path) \(values.fileSize ?? 0) \(time)")
        }
        var hasher = Hasher()
        hasher.combine(lines.sorted())
        return String(UInt(bitPattern: hasher.finalize()), radix: 36)
    }
}
