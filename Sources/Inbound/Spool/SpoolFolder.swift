internal import Foundation

/// Where messages are put aside.
struct SpoolFolder: Sendable {
    private static let ending = ".incoming"
    private let folder: URL

    /// Makes the folder when it is not there, for nobody else, and removes what a process left that was killed between
    /// making a file and taking its name away. What others have open keeps its contents.
    init(_ folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(Self.ending) {
            unlink(folder.appendingPathComponent(name).path)
        }
    }

    func newName() -> String {
        folder.appendingPathComponent(UUID().uuidString + Self.ending).path
    }
}
