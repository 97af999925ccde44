import Foundation
import NIOCore
import NIOPosix

/// What a server answered, as it stands on the wire.
struct HTTPAnswer: Sendable {
    let status: Int
    let headers: [(name: String, value: String)]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Reads everything that came over a connection that is now closed.
    init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let head = text.prefix { _ in true }.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)[0]
        let lines = head.split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
        self.status = status
        headers = lines.dropFirst().compactMap { line in
            let sides = line.split(separator: ":", maxSplits: 1)
            return sides.count == 2 ? (String(sides[0]), String(sides[1].drop { $0 == " " })) : nil
        }
        body = Array(bytes.dropFirst(head.utf8.count + 4))
    }
}

/// A client that sends just the bytes it is told to: one connection a request.
struct LocalHTTPClient: Sendable {
    struct NoAnswer: Error {}
    let port: Int

    func get(_ path: String, method: String = "GET", headers: [String] = []) async throws -> HTTPAnswer {
        let agent = headers.contains { $0.lowercased().hasPrefix("user-agent") } ? [] : ["User-Agent: Reader/1.0"]
        let lines = ["\(method) \(path) HTTP/1.1", "Host: localhost", "Connection: close"] + agent + headers
        return try await send(lines.joined(separator: "\r\n") + "\r\n\r\n")
    }

    func post(_ path: String, type: String?, _ body: String) async throws -> HTTPAnswer {
        let typeLine = type.map { "Content-Type: \($0)\r\n" } ?? ""
        return try await send(
            "POST \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(typeLine)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        )
    }

    /// Sends the text and reads until the server closes.
    func send(_ text: String) async throws -> HTTPAnswer {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let received = try await channel.executeThenClose { inbound, outbound in
            var received: [UInt8] = []
            // A server that has answered may close before it has read everything.
            try? await outbound.write(ByteBuffer(string: text))
            do {
                for try await buffer in inbound { received += Array(buffer: buffer) }
            } catch  where !received.isEmpty {
            } catch let error as IOError where error.errnoCode == ECONNRESET {}
            return received
        }
        guard let answer = HTTPAnswer(received) else { throw NoAnswer() }
        return answer
    }
}
