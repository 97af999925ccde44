internal import Foundation
internal import Storage

/// A moment as the clocks of a zone show it.
struct ZonedTime {
    let instant: Instant
    let timeZone: TimeZone

    private var date: Date { Date(timeIntervalSince1970: Double(instant.seconds)) }

    /// `2026-12-01 09:00`
    var local: String {
        let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: timeZone).year().month().day()
            .time(includingFractionalSeconds: false)
        return String(date.formatted(style).prefix(16))
    }

    /// `2026-12-01 09:00 Asia/Jakarta`
    var text: String { "\(local) \(timeZone.identifier)" }

    /// `2026-12-01T09:00:00+07:00` (ISO 8601)
    var iso: String {
        date.formatted(Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: timeZone))
    }
}
