internal import Connections
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// Hummingbird's HTTP/1.1 with a guard in front of each connection.
struct GuardedHTTP: ServerChildChannel {
    let http: HTTP1Channel
    let connections: OpenConnections
    let times: ConnectionTimes
    /// Paths that are answered also when there is no room for others.
    let isVital: @Sendable (String) -> Bool

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        http.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let place = connections.enter(channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }) {
                channel.pipeline.fireUserInboundEventTriggered(MakeRoom())
            }
            if let place { channel.closeFuture.whenComplete { _ in place.leave() } }
            let operations = channel.pipeline.syncOperations
            let decoder = try operations.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            let connectionGuard = ConnectionGuard(place: place, times: times, isVital: isVital)
            try operations.addHandler(connectionGuard, position: .after(decoder))
            // One request at a time: what a client sends ahead waits for the answer before it.
            if place != nil { try operations.addHandler(HTTPServerPipelineHandler(), position: .before(connectionGuard)) }
            return value
        }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await http.handle(value: value, logger: logger)
    }
}

extension HTTPServerBuilder {
    /// HTTP/1.1 with the limits of `settings`.
    static func guarded(_ settings: ServerSettings, isVital: @escaping @Sendable (String) -> Bool = { _ in false }) -> Self {
        let connections = OpenConnections(limits: settings.connections)
        let times = ConnectionTimes(head: .seconds(settings.idleSeconds), body: .seconds(settings.bodySeconds))
        return HTTPServerBuilder { responder in
            GuardedHTTP(
                http: HTTP1Channel(
                    responder: responder,
                    configuration: HTTP1Channel.Configuration(
                        httpDecoderConfiguration: .init(
                            maxHeaderFieldSize: settings.headSize, maxHeaderListSize: settings.headSize,
                            maxHeaderFieldCount: 100))),
                connections: connections, times: times, isVital: isVital)
        }
    }
}
