internal import Diagnostics
public import Foundation

/// The folder that Merpati works in: settings, templates and campaigns as files, and `.merpati` for what it keeps
/// itself.
public struct Workspace: Sendable {
    /// The folder with `merpati.yaml`.
    public let folder: URL

    /// The name of the settings file, which makes a folder a workspace.
    public static let settingsName = "merpati.yaml"

    public init(folder: URL) {
        self.folder = folder.standardizedFileURL
    }

    /// The workspace named, or the nearest folder upward from `start` that is one.
    ///
    /// - Throws: `AppError` of kind `configuration` when there is none.
    public static func find(named: String?, from start: URL) throws(AppError) -> Workspace {
        if let named {
            let workspace = Workspace(folder: URL(fileURLWithPath: named, isDirectory: true))
            guard workspace.exists else {
                throw AppError(
                    .configuration, "\(named) has no \(settingsName)",
                    advice: "A workspace has that file, with at least name, public_url and from.")
            }
            return workspace
        }
        var folder = start.standardizedFileURL
        while true {
            let workspace = Workspace(folder: folder)
            if workspace.exists { return workspace }
            let parent = folder.deletingLastPathComponent().standardizedFileURL
            guard parent.path != folder.path else {
                throw AppError(
                    .configuration, "there is no \(settingsName) in this folder or above it",
                    advice:
                        "Go to a workspace, or name one with --workspace; it has that file, with at least name, public_url and from."
                )
            }
            folder = parent
        }
    }

    private var exists: Bool {
        FileManager.default.fileExists(atPath: settingsFile.path)
    }

    public var settingsFile: URL { folder.appendingPathComponent(Self.settingsName) }
    public var templates: URL { folder.appendingPathComponent("templates", isDirectory: true) }
    public var campaigns: URL { folder.appendingPathComponent("campaigns", isDirectory: true) }
    public var activities: URL { campaigns.appendingPathComponent("activities", isDirectory: true) }
    public var segments: URL { campaigns.appendingPathComponent("segments", isDirectory: true) }
    /// What Merpati keeps itself: the database, keys, captured mail.
    public var state: URL { folder.appendingPathComponent(".merpati", isDirectory: true) }
    /// The secret that signs links and bounce addresses.
    public var tokenKeys: URL { state.appendingPathComponent("token.keys") }
    /// The capture inbox.
    public var inbox: URL { state.appendingPathComponent("inbox", isDirectory: true) }

    /// Large messages while they come in: files without names.
    public var incoming: URL { state.appendingPathComponent("incoming", isDirectory: true) }

    /// A path of a settings file or command, relative to the workspace unless absolute.
    public func resolve(_ path: String) -> URL {
        path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)
    }

    /// Makes `.merpati`, closed to other users of the machine.
    func prepare() throws(AppError) {
        try PrivateFolder.make(state)
    }
}
