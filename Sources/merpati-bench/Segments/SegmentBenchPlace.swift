internal import App
internal import Foundation

/// The workspace of a segment benchmark: a kept one is used again when the same parameters ask for it.
struct SegmentBenchPlace {
    let workspace: Workspace
    private let isKept: Bool

    init(_ options: SegmentBench.Options) throws {
        let name = "merpati-segments-\(options.contacts)-\(options.activities)-\(options.seed)"
        if let keep = options.keep {
            workspace = Workspace(folder: URL(fileURLWithPath: keep, isDirectory: true).appendingPathComponent(name))
        } else {
            workspace = Workspace(
                folder: FileManager.default.temporaryDirectory.appendingPathComponent("\(name)-\(UUID().uuidString)"))
        }
        isKept = options.keep != nil
        // What was not finished is begun anew.
        if !isComplete { leave(evenIfKept: true) }
        try FileManager.default.createDirectory(at: workspace.folder, withIntermediateDirectories: true)
        try """
        name: Bench
        public_url: https://news.fuchsia.example
        time_zone: Asia/Jakarta
        from: "Back to the Fuchsia <hello@fuchsia.example>"

        """.write(to: workspace.settingsFile, atomically: true, encoding: .utf8)
    }

    private var mark: URL { workspace.folder.appendingPathComponent("complete") }

    /// Whether all rows are there.
    var isComplete: Bool { FileManager.default.fileExists(atPath: mark.path) }

    func complete() throws {
        try Data().write(to: mark)
    }

    /// Removes what is not to be kept.
    func leave() {
        leave(evenIfKept: false)
    }

    private func leave(evenIfKept: Bool) {
        if evenIfKept || !isKept { try? FileManager.default.removeItem(at: workspace.folder) }
    }
}
