internal import Diagnostics
internal import Foundation
internal import Logging
internal import Storage

/// The log on stderr: times in the workspace's zone, and nothing that a terminal would obey, whoever said it.
struct ConsoleLog: LogHandler {
    let label: String
    let timeZone: TimeZone
    var logLevel = Logger.Level.notice
    var metadata: Logger.Metadata = [:]

    init(label: String, timeZone: TimeZone) {
        (self.label, self.timeZone) = (label, timeZone)
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let line = Self.line(
            event.level, "\(event.message)", all, event.source, label, ZonedTime(SystemTime().now(), in: timeZone))
        guard let line else { return }
        try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }

    /// One line, or nil for what is not worth one: that work ended when the program was told to stop.
    static func line(
        _ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata, _ source: String, _ label: String,
        _ time: ZonedTime
    ) -> String? {
        guard !message.hasSuffix("CancellationError()") else { return nil }
        let values = metadata.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        return PlainText.shown("\(time.iso) \(level) \(label):\(values) [\(source)] \(message)")
    }
}
