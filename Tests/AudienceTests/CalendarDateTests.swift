import Testing

@testable import Audience

struct CalendarDateTests {
    @Test func dayNumbersGoThereAndBack() throws {
        #expect(CalendarDate(dayNumber: 0)?.description == "1970-01-01")
        #expect(CalendarDate(dayNumber: -719_162)?.description == "0001-01-01")
        #expect(CalendarDate(dayNumber: 2_932_896)?.description == "9999-12-31")
        #expect(CalendarDate(dayNumber: -719_163) == nil)
        #expect(CalendarDate(dayNumber: 2_932_897) == nil)
        var previous: CalendarDate?
        for day in stride(from: -719_162, through: 2_932_896, by: 1) where day % 7 == 0 || (19_000...21_000).contains(day) {
            let date = try #require(CalendarDate(dayNumber: day))
            if date.dayNumber != day || CalendarDate(iso: date.description) != date || previous.map({ $0 >= date }) == true {
                Issue.record("\(date)")
            }
            previous = date
        }
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-1-1", "2026-01-01 ", "20260101", "",
    ])
    func noSuchDay(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }

    @Test func leapDays() {
        #expect(CalendarDate(iso: "2024-02-29") != nil)
        #expect(CalendarDate(iso: "2000-02-29") != nil)
        #expect(CalendarDate(iso: "1900-02-29") == nil)
    }
}
