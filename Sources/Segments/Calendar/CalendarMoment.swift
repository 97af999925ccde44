public import Calendars

/// A day and time of day as it is written, with or without its offset from UTC.
public struct CalendarMoment: Sendable, Hashable {
    public var day: CalendarDate
    /// Seconds since 00:00.
    public var second: Int
    /// Seconds east of UTC; nil means the time zone of the segment.
    public var offset: Int?

    init(day: CalendarDate, second: Int, offset: Int? = nil) {
        self.day = day
        self.second = second
        self.offset = offset
    }

    /// - Parameters:
    ///   - time: `HH:MM` or `HH:MM:SS`.
    ///   - offset: empty, `Z`, or `+HH:MM`, `-HH:MM`.
    init?(day: CalendarDate, time: String, offset: String) {
        guard let second = Self.seconds(time) else { return nil }
        self.init(day: day, second: second)
        switch offset.first {
        case nil: break
        case "Z", "z": self.offset = 0
        case let sign:
            guard offset.count == 6, let east = Self.seconds(String(offset.dropFirst())), east <= 18 * 3600 else { return nil }
            self.offset = sign == "-" ? -east : east
        }
    }

    /// Reads what `description` writes.
    public init?(iso text: String) {
        let parts = text.split(separator: "T", maxSplits: 1)
        guard parts.count == 2, let day = CalendarDate(iso: String(parts[0])) else { return nil }
        let time = parts[1].prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
        self.init(day: day, time: String(time), offset: String(parts[1].dropFirst(time.count)))
    }

    private static func seconds(_ time: String) -> Int? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.utf8.count == 2 ? UInt8($0) : nil }.map(Int.init)
        guard numbers.count == parts.count, (2...3).contains(parts.count), numbers[0] < 24, numbers[1] < 60,
            numbers.count == 2 || numbers[2] < 60
        else { return nil }
        return numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    }
}

extension CalendarMoment: CustomStringConvertible {
    /// `YYYY-MM-DDTHH:MM[:SS][Z or ±HH:MM]`.
    public var description: String {
        var text = "\(day)T\(Self.clock(second, seconds: second % 60 != 0))"
        if let offset {
            text += offset == 0 ? "Z" : (offset < 0 ? "-" : "+") + Self.clock(abs(offset), seconds: false)
        }
        return text
    }

    static func clock(_ second: Int, seconds: Bool) -> String {
        "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2))" + (seconds ? ":\(padded(second % 60, 2))" : "")
    }
}
