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

    /// How long whoever writes waits for another program that writes to the database, in seconds.
    public enum Patience: Double, Sendable {
        /// For a person at the command line: an import may be under way, or an index be made.
        case long = 120
        /// For whoever asks over the network, and asks again when told to come back later.
        case short = 8
    }

    /// Every schema step of every room.
    package static let migrations =
        AudienceSchema.migrations + [SegmentsSchema.migration] + CampaignsSchema.migrations + TrackingSchema.migrations

    /// Reads the settings, opens the database (making it when it is not there) and brings its schema up to date.
    ///
    /// - Throws: `AppError` of kind `configuration`, `StorageError`, `TrackingError`.
    public static func open(
        workspace: Workspace, environment: [String: String], time: any TimeSource = SystemTime(), patience: Patience = .long
    ) async throws -> Merpati {
        try await build(
            workspace: workspace, settings: SettingsLoader(workspace: workspace, environment: environment).load(), time: time,
            patience: patience)
    }

    /// The same with settings made by the caller.
    public static func build(
        workspace: Workspace, settings: Settings, time: any TimeSource = SystemTime(), patience: Patience = .long
    ) async throws -> Merpati {
        try workspace.prepare()
        let keys = try TokenKeyFile(path: workspace.tokenKeys.path).loadOrCreate()
        let minter = try TokenMinter(
            keys: keys, publicURL: PublicURL(parsing: settings.publicURL),
            bounceDomain: settings.bounceDomain ?? settings.from.address.domain)
        var logger = Logger(label: "merpati") { [timeZone = settings.timeZone] in ConsoleLog(label: $0, timeZone: timeZone) }
        logger.logLevel = .notice
        let database = try open(settings.database, workspace, patience)
        let open = PrivateFolder.close([workspace.state.path] + files(of: settings.database, workspace))
        if !open.isEmpty { logger.notice("other users could read \(open.joined(separator: ", ")): closed to them") }
        let steps = try await Migrator(migrations).migrate(database, now: time.now().microseconds)
        let merpati = Merpati(
            workspace: workspace, settings: settings, database: database, time: time, minter: minter, logger: logger)
        // What stands beside a database that was just made belongs to one that is gone.
        if steps.count == migrations.count { try await merpati.mark.begin(in: database) }
        return merpati
    }

    /// The database's file and those that SQLite keeps beside it.
    private static func files(of location: Settings.DatabaseLocation, _ workspace: Workspace) -> [String] {
        switch location {
        case .sqlite(let path): ["", "-wal", "-shm"].map { workspace.resolve(path).path + $0 }
        }
    }

    private static func open(_ location: Settings.DatabaseLocation, _ workspace: Workspace, _ patience: Patience) throws
        -> any Database
    {
        switch location {
        case .sqlite(let path):
            let file = workspace.resolve(path)
            try PrivateFolder.make(file.deletingLastPathComponent())
            return try SQLiteDatabase(path: file.path, busySeconds: patience.rawValue)
        }
    }

    /// Says beside the database how far its sending has come.
    var mark: MarkFile {
        switch settings.database {
        case .sqlite(let path): MarkFile(database: workspace.resolve(path).path)
        }
    }

    /// The stored segments.
    public var segments: SegmentStore { SegmentStore(timeZone: settings.timeZone, campaigns: CampaignStore.names) }

    /// The workspace's files.
    public var files: WorkspaceFiles { WorkspaceFiles(self) }

    /// Lets the planner keep its statistics fresh and closes the database.
    public func close() async throws {
        // Statistics can wait: a command that has done its work does not fail for them.
        try? await database.optimize()
        try await database.close()
    }
}
