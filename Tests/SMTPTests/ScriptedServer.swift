import Foundation
import Synchronization

/// A mail server on loopback, on threads and plain sockets, that answers as a test says.
final class ScriptedServer: Sendable {
    enum Command: Sendable, Equatable {
        case greeting, ehlo, mail, data, dot, reset, quit
        case recipient(String)
        case other(String)
    }

    struct Exchange: Sendable {
        /// The connection's number, from 0.
        var connection: Int
        /// Messages that this connection has accepted.
        var accepted: Int
        /// Bodies that all connections have ended before.
        var bodies: Int
        var command: Command
    }

    enum Answer: Sendable {
        /// What a well-behaved server says.
        case usual
        /// One line without its CRLF.
        case line(String)
        /// Bytes as they are.
        case raw(String)
        case lineThenClose(String)
        case close
        /// Nothing, ever.
        case silence
        /// One byte each tenth of a second.
        case trickle(String)
    }

    struct Message: Sendable, Equatable {
        var connection: Int
        var recipient: String
        /// As it came over the wire, dot-stuffed, without the final dot.
        var data: [UInt8]
    }

    private struct State {
        var sockets: Set<Int32> = []
        var connections = 0
        var bodies = 0
        var messages: [Message] = []
        var commands: [String] = []
        var waiters: [(pattern: String, wake: CheckedContinuation<Void, Never>)] = []
        var isStopped = false
    }

    let port: Int
    private let listener: Int32
    private let ehlo: [String]
    private let answer: @Sendable (Exchange) -> Answer
    private let state = Mutex(State())

    init(
        ehlo: [String] = ["PIPELINING", "8BITMIME"], answer: @escaping @Sendable (Exchange) -> Answer = { _ in .usual }
    ) throws {
        self.ehlo = ehlo
        self.answer = answer
        (listener, port) = try Loopback.listen()
        Thread.detachNewThread { [self] in accept() }
    }

    /// Messages that were answered with 2xx.
    var messages: [Message] { state.withLock { $0.messages } }
    /// Every line that is not part of a message, over all connections.
    var commands: [String] { state.withLock { $0.commands } }
    var connections: Int { state.withLock { $0.connections } }

    /// Waits until a client has sent this command.
    func waitFor(_ command: String) async {
        await withCheckedContinuation { wake in
            let isThere = state.withLock { state in
                let isThere = state.commands.contains(command)
                if !isThere { state.waiters.append((command, wake)) }
                return isThere
            }
            if isThere { wake.resume() }
        }
    }

    func stop() {
        let sockets = state.withLock { state in
            state.isStopped = true
            return state.sockets
        }
        for socket in sockets + [listener] { shutdown(socket, Int32(SHUT_RDWR)) }
        close(listener)
    }

    private func accept() {
        while true {
            let socket = Foundation.accept(listener, nil, nil)
            guard socket >= 0 else { return }
            let number: Int? = state.withLock { state in
                guard !state.isStopped else { return nil }
                state.sockets.insert(socket)
                state.connections += 1
                return state.connections - 1
            }
            guard let number else {
                close(socket)
                return
            }
            Thread.detachNewThread { [self] in
                var connection = Connection(server: self, socket: socket, number: number)
                connection.serve()
                state.withLock { _ = $0.sockets.remove(socket) }
                close(socket)
            }
        }
    }

    private func record(command: String) {
        let woken = state.withLock { state in
            state.commands.append(command)
            let woken = state.waiters.filter { $0.pattern == command }
            state.waiters.removeAll { $0.pattern == command }
            return woken
        }
        for waiter in woken { waiter.wake.resume() }
    }

    /// One client.
    private struct Connection {
        let server: ScriptedServer
        let socket: Int32
        let number: Int
        var input: [UInt8] = []
        var accepted = 0
        var recipient = ""

        mutating func serve() {
            guard reply(to: .greeting, "220 scripted.example ESMTP") else { return }
            while let line = readLine() {
                server.record(command: line)
                guard handle(line) else { return }
            }
        }

        private mutating func handle(_ line: String) -> Bool {
            switch line.prefix(4).uppercased() {
            case "EHLO":
                let lines = ["scripted.example"] + server.ehlo
                let text = lines.enumerated().map { "250\($0 == lines.count - 1 ? " " : "-")\($1)" }.joined(separator: "\r\n")
                return reply(to: .ehlo, text)
            case "AUTH": return authenticate(line)
            case "MAIL": return reply(to: .mail, "250 2.1.0 ok")
            case "RCPT":
                let address = String(line.dropFirst("RCPT TO:<".count).prefix { $0 != ">" })
                let isAccepted = reply(to: .recipient(address), "250 2.1.5 ok") { recipient = $0.hasPrefix("2") ? address : "" }
                return isAccepted
            case "DATA":
                var goesOn = false
                let fallback = recipient.isEmpty ? "503 5.5.1 no recipients" : "354 go ahead"
                guard reply(to: .data, fallback, then: { goesOn = $0.hasPrefix("354") }) else { return false }
                return goesOn ? takeMessage() : true
            case "RSET":
                recipient = ""
                return reply(to: .reset, "250 2.0.0 ok")
            case "QUIT":
                _ = reply(to: .quit, "221 2.0.0 bye")
                return false
            default: return reply(to: .other(line), "500 5.5.2 what?")
            }
        }

        private mutating func takeMessage() -> Bool {
            guard let data = readMessage() else { return false }
            var isTaken = false
            let goesOn = reply(to: .dot, "250 2.0.0 queued") { isTaken = $0.hasPrefix("2") }
            if isTaken {
                let message = Message(connection: number, recipient: recipient, data: data)
                server.state.withLock { $0.messages.append(message) }
                accepted += 1
            }
            recipient = ""
            return goesOn
        }

        /// Lets anybody in who knows how many steps the mechanism has, unless the script says otherwise.
        private mutating func authenticate(_ line: String) -> Bool {
            let rounds =
                line.contains("LOGIN") ? ["VXNlcm5hbWU6", "UGFzc3dvcmQ6"] : line.contains("CRAM") ? ["PDEuMkBoPg=="] : [""]
            let hasInitialResponse = line.split(separator: " ").count > 2
            for round in rounds.dropFirst(hasInitialResponse ? 1 : 0) {
                send("334 \(round)\r\n")
                guard let response = readLine() else { return false }
                server.record(command: response)
            }
            return reply(to: .other(line), "235 2.7.0 welcome")
        }

        /// - Returns: false when the connection is over.
        private func reply(to command: Command, _ usual: String, then: (String) -> Void = { _ in }) -> Bool {
            let bodies = server.state.withLock { state in
                defer { if command == .dot { state.bodies += 1 } }
                return state.bodies
            }
            let exchange = Exchange(connection: number, accepted: accepted, bodies: bodies, command: command)
            switch server.answer(exchange) {
            case .usual:
                then(usual)
                return send(usual + "\r\n")
            case .line(let line):
                then(line)
                return send(line + "\r\n")
            case .raw(let text): return send(text)
            case .lineThenClose(let line):
                then(line)
                send(line + "\r\n")
                return false
            case .close: return false
            case .silence:
                waitUntilClosed()
                return false
            case .trickle(let text):
                for byte in text.utf8 {
                    guard !Loopback.isReadable(socket, milliseconds: 100), send(String(UnicodeScalar(byte))) else { return false }
                }
                return true
            }
        }

        private func waitUntilClosed() {
            var sink = [UInt8](repeating: 0, count: 4_096)
            while recv(socket, &sink, sink.count, 0) > 0 {}
        }

        @discardableResult private func send(_ text: String) -> Bool { Loopback.send(Array(text.utf8), to: socket) }

        private mutating func readLine() -> String? {
            while true {
                if let end = input.firstIndex(of: UInt8(ascii: "\n")) {
                    let line = String(decoding: input[..<end], as: UTF8.self).filter { $0 != "\r" }
                    input.removeFirst(end + 1)
                    return line
                }
                guard fill() else { return nil }
            }
        }

        private mutating func readMessage() -> [UInt8]? {
            let end = Array("\r\n.\r\n".utf8)
            var message = Array("\r\n".utf8)
            while true {
                let searched = max(0, message.count - end.count)
                message += input
                input = []
                if let found = message[searched...].firstRange(of: end) {
                    input = Array(message[found.upperBound...])
                    return Array(message[2..<max(2, found.lowerBound + 2)])
                }
                guard fill() else { return nil }
            }
        }

        private mutating func fill() -> Bool {
            var piece = [UInt8](repeating: 0, count: 65_536)
            let count = recv(socket, &piece, piece.count, 0)
            guard count > 0 else { return false }
            input += piece.prefix(count)
            return true
        }
    }
}
