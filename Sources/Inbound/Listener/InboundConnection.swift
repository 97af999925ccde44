internal import Logging
internal import Mail
internal import NIOCore

/// The shell around one session: moves bytes, asks the handler, closes.
struct InboundConnection {
    typealias Channel = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    let channel: Channel
    let options: InboundOptions
    let handler: any InboundHandler
    let logger: Logger

    private static let lingerSeconds: Int64 = 2

    func run() async {
        do {
            try await channel.executeThenClose { inbound, outbound in
                var incoming = inbound.makeAsyncIterator()
                do {
                    try await serve(&incoming, outbound)
                    try await linger(&incoming, outbound)
                } catch is CancellationError {
                    try await sayShuttingDown()
                }
            }
        } catch {
            // The client is gone without a word, as clients are.
            logger.debug("SMTP connection ended", metadata: ["peer": "\(peer)", "error": "\(error)"])
        }
    }

    private var peer: String {
        channel.channel.remoteAddress?.ipAddress ?? "unknown"
    }

    private func serve(
        _ incoming: inout NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        var session = InboundSession(peer: peer, options: options, now: .now)
        var replies: [UInt8] = []
        while try await perform(&session, &replies, outbound) {
            guard let bytes = try await incoming.next() else { return }
            session.receive(bytes.readableBytesView, now: .now)
        }
    }

    /// Does all that the session wants now; false when it wants to end. The replies of a pipelined group go out in one
    /// write (RFC 2920 section 3.2).
    private func perform(
        _ session: inout InboundSession, _ replies: inout [UInt8], _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws -> Bool {
        var isOpen = true
        while let action = session.next(now: .now) {
            switch action {
            case .reply(let reply):
                if options.extensions.contains(.enhancedStatusCodes) {
                    reply.write(into: &replies)
                } else {
                    SMTPReply(code: reply.code, text: reply.text).write(into: &replies)
                }
            case .ask(let question): session.answer(await decide(question), now: .now)
            case .close: isOpen = false
            }
        }
        if !replies.isEmpty {
            try await outbound.write(ByteBuffer(bytes: replies))
            replies.removeAll(keepingCapacity: true)
        }
        return isOpen
    }

    private func decide(_ question: InboundQuestion) async -> InboundVerdict {
        do {
            guard case .message = question else { return try await handler.decide(question) }
            // A task of its own, so that a shutdown does not cancel the storing of a message that has arrived.
            return try await Task { try await handler.decide(question) }.value
        } catch {
            logger.error("mail could not be taken", metadata: ["peer": "\(peer)", "error": "\(error)"])
            return .localFault
        }
    }

    /// Says that nothing more comes and reads on for a moment: closing a socket that holds unread bytes resets the
    /// connection, and the client might never see the last reply.
    private func linger(
        _ incoming: inout NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        outbound.finish()
        let channel = channel.channel
        let deadline = channel.eventLoop.scheduleTask(in: .seconds(Self.lingerSeconds)) { channel.close(promise: nil) }
        defer { deadline.cancel() }
        while try await incoming.next() != nil {}
    }

    private func sayShuttingDown() async throws {
        var bytes: [UInt8] = []
        SMTPReply.shuttingDown.write(into: &bytes)
        try await channel.channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }
}
