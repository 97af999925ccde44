import Foundation
import Testing

@testable import App

/// How the demo's copy of the examples is brought to the day it runs on.
@Suite struct ExampleDatesTests {
    private func dates(now: String) throws -> ExampleDates {
        let date = try Date(now, strategy: .iso8601)
        return ExampleDates(now: date, timeZone: try #require(TimeZone(identifier: "Asia/Jakarta")))
    }

    @Test(arguments: [
        ("2026-11-20T04:59:59Z", 0), ("2026-11-20T17:00:00Z", 1), ("2026-11-19T16:59:59Z", -1), ("2028-02-29T00:00:00Z", 466),
    ])
    func theDayIsJakartas(now: String, days: Int) throws {
        #expect(try dates(now: now).days == days)
    }

    @Test(arguments: [
        ("bought 2026-11-19 09:12,x", "bought 2026-12-01 09:12,x"),
        ("between 2025-12-20 and 2025-12-31", "between 2026-01-01 and 2026-01-12"),
        ("2024-02-20,2024-02-29", "2024-03-03,2024-03-12"),
        ("born 1990-06-10 and 2019-12-31", "born 1990-06-10 and 2019-12-31"),
        ("2026-13-01 2026-02-30 2026-1-1 202", "2026-13-01 2026-02-30 2026-1-1 202"),
        ("222026-11-19é", "222026-12-01é"),
        ("", ""),
    ])
    func onlyDatesOfTheTwentiesMove(text: String, moved: String) throws {
        let result = try dates(now: "2026-12-02T05:00:00Z").moved(Array(text.utf8))
        #expect(String(decoding: result, as: UTF8.self) == moved)
    }
}
