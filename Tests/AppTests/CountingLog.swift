import Logging
import Synchronization

/// A log that only counts what is written to it.
final class CountingLog: LogHandler, Sendable {
    private let written = Mutex(0)

    var count: Int { written.withLock { $0 } }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }
    var logLevel: Logger.Level {
        get { .info }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        written.withLock { $0 += 1 }
    }
}
