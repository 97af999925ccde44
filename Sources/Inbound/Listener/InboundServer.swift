public import Logging
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// An SMTP listener: the capture inbox of the demo, the intake of bounces, the scripted server of the tests. What it does
/// with mail is up to its handler.
public struct InboundServer: Sendable {
    private let host: String
    private let port: Int
    private let options: InboundOptions
    private let handler: any InboundHandler
    private let logger: Logger

    /// - Parameters:
    ///   - host: the address to listen at, as `127.0.0.1` or `::1`.
    ///   - port: 0 takes a free one, told to `started` of `run`.
    public init(
        host: String, port: Int, options: InboundOptions = InboundOptions(), handler: any InboundHandler, logger: Logger
    ) {
        self.host = host
        self.port = port
        self.options = options
        self.handler = handler
        self.logger = logger
    }

    /// Serves until the task is cancelled. Then no connection is taken any more; messages that had arrived in full are
    /// decided and answered, everything else gets 421, which tells a client to come back.
    ///
    /// - Parameter started: called once with the port, when connections are taken.
    /// - Throws: `InboundError` when the address cannot be listened at.
    public func run(started: @Sendable (Int) -> Void = { _ in }) async throws {
        let listener = try await bind()
        started(listener.channel.localAddress?.port ?? port)
        let open = OpenConnections()
        try await listener.executeThenClose { connections in
            await withDiscardingTaskGroup { group in
                do {
                    for try await channel in connections {
                        let isRoom = open.add(1) <= options.limits.connections
                        group.addTask {
                            await connection(channel, isRoom: isRoom).run()
                            open.add(-1)
                        }
                    }
                } catch is CancellationError {
                    // The orderly end.
                } catch {
                    logger.error("the SMTP listener stopped taking connections", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    private func connection(_ channel: InboundConnection.Channel, isRoom: Bool) -> InboundConnection {
        InboundConnection(
            channel: channel, options: options, handler: isRoom ? handler : FullHouse(), logger: logger)
    }

    private func bind() async throws -> NIOAsyncChannel<InboundConnection.Channel, Never> {
        let idle = TimeAmount.seconds(Int64(options.limits.commandSeconds))
        do {
            return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.backlog, value: 512)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: host, port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandlers(IdleStateHandler(allTimeout: idle), IdleCloser())
                        return try NIOAsyncChannel(
                            wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                    }
                }
        } catch {
            throw InboundError.cannotListen(host: host, port: port, reason: "\(error)")
        }
    }
}

private final class OpenConnections: Sendable {
    private let count = Atomic(0)

    @discardableResult
    func add(_ change: Int) -> Int {
        count.wrappingAdd(change, ordering: .relaxed).newValue
    }
}

/// Decides for connections over the limit.
private struct FullHouse: InboundHandler {
    func connection(from peer: String) async throws -> InboundVerdict { .hangUp(.tooManyConnections) }
    func message(_ message: InboundMessage) async throws -> InboundVerdict { .hangUp(.tooManyConnections) }
}
