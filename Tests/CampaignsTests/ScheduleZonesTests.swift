import Audience
import Calendars
import Foundation
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// Every kind of schedule in every time zone, from 2024 to 2030: what comes is held against the days asked for, one by one.
@Suite struct ScheduleZonesTests {
    private static let day: Int64 = 86_400
    private static let first = 19_723  // 2024-01-01
    private static let last = 22_279  // 2030-12-31

    private static func offset(_ zone: TimeZone, _ seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }

    /// One zone of each kind: those that change their clocks alike give the same answers.
    private static let zones: [TimeZone] = {
        var known: [[Int64]: TimeZone] = [:]
        for name in TimeZone.knownTimeZoneIdentifiers.sorted() {
            guard let zone = TimeZone(identifier: name) else { continue }
            let offsets = (first - 2...last + 2).map { offset(zone, Int64($0) * day) }
            // Changes on the same day at another hour are another kind.
            let changes = offsets.indices.dropFirst().filter { offsets[$0] != offsets[$0 - 1] }
                .map { change(zone, before: Int64(first - 2 + $0) * day) }
            known[[offsets[0]] + changes.flatMap { [$0, offset(zone, $0)] }] = zone
        }
        return known.values.sorted { $0.identifier < $1.identifier }
    }()

    /// The first second with the new offset.
    private static func change(_ zone: TimeZone, before end: Int64) -> Int64 {
        var (low, high) = (end - day, end)
        while high - low > 1 {
            let middle = (low + high) / 2
            if offset(zone, middle) == offset(zone, end) { high = middle } else { low = middle }
        }
        return high
    }

    /// Times of the clock that a zone's changes leave out or repeat, or that are next to them, and any.
    private static func times(_ zone: TimeZone, _ random: inout SeededRandom) -> [Schedule.ClockTime] {
        var minutes: Set<Int> = [0, 23 * 60 + 59, Int.random(in: 0..<1440, using: &random)]
        for number in first...last {
            let start = Int64(number) * day
            guard offset(zone, start) != offset(zone, start + day) else { continue }
            let moment = change(zone, before: start + day)
            let (before, after) = (offset(zone, moment - 1), offset(zone, moment))
            for shown in [moment + before, moment + after] {
                for distance: Int64 in [-30, -1, 0, 15, 30, 60] {
                    minutes.insert(Int((((shown / 60 + distance) % 1440) + 1440) % 1440))
                }
            }
            if minutes.count > 12 { break }
        }
        return minutes.sorted().map { .init(hour: $0 / 60, minute: $0 % 60) }
    }

    /// Whether a moment is right for a time asked for on a day, by the zone's offsets alone.
    private static func isRight(_ moment: Instant, _ zone: TimeZone, _ number: Int, _ time: Schedule.ClockTime) -> Bool {
        let asked = Int64(number) * day + Int64(time.hour * 3600 + time.minute * 60)
        let own = offset(zone, moment.seconds)
        // A day before, and two days around, there is one change at most.
        let (before, after) = (offset(zone, moment.seconds - day), offset(zone, moment.seconds + day))
        let shown = moment.seconds + own
        if shown == asked {
            // Not the second time.
            return ![before, after].contains { $0 > own && offset(zone, asked - $0) == $0 }
        }
        let isLeftOut = [before, own, after].allSatisfy { offset(zone, asked - $0) != $0 }
        return isLeftOut && shown - asked == own - before
    }

    /// The days that a repetition asks for, by Foundation's calendar.
    private static func days(_ repetition: Schedule.Repetition) -> [Int] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return (first...last).filter { number in
            let date = Date(timeIntervalSince1970: Double(Int64(number) * day))
            let parts = calendar.dateComponents([.month, .day, .weekday], from: date)
            let days = calendar.range(of: .day, in: .month, for: date)?.count ?? 0
            switch repetition {
            case .daily: return true
            case .weekly(let weekday):
                let names: [Locale.Weekday] = [.sunday, .monday, .tuesday, .wednesday, .thursday, .friday, .saturday]
                return names[(parts.weekday ?? 1) - 1] == weekday
            case .monthly(let day): return parts.day == min(day, days)
            case .yearly(let month, let day): return parts.month == month && parts.day == min(day, days)
            }
        }
    }

    @Test func `every occurrence comes once, in order, at the time asked for or as much later as the clocks jump`() throws {
        let seed = SeededRandom.seed()
        print("MERPATI_SEED=\(seed)")
        var random = SeededRandom(seed: seed)
        #expect(Self.zones.count > 50)
        let repetitions: [Schedule.Repetition] = [
            .daily, .weekly(.sunday), .weekly(.friday), .monthly(day: 29), .monthly(day: 31), .yearly(month: 2, day: 29),
            .yearly(month: 10, day: 25),
        ]
        let asked = repetitions.map { (repetition: $0, days: Self.days($0)) }
        for zone in Self.zones {
            let times = Self.times(zone, &random)
            for (repetition, days) in asked {
                // All times where there are few days, some where there are many.
                for time in repetition == .daily ? Array(times.shuffled(using: &random).prefix(2)) : times {
                    check(zone, repetition, days, time)
                }
            }
        }
    }

    private func check(_ zone: TimeZone, _ repetition: Schedule.Repetition, _ days: [Int], _ time: Schedule.ClockTime) {
        let what = "\(zone.identifier) \(repetition) \(time)"
        guard let day = CalendarDate(dayNumber: Self.first), let until = CalendarDate(dayNumber: Self.last) else { return }
        let schedule = Schedule(timing: .repeating(repetition, time, until: until), timeZone: zone)
        let begin = ZonedCalendar(zone).moment(dayNumber: day.dayNumber, second: time.hour * 3600 + time.minute * 60)
        let start = Instant(seconds: begin - 1)
        let found = schedule.occurrences(after: start, limit: days.count + 5)
        #expect(found.count == days.count, "\(what): \(found.count) of \(days.count)")
        #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 }, "\(what)")
        for (moment, number) in zip(found, days) where !Self.isRight(moment, zone, number, time) {
            Issue.record("\(what) on \(CalendarDate(dayNumber: number)?.description ?? ""): \(moment.seconds)")
            return
        }
        // The same once, for some of the days.
        for index in stride(from: 0, to: min(found.count, days.count), by: max(1, days.count / 50)) {
            guard let day = CalendarDate(dayNumber: days[index]) else { continue }
            let once = Schedule(timing: .at(day, time), timeZone: zone)
            #expect(once.next(after: start) == found[index], "\(what)")
            #expect(once.next(after: found[index]) == nil)
        }
    }
}
