internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
public import ServiceLifecycle
public import Storage
public import Tracking

/// The HTTP server that messages point to: pixels, images, links, the unsubscribe page and the one-click POST, and a health check.
///
/// It is a service: a graceful shutdown stops taking connections, answers what is under way, writes the events that wait,
/// and then `run` returns.
public struct MerpatiServer: Service {
    private let groups: [any RouteGroup]
    private let basePath: String
    private let recorder: TrackingQueue
    private let settings: ServerSettings
    private let logger: Logger
    private let onRunning: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - recorder: takes what readers do; the server closes it when it ends.
    ///   - evidence: whoever knows the runs and keeps the record of what was sent.
    ///   - images: the images that letters link to.
    ///   - sending: why nothing is sent, for the health check; nil when nothing is in its way.
    ///   - onRunning: called with the port once connections are taken.
    public init(
        database: any Database, minter: TokenMinter, recorder: TrackingQueue, evidence: any DeliveryEvidence,
        images: any LetterImages, settings: ServerSettings, time: any TimeSource = SystemTime(),
        sending: @escaping @Sendable () -> String? = { nil }, logger: Logger,
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        groups = [
            MessageRoutes(
                minter: minter, clicks: ClickResolver(database: database, evidence: evidence), recorder: recorder, time: time,
                seconds: settings.databaseSeconds),
            UnsubscribeRoutes(
                minter: minter, recorder: recorder, database: database, time: time,
                page: UnsubscribePage(senderName: settings.senderName), settings: settings),
            ImageRoutes(images: images, seconds: settings.databaseSeconds),
            HealthRoutes(database: database, sending: sending, seconds: settings.databaseSeconds),
        ]
        basePath = minter.publicURL.path
        self.recorder = recorder
        self.settings = settings
        self.logger = logger
        self.onRunning = onRunning
    }

    /// Serves until the service is shut down.
    public func run() async throws {
        do {
            try await application().run()
        } catch {
            await recorder.close()
            throw error
        }
        await recorder.close()
    }

    private func application() -> some ApplicationProtocol {
        Application(
            router: router(),
            server: .guarded(settings, isVital: isVital),
            configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port), backlog: 1024),
            onServerRunning: { [onRunning] channel in await onRunning(channel.localAddress?.port ?? 0) },
            logger: logger)
    }

    /// The health check is answered also when everybody else has to wait.
    private var isVital: @Sendable (String) -> Bool {
        let paths = prefixes.map { "\($0)/\(HealthRoutes.path)" }
        return { uri in paths.contains(String(uri.prefix { $0 != "?" })) }
    }

    /// All groups stand at the root; also under the public URL's path, for a proxy that passes it on.
    private var prefixes: Set<String> { ["", basePath] }

    private func router() -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: FaultAnswers())
        router.add(groups, below: prefixes)
        return router
    }
}
