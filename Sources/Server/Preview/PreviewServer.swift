internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
public import ServiceLifecycle

/// A small HTTP server on this machine alone that shows an author a letter: as HTML on wide and narrow screens, with and
/// without images, by day and by night; as text; and as source.
///
/// It is a service: a graceful shutdown stops taking connections, and then `run` returns.
public struct PreviewServer: Service {
    private let source: any PreviewSource
    private let host: String
    private let port: Int
    private let logger: Logger
    private let onRunning: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - host: a loopback address; letters show data of contacts.
    ///   - port: 0 lets the system choose.
    ///   - onRunning: called with the port once connections are taken.
    public init(
        _ source: any PreviewSource, host: String = "127.0.0.1", port: Int, logger: Logger,
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.source = source
        self.host = host
        self.port = port
        self.logger = logger
        self.onRunning = onRunning
    }

    /// Serves until the service is shut down.
    public func run() async throws {
        try await Application(
            router: router(),
            server: .guarded(ServerSettings(senderName: "")),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { [onRunning] channel in await onRunning(channel.localAddress?.port ?? 0) }, logger: logger
        ).run()
    }

    private func router() -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: PreviewGuard())
        router.add([PreviewRoutes(source: source)])
        return router
    }
}
