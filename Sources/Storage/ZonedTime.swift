public import Foundation

/// A moment as the clocks of a zone show it, to the second. In JSON it is ISO 8601 with the offset of the zone.
public struct ZonedTime: Sendable, Hashable, Encodable {
    public let instant: Instant
    public let timeZone: TimeZone

    public init(_ instant: Instant, in timeZone: TimeZone) {
        (self.instant, self.timeZone) = (instant, timeZone)
    }

    private var date: Date { Date(timeIntervalSince1970: Double(instant.seconds)) }

    /// `2026-12-01 09:00:00`
    public var local: String {
        let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: timeZone).year().month().day()
            .time(includingFractionalSeconds: false)
        return String(date.formatted(style).prefix(19))
    }

    /// `2026-12-01 09:00:00 +07:00`, for tables.
    public var stamp: String {
        let text = iso
        return "\(local) \(text.hasSuffix("Z") ? "+00:00" : text.suffix(6))"
    }

    /// `2026-12-01 09:00:00 (Asia/Jakarta)`
    public var text: String { "\(local) (\(timeZone.identifier))" }

    /// `2026-12-01T09:00:00+07:00` (ISO 8601)
    public var iso: String {
        date.formatted(Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: timeZone))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
