internal import Audience
internal import Campaigns
internal import Foundation
public import Logging
internal import Mail
internal import SQLiteEngine
public import Segments
public import Storage
public import Tracking

/// The program put together for one workspace: the only place where rooms meet engines. The commands, the demo and
/// the tests all begin here.
public struct Merpati: Sendable {
    public let workspace: Workspace
    public let settings: Settings
    public let database: any Database
    public let time: any TimeSource
    /// Makes and reads the signed addresses of links and bounces.
    public let minter: TokenMinter
    public let logger: Logger

    /// Every schema step of every room.
    package static let migrations =
        AudienceSchema.migrations + [SegmentsSchema.migration] + CampaignsSchema.migrations + TrackingSchema.migrations

    /// Reads the settings, opens the database (making it when it is not there) and brings its schema up to date.
    ///
    /// - Throws: `AppError` of kind `configuration`, `StorageError`, `TrackingError`.
    public static func open(
        workspace: Workspace, environment: [String: String], time: any TimeSource = SystemTime()
    ) async throws -> Merpati {
        try await build(
            workspace: workspace, settings: SettingsLoader(workspace: workspace, environment: environment).load(), time: time)
    }

    /// The same with settings made by the caller.
    public static func build(
        workspace: Workspace, settings: Settings, time: any TimeSource = SystemTime()
    ) async throws -> Merpati {
        try workspace.prepare()
        let keys = try TokenKeyFile(path: workspace.tokenKeys.path).loadOrCreate()
        let minter = try TokenMinter(
            keys: keys, publicURL: PublicURL(parsing: settings.publicURL),
            bounceDomain: settings.bounceDomain ?? settings.from.address.domain)
        var logger = Logger(label: "merpati", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .notice
        let database = try open(settings.database, workspace)
        try await Migrator(migrations).migrate(database, now: time.now().microseconds)
        return Merpati(
            workspace: workspace, settings: settings, database: database, time: time, minter: minter, logger: logger)
    }

    private static func open(_ location: Settings.DatabaseLocation, _ workspace: Workspace) throws -> any Database {
        switch location {
        case .sqlite(let path):
            let file = workspace.resolve(path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            return try SQLiteDatabase(path: file.path)
        }
    }

    /// The stored segments.
    public var segments: SegmentStore { SegmentStore(timeZone: settings.timeZone, campaigns: CampaignStore.names) }

    /// The workspace's files.
    public var files: WorkspaceFiles { WorkspaceFiles(self) }

    /// Lets the planner keep its statistics fresh and closes the database.
    public func close() async throws {
        try await database.optimize()
        try await database.close()
    }
}
