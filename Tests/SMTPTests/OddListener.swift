import Foundation
import Synchronization

/// An `OddServer` on loopback, over plain sockets and threads.
final class OddListener: Sendable {
    let port: Int
    private let listener: Int32
    private let state: Mutex<State>

    private struct State {
        var server: OddServer
        var sockets: Set<Int32> = []
        var isStopped = false
    }

    init(ehlo: [String], script: OddServer.Script) throws {
        state = Mutex(State(server: OddServer(ehlo: ehlo, script: script)))
        (listener, port) = try Loopback.listen()
        Thread.detachNewThread { [self] in accept() }
    }

    /// The recipients of what it took.
    var taken: [String] { state.withLock { $0.server.taken } }
    var oddities: Int { state.withLock { $0.server.oddities } }

    func stop() {
        let sockets = state.withLock { state in
            state.isStopped = true
            return state.sockets
        }
        for socket in sockets + [listener] { shutdown(socket, Int32(SHUT_RDWR)) }
        close(listener)
    }

    /// One client after the other, as the pool of one connection makes them.
    private func accept() {
        while case let socket = Foundation.accept(listener, nil, nil), socket >= 0 {
            let greeting: [OddServer.Output]? = state.withLock { state in
                guard !state.isStopped else { return nil }
                state.sockets.insert(socket)
                return state.server.connect()
            }
            if let greeting { serve(socket, greeting) }
            state.withLock { _ = $0.sockets.remove(socket) }
            close(socket)
        }
    }

    private func serve(_ socket: Int32, _ greeting: [OddServer.Output]) {
        guard send(greeting, to: socket) else { return }
        var piece = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(socket, &piece, piece.count, 0), count > 0 {
            let answers = state.withLock { $0.server.take(piece.prefix(count)) }
            guard send(answers, to: socket) else { return }
        }
    }

    private func send(_ outputs: [OddServer.Output], to socket: Int32) -> Bool {
        for output in outputs {
            guard case .segment(let bytes) = output else { return false }
            _ = Loopback.send(bytes, to: socket)
        }
        return true
    }
}
