internal import Mail
internal import NIOCore

/// Closes a connection over which nothing has gone for too long.
final class IdleCloser: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else { return context.fireUserInboundEventTriggered(event) }
        var farewell: [UInt8] = []
        SMTPReply.tooSlow.write(into: &farewell)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: farewell)), promise: nil)
        context.close(promise: nil)
    }
}
