internal import Dispatch
internal import Foundation

/// Ctrl-C and SIGTERM cancel the command's task, so that it can drain and stop cleanly; a second one ends the
/// program at once (the ledger holds what was claimed).
enum Interruption {
    static func run(_ work: @escaping @Sendable () async -> Int32) async -> Int32 {
        let task = Task { await work() }
        let queue = DispatchQueue(label: "merpati.signals")
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if task.isCancelled { exit(130) }
                task.cancel()
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return await task.value
    }
}
