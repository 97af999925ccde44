internal import Connections
internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// What a message asks for when it is read: its pixel and its links.
struct MessageRoutes: RouteGroup {
    /// A GIF89a of one transparent pixel, 43 bytes.
    static let pixel: [UInt8] =
        Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0]  // one by one, two colours
        + [0, 0, 0, 0xff, 0xff, 0xff]
        + [0x21, 0xf9, 4, 1, 0, 0, 0, 0]  // the first colour is transparent
        + [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0]
        + [2, 2, 0x44, 1, 0, 0x3b]

    let minter: TokenMinter
    let clicks: ClickResolver
    let recorder: TrackingQueue
    let time: any TimeSource
    /// How long it waits for the database.
    let seconds: Double

    var routes: [Route] { [.get("o/:token", open), .get("c/:token", click)] }

    @Sendable private func open(_ request: Request, _ context: ServerContext) async throws -> Response {
        guard let token = minter.read(link: context.parameters.get("token") ?? "", as: .open, ending: ".gif") else {
            throw HTTPError(.notFound)
        }
        await record(.open(TrafficSigns(request).grade), token)
        return Response(
            status: .ok, headers: [.contentType: "image/gif"], body: ResponseBody(byteBuffer: ByteBuffer(bytes: Self.pixel)))
    }

    @Sendable private func click(_ request: Request, _ context: ServerContext) async throws -> Response {
        guard let token = minter.read(link: context.parameters.get("token") ?? "", as: .click),
            let url = try await destination(of: token, context)
        else { throw HTTPError(.notFound) }
        await record(.click(url: url, TrafficSigns(request).grade), token)
        return Response(status: .found, headers: [.location: LinkDestination.header(url)])
    }

    private func destination(of token: Token, _ context: ServerContext) async throws -> String? {
        try await Deadline.within(seconds, on: context.channel.eventLoop) { [clicks] in
            try await clicks.destination(of: token)
        }
    }

    /// Waits only for room in the queue: the answer goes out before the disk has the event.
    private func record(_ kind: TrackedEvent.Kind, _ token: Token) async {
        await recorder.record(TrackedEvent(kind, run: token.run, contact: token.contact, at: time.now()))
    }
}
