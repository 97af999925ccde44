internal import Connections
internal import Logging
internal import Mail
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// The shell around one session: moves bytes, asks the handler, puts large messages aside, closes.
struct InboundConnection {
    typealias Channel = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    /// How a connection ended.
    private enum End {
        case bySession
        case byClient
        /// Others need its place.
        case forOthers
    }

    let channel: Channel
    let options: InboundOptions
    let handler: any InboundHandler
    let room: InboundRoom
    let logger: Logger

    private static let lingerSeconds: Int64 = 2

    /// Serves the client, or tells it that there is no room.
    func run() async {
        let isAskedToGo = Flag()
        let place = room.connections.enter(peerAddress) { [channel = channel.channel] in
            isAskedToGo.set()
            // What has arrived is still answered; then the session finds nothing more to read. A client that reads no answers
            // does not get that far.
            channel.close(mode: .input, promise: nil)
            channel.eventLoop.scheduleTask(in: .seconds(Self.lingerSeconds)) { channel.close(promise: nil) }
        }
        defer { place?.leave() }
        do {
            try await channel.executeThenClose { inbound, outbound in
                guard let place else { return try await say(.tooManyConnections, outbound) }
                var incoming = inbound.makeAsyncIterator()
                do {
                    switch try await serve(&incoming, outbound, place, isAskedToGo) {
                    case .bySession, .byClient: try await linger(&incoming, outbound, place)
                    case .forOthers: try await say(.makingRoom, outbound)
                    }
                } catch is CancellationError {
                    try await channel.channel.writeAndFlush(Self.bytes(.shuttingDown))
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

    private var peerAddress: IPAddress? {
        channel.channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
    }

    private func serve(
        _ incoming: inout NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>, _ place: ConnectionPlace, _ isAskedToGo: Flag
    ) async throws -> End {
        var talk = Talk(
            session: InboundSession(peer: peer, options: options, now: .now), memory: MemoryShare(of: room.memory))
        while true {
            let isOpen = try await perform(&talk)
            if !talk.replies.isEmpty {
                place.isEngaged()
                try await outbound.write(ByteBuffer(bytes: talk.replies))
                talk.replies.removeAll(keepingCapacity: true)
            }
            guard isOpen else { return .bySession }
            if talk.session.isInTransaction { place.isEngaged() } else { place.isIdle() }
            guard let bytes = try await incoming.next() else { return isAskedToGo.isSet ? .forOthers : .byClient }
            place.isBusy()
            talk.session.receive(bytes.readableBytesView, now: .now)
        }
    }

    /// Does all that the session wants now, within the memory that there is for it; false when it wants to end.
    private func perform(_ talk: inout Talk) async throws -> Bool {
        var isOpen = try await performActions(&talk)
        if !talk.memory.hold(talk.session.heldBytes) {
            talk.session.putAsideEverything()
            isOpen = try await performActions(&talk) && isOpen
            if !talk.memory.hold(talk.session.heldBytes) { talk.session.refuseContent(.noRoomForMessage) }
        }
        // A message that was refused, or is decided, needs its file no more.
        if !talk.session.isReceiving { talk.spool = nil }
        return isOpen
    }

    /// The replies of a pipelined group are collected, and go out in one write (RFC 2920 section 3.2).
    private func performActions(_ talk: inout Talk) async throws -> Bool {
        var isOpen = true
        while let action = talk.session.next(now: .now) {
            switch action {
            case .reply(let reply):
                if options.extensions.contains(.enhancedStatusCodes) {
                    reply.write(into: &talk.replies)
                } else {
                    SMTPReply(code: reply.code, text: reply.text).write(into: &talk.replies)
                }
            case .putAside(let bytes): await putAside(bytes, &talk)
            case .ask(let question):
                let verdict = await decide(question, talk.spool)
                talk.spool = nil
                talk.session.answer(verdict, now: .now)
            case .close: isOpen = false
            }
        }
        return isOpen
    }

    // MARK: Messages in files

    private func putAside(_ bytes: [UInt8], _ talk: inout Talk) async {
        do {
            let spool = talk.spool
            talk.spool = try await NIOThreadPool.singleton.runIfActive { [room] in
                let spool = try spool ?? MessageSpool(in: room.spool, budget: room.files)
                try spool.append(bytes)
                return spool
            }
        } catch is CancellationError {
            // The shutdown, which the client is told at once.
            talk.spool = nil
            talk.session.refuseContent(.localFault)
        } catch {
            talk.spool = nil
            if case SpoolError.noRoom = error {
                logger.notice("no room for a message", metadata: ["peer": "\(peer)"])
                talk.session.refuseContent(.noRoomForMessage)
            } else {
                logger.error("a message could not be put aside", metadata: ["peer": "\(peer)", "error": "\(error)"])
                talk.session.refuseContent(.localFault)
            }
        }
    }

    // MARK: Decisions

    private func decide(_ question: InboundQuestion, _ spool: MessageSpool?) async -> InboundVerdict {
        do {
            if case .message(let message) = question, let spool { return try await decide(message, spool) }
            var seconds = options.limits.decisionSeconds
            // Each recipient may be something to be written down.
            if case .message(let message) = question { seconds += Double(message.envelope.recipients.count) / 10 }
            return try await Deadline.within(seconds, on: channel.channel.eventLoop) { [handler] in
                try await handler.decide(question)
            }
        } catch {
            logger.error("mail could not be taken", metadata: ["peer": "\(peer)", "error": "\(error)"])
            return .localFault
        }
    }

    /// Large messages are read in turns: all at once would need more memory than they were kept out of.
    private func decide(_ message: InboundMessage, _ spool: MessageSpool) async throws -> InboundVerdict {
        let bytes = await room.reading.wait(for: spool.size + message.content.count)
        let seconds = options.limits.longDecisionSeconds
        return try await Deadline.within(seconds, on: channel.channel.eventLoop) { [handler, reading = room.reading] in
            defer { reading.give(bytes) }
            var message = message
            let rest = message.content
            message.content = try await NIOThreadPool.singleton.runIfActive { try spool.contents(before: rest) }
            return try await handler.message(message)
        }
    }

    // MARK: The end

    /// Says that nothing more comes and reads on for a moment: closing a socket that holds unread bytes resets the
    /// connection, and the client might never see the last reply.
    private func linger(
        _ incoming: inout NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>, _ place: ConnectionPlace
    ) async throws {
        place.isIdle()
        outbound.finish()
        let channel = channel.channel
        let deadline = channel.eventLoop.scheduleTask(in: .seconds(Self.lingerSeconds)) { channel.close(promise: nil) }
        defer { deadline.cancel() }
        while try await incoming.next() != nil {}
    }

    /// Says a last word. The end is told to the client at once, not only when the last copy of the socket is closed.
    private func say(_ farewell: SMTPReply, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws {
        try await outbound.write(Self.bytes(farewell))
        outbound.finish()
    }

    private static func bytes(_ reply: SMTPReply) -> ByteBuffer {
        var bytes: [UInt8] = []
        reply.write(into: &bytes)
        return ByteBuffer(bytes: bytes)
    }

    /// What one connection has in hand.
    private struct Talk {
        var session: InboundSession
        let memory: MemoryShare
        var replies: [UInt8] = []
        /// The part of the message that was put aside.
        var spool: MessageSpool?
    }

    private final class Flag: Sendable {
        private let value = Atomic(false)

        var isSet: Bool { value.load(ordering: .acquiring) }

        func set() { value.store(true, ordering: .releasing) }
    }
}
