internal import Connections
internal import NIOCore
internal import NIOHTTP1

/// Stands between a connection and the routes, and sees one request at a time: refuses heads that have two meanings, keeps
/// the times, closes what has to be closed, and says what the connection is doing, so that one that waits can make room.
///
/// The times are the event loop's, which nobody sets (CLOCK_MONOTONIC).
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Phase {
        /// Nothing has come of a request.
        case waiting
        /// The head has come, the rest not yet.
        case receiving
        /// The whole request has come.
        case answering
        /// The last answer is given: what still comes is thrown away until the client closes, or the time is up.
        case leaving
    }

    private let place: ConnectionPlace?
    private let times: ConnectionTimes
    /// What is answered also in the reserve.
    private let isVital: @Sendable (String) -> Bool

    private var phase = Phase.waiting
    private var closes = false
    private var awaitsContinue = false
    private var hasAnswered = false
    /// The routes' answer comes too late: this handler has given one.
    private var isOverruled = false
    /// Answers that are written and not yet with the system.
    private var unsent = 0
    private var unsentBytes = Int.max
    private var alarm: Scheduled<Void>?

    /// - Parameter place: nil when there is no room: the client is told so.
    init(place: ConnectionPlace?, times: ConnectionTimes, isVital: @escaping @Sendable (String) -> Bool) {
        self.place = place
        self.times = times
        self.isVital = isVital
    }

    // MARK: The connection

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        alarm?.cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        alarm?.cancel()
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard alarm == nil, phase == .waiting else { return }
        if place == nil { return answer(.serviceUnavailable, context) }
        place?.isIdle()
        wait(times.head, context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is MakeRoom: makeRoom(context)
        case ChannelEvent.inputClosed where phase == .leaving && unsent == 0: context.close(promise: nil)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    private func makeRoom(_ context: ChannelHandlerContext) {
        if phase == .answering, !hasAnswered { return closes = true }
        if phase == .receiving, !hasAnswered { answer(.serviceUnavailable, context) }
        end(context)
    }

    /// Closes both ways. The end is told to the client at once, not only when the last copy of the socket is closed.
    private func end(_ context: ChannelHandlerContext) {
        context.close(mode: .output, promise: nil)
        context.close(promise: nil)
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase != .leaving else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            guard phase == .waiting else { return context.close(promise: nil) }
            let check = RequestHeadCheck(head)
            (closes, awaitsContinue, hasAnswered) = (closes || check.closes, check.awaitsContinue, false)
            if let refusal = check.refusal { return answer(refusal, context) }
            if place?.isReserve == true, !isVital(head.uri) { return answer(.serviceUnavailable, context) }
            phase = .receiving
            place?.isEngaged()
            wait(times.body, context)
        case .body:
            break
        case .end:
            if phase == .receiving {
                alarm?.cancel()
                (phase, awaitsContinue) = (.answering, false)
                place?.isBusy()
            }
        }
        context.fireChannelRead(data)
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is BodyWanted else { return context.triggerUserOutboundEvent(event, promise: promise) }
        if awaitsContinue, phase == .receiving {
            awaitsContinue = false
            let head = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        }
        promise?.succeed()
    }

    // MARK: Answers

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isOverruled else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            hasAnswered = true
            // A request that is not read to its end leaves nothing after it that could be understood.
            if phase != .answering { closes = true }
            if closes { head.headers.replaceOrAdd(name: "connection", value: "close") }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            finishAnswer(data, promise, context)
        }
    }

    private func finishAnswer(_ data: NIOAny, _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext) {
        let sent = promise ?? context.eventLoop.makePromise()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        sent.futureResult.whenSuccess {
            let (handler, context) = bound.value
            handler.unsent -= 1
            handler.wasSent(context)
        }
        unsent += 1
        unsentBytes = .max
        // Before the writing: it may bring the next request, which waited for it.
        phase = closes ? .leaving : .waiting
        context.write(data, promise: sent)
        context.flush()
        guard phase == .waiting || phase == .leaving else { return }
        if unsent > 0 {
            place?.isEngaged()
            wait(times.stall, context)
        }
    }

    private func wasSent(_ context: ChannelHandlerContext) {
        guard unsent == 0, context.channel.isActive else { return }
        switch phase {
        case .waiting:
            place?.isIdle()
            wait(times.head, context)
        case .leaving:
            place?.isIdle()
            context.close(mode: .output, promise: nil)
            wait(times.linger, context)
        case .receiving, .answering:
            break
        }
    }

    /// Answers in the place of the routes, and ends the connection.
    private func answer(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
        var head = HTTPResponseHead(version: .http1_1, status: status)
        head.headers.add(name: "content-length", value: "0")
        head.headers.add(name: "cache-control", value: "no-store")
        if status == .serviceUnavailable { head.headers.add(name: "retry-after", value: "10") }
        closes = true
        write(context: context, data: wrapOutboundOut(.head(head)), promise: nil)
        write(context: context, data: wrapOutboundOut(.end(nil)), promise: nil)
        isOverruled = true
    }

    // MARK: Time

    private func wait(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        alarm?.cancel()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        alarm = context.eventLoop.scheduleTask(in: time) {
            let (handler, context) = bound.value
            handler.timeIsUp(context)
        }
    }

    private func timeIsUp(_ context: ChannelHandlerContext) {
        if unsent > 0, isMovingOn(context) { return wait(times.stall, context) }
        guard phase == .receiving, !hasAnswered else { return end(context) }
        answer(.requestTimeout, context)
        context.fireErrorCaught(BodyTooSlow())
    }

    /// Whether the client has taken some of the answer since the last look.
    private func isMovingOn(_ context: ChannelHandlerContext) -> Bool {
        guard let bytes = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes) else { return false }
        defer { unsentBytes = bytes }
        return bytes < unsentBytes
    }
}
