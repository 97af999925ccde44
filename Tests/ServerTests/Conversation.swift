import NIOCore
import NIOPosix

/// A connection over which a test says one thing after the other, and reads what comes between.
struct Conversation {
    struct Closed: Error {}

    private var incoming: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    /// Everything that came so far.
    private(set) var text = ""

    static func run<T>(_ port: Int, _ body: (inout Conversation) async throws -> T) async throws -> T {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var conversation = Conversation(incoming: inbound.makeAsyncIterator(), outbound: outbound)
            return try await body(&conversation)
        }
    }

    func send(_ text: String) async throws {
        try await outbound.write(ByteBuffer(string: text))
    }

    /// Reads until the text has come.
    mutating func read(until end: String) async throws {
        while !text.contains(end) {
            guard let buffer = try await incoming.next() else { throw Closed() }
            text += String(buffer: buffer)
        }
    }

    /// Reads until so many answers have come, the last with its body.
    mutating func read(answers: Int) async throws {
        while statuses.count < answers || !text.hasSuffix("\n") {
            guard let buffer = try await incoming.next() else { throw Closed() }
            text += String(buffer: buffer)
        }
    }

    /// Reads until the server closes.
    mutating func readToEnd() async {
        while let buffer = try? await incoming.next() { text += String(buffer: buffer) }
    }

    /// The status of each answer.
    var statuses: [Int] {
        text.split(separator: "HTTP/1.1 ").compactMap { Int($0.prefix(3)) }
    }
}
