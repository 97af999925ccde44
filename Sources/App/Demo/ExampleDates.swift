internal import Calendars
internal import Foundation

/// Moves the dates of the examples by whole days, so that on whatever day the demo runs, it is the day they were written for.
struct ExampleDates {
    /// The day after the last event of `campaigns/activities/`.
    private static let writtenFor = CalendarDate(iso: "2026-11-20")

    /// How many days later it is.
    let days: Int

    init(now: Date, timeZone: TimeZone) {
        let today = ZonedCalendar(timeZone).local(Int64(now.timeIntervalSince1970.rounded(.down))).day
        days = if let from = Self.writtenFor { today.dayNumber - from.dayNumber } else { 0 }
    }

    /// Rewrites every file of a folder and of those in it.
    func move(_ folder: URL) throws {
        guard days != 0 else { return }
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let file = folder.appendingPathComponent(path)
            guard ["csv", "jsonl", "yaml"].contains(file.pathExtension) else { continue }
            try Data(moved(Array(Data(contentsOf: file)))).write(to: file)
        }
    }

    /// The text with its ISO dates moved, but for those before 2020: birthdays stay.
    func moved(_ text: [UInt8]) -> [UInt8] {
        var moved: [UInt8] = []
        moved.reserveCapacity(text.count)
        var rest = text[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "2"), let date = Self.date(rest), let later = CalendarDate(dayNumber: date.dayNumber + days) {
                moved += later.description.utf8
                rest = rest.dropFirst(10)
            } else {
                moved.append(byte)
                rest = rest.dropFirst()
            }
        }
        return moved
    }

    /// The date that the text begins with.
    private static func date(_ text: ArraySlice<UInt8>) -> CalendarDate? {
        guard text.starts(with: "202".utf8) else { return nil }
        return CalendarDate(iso: String(decoding: text.prefix(10), as: UTF8.self))
    }
}
