internal import Diagnostics
internal import Foundation
public import Logging
internal import NIOCore
internal import NIOPosix

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
        let room: InboundRoom
        do {
            room = try InboundRoom(options)
        } catch {
            throw InboundError.cannotPutAside(path: options.spoolFolder.path, reason: "\(error)")
        }
        let listener = try await bind()
        started(listener.channel.localAddress?.port ?? port)
        try await listener.executeThenClose { connections in
            await withDiscardingTaskGroup { group in
                do {
                    for try await accepted in connections {
                        group.addTask {
                            guard let channel = try? await Self.open(accepted) else { return }
                            await InboundConnection(
                                channel: channel, options: options, handler: handler, room: room, logger: logger
                            ).run()
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

    /// Begins to read a connection. Only here is it wrapped: one that was taken while the listener ended is nobody's, and a wrapped
    /// channel that nobody finishes ends the process.
    private static func open(_ accepted: any Channel) async throws -> InboundConnection.Channel {
        try await accepted.eventLoop.submit {
            let channel = try InboundConnection.Channel(
                wrappingChannelSynchronously: accepted,
                configuration: .init(
                    backPressureStrategy: .init(lowWatermark: 1, highWatermark: 1), isOutboundHalfClosureEnabled: true))
            try accepted.syncOptions?.setOption(.autoRead, value: true)
            return channel
        }.get()
    }

    private func bind() async throws -> NIOAsyncChannel<any Channel, Never> {
        let idle = TimeAmount.seconds(Int64(options.limits.commandSeconds))
        do {
            return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.backlog, value: 512)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                // What a client sends ahead waits with the system, not in memory.
                .childChannelOption(
                    .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 1024, initial: 2048, maximum: 32768)
                )
                .childChannelOption(.allowRemoteHalfClosure, value: true)
                // Nothing is read before the connection has its reader.
                .childChannelOption(.autoRead, value: false)
                .bind(host: host, port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandlers(IdleStateHandler(allTimeout: idle), IdleCloser())
                        return channel
                    }
                }
        } catch {
            let reason = (error as? IOError).map { SystemFault.words(code: $0.errnoCode) }
            throw InboundError.cannotListen(host: host, port: port, reason: reason ?? "there is no such address")
        }
    }
}
