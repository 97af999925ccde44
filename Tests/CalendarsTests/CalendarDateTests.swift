import Calendars
import Testing

@Suite struct CalendarDateTests {
    private func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

    @Test func dayNumbersGoThereAndBack() throws {
        #expect(CalendarDate(dayNumber: 0)?.description == "1970-01-01")
        #expect(CalendarDate(dayNumber: CalendarDate.firstNumber)?.description == "0001-01-01")
        #expect(CalendarDate(dayNumber: CalendarDate.lastNumber)?.description == "9999-12-31")
        #expect(CalendarDate(dayNumber: CalendarDate.firstNumber - 1) == nil)
        #expect(CalendarDate(dayNumber: CalendarDate.lastNumber + 1) == nil)
        #expect(CalendarDate(clamping: .min).description == "0001-01-01")
        #expect(CalendarDate(clamping: .max).description == "9999-12-31")
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

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"), ("0001-02-15", -1, "0001-01-15"),
    ])
    func monthsAreClamped(from: String, months: Int, to: String) throws {
        #expect(try day(from).dayNumber(addingMonths: months) == day(to).dayNumber)
    }

    @Test func monthsBeyondTheCalendarAreOneBeyondItsDays() throws {
        #expect(try day("0001-01-31").dayNumber(addingMonths: -1) == CalendarDate.firstNumber - 1)
        #expect(try day("2026-06-30").dayNumber(addingMonths: -1_200_000) == CalendarDate.firstNumber - 1)
        #expect(try day("9999-12-31").dayNumber(addingMonths: 1) == CalendarDate.lastNumber + 1)
    }

    @Test(arguments: [("2026-03-30", 1), ("1969-12-28", 7), ("1970-01-01", 4), ("0001-01-01", 1), ("9999-12-31", 5)])
    func weeksBeginOnMonday(text: String, weekday: Int) throws {
        #expect(try day(text).weekday == weekday)
    }

    @Test(arguments: [("2026-01-01", 1), ("2026-12-31", 365), ("2024-12-31", 366), ("2024-03-01", 61)])
    func daysOfTheYearCountFromOne(text: String, number: Int) throws {
        #expect(try day(text).dayOfYear == number)
    }
}
