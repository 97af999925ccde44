internal import Dispatch
internal import Foundation
internal import Synchronization

/// Ctrl-C, SIGTERM and a closed terminal cancel the command's task, so that it can drain and stop cleanly; a second signal
/// ends the program at once (the ledger holds what was claimed).
enum Interruption {
    /// Ctrl-C.
    static let usual = SIGINT

    private static let received = Mutex<Int32?>(nil)

    /// The signal that told the program to stop.
    static var signal: Int32? { received.withLock { $0 } }

    /// What a person calls it.
    static var name: String {
        switch signal ?? usual {
        case SIGTERM: "SIGTERM"
        case SIGHUP: "SIGHUP"
        default: "Ctrl-C"
        }
    }

    static func run(_ work: @escaping @Sendable () async -> Int32) async -> Int32 {
        let task = Task { await work() }
        let queue = DispatchQueue(label: "merpati.signals")
        let sources = signals.map { number in
            Foundation.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                let isFirst = received.withLock { received in
                    defer { received = received ?? number }
                    return received == nil
                }
                guard isFirst else {
                    // A closed terminal, and systemd, send SIGHUP beside another one: that is no second wish.
                    if number == SIGHUP { return }
                    exit(128 + number)
                }
                task.cancel()
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return await task.value
    }

    /// Started by nohup(1), a closed terminal means nothing.
    private static var signals: [Int32] {
        var hangup = sigaction()
        sigaction(SIGHUP, nil, &hangup)
        #if canImport(Glibc)
            let isIgnored = hangup.__sigaction_handler.sa_handler.map { unsafeBitCast($0, to: Int.self) == 1 } ?? false
        #else
            let isIgnored = hangup.__sigaction_u.__sa_handler.map { unsafeBitCast($0, to: Int.self) == 1 } ?? false
        #endif
        return isIgnored ? [SIGINT, SIGTERM] : [SIGINT, SIGTERM, SIGHUP]
    }
}
