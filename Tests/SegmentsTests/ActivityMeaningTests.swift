import Audience
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

/// Each rule of what contacts have done, by examples that are asked of both evaluators.
@Suite struct ActivityMeaningTests {
    private static let now = instant("2026-05-31T12:00Z")

    // MARK: Windows

    /// A rolling window is open at its beginning and closed at its end.
    @Test(arguments: [
        ("2026-05-24T12:00Z", 0, false), ("2026-05-24T12:00Z", 1, true), ("2026-05-31T12:00Z", 0, true),
        ("2026-05-31T12:00Z", 1, false), ("2026-05-24T11:59Z", 0, false),
    ])
    func rollingWindow(at: String, microseconds: Int64, expected: Bool) async throws {
        try await ask([event("attended", Instant(microseconds: instant(at).microseconds + microseconds))]) { asker in
            try asker.expect("has attended within last 7 days", expected ? [1] : [])
            try asker.expect("count of attended within last 7 days = 1", expected ? [1] : [])
            try asker.expect("has not attended within last 168 hours", expected ? [] : [1])
        }
    }

    @Test(arguments: [
        ("has attended before 2026-05-10", false), ("has attended before 2026-05-11", true),
        ("has attended before 2026-05-10T08:00Z", false), ("has attended before 2026-05-10T08:01Z", true),
        ("has attended after 2026-05-09", true), ("has attended after 2026-05-10", false),
        ("has attended after 2026-05-10T07:59Z", true), ("has attended after 2026-05-10T08:00Z", false),
        ("has attended between 2026-05-10 and 2026-05-10", true), ("has attended between 2026-05-11 and 2026-05-12", false),
        ("has attended between 2026-05-10T08:00Z and 2026-05-10T08:00Z", true), ("has attended on 2026-05-10", true),
        ("has attended on 2026-05-11", false), ("has attended within last 1 month", true), ("has attended on yesterday", false),
    ])
    func windows(text: String, expected: Bool) async throws {
        try await ask([event("attended", instant("2026-05-10T08:00Z"))]) { try $0.expect(text, expected ? [1] : []) }
    }

    /// On 29 March 2026 the clocks of Warsaw go from 02:00 to 03:00: the day has 23 hours.
    @Test(arguments: [
        ("2026-03-28T22:59:59Z", false), ("2026-03-28T23:00Z", true), ("2026-03-29T21:59:59Z", true),
        ("2026-03-29T22:00Z", false),
    ])
    func aDayOf23Hours(at: String, expected: Bool) async throws {
        try await ask([event("attended", instant(at))], zone: "Europe/Warsaw") {
            try $0.expect("has attended on 2026-03-29", expected ? [1] : [])
            try $0.expect("first of attended on 2026-03-29", expected ? [1] : [])
        }
    }

    /// Asked as of a day in the past, what came later is outside of every window that ends with "now".
    @Test func laterEventsDoNotCountInAWindowThatEndsNow() async throws {
        let (long, recent, later) = (instant("2025-01-01T00:00Z"), instant("2026-05-30T00:00Z"), instant("2026-06-02T00:00Z"))
        let people = [
            contact(1, [event("opened", recent), event("opened", later)]), contact(2, [event("opened", later)]),
            contact(3, [event("opened", long), event("opened", later)]), contact(4, [event("opened", long)]), contact(5, []),
        ]
        try await ask(people) {
            try $0.expect("has opened within last 7 days", [1])
            try $0.expect("has not opened within last 7 days", [2, 3, 4, 5])
            try $0.expect("has opened within last 2 years", [1, 3, 4])
            try $0.expect("has opened after 2026-05-31", [1, 2, 3])
            try $0.expect("has opened between 2026-05-29 and 2026-05-31", [1])
            try $0.expect("has opened between 2026-02-01 and 2026-05-31", [1])
            try $0.expect("has opened", [1, 2, 3, 4])
            try $0.expect("last of opened is in 2 days", [1, 2, 3])
            try $0.expect("last of opened more than 30 days ago", [4])
        }
    }

    // MARK: How often

    @Test func timesIncludeNone() async throws {
        let moments = [1, 2, 3].map { Instant(seconds: $0) }
        let people = (0...3).map { count in contact(Int64(count) + 1, moments.prefix(count).map { event("purchased", $0) }) }
        try await ask(people) {
            for (text, expected) in [
                ("has purchased", [2, 3, 4]), ("has not purchased", [1]), ("has purchased at least 2 times", [3, 4]),
                ("has purchased at most 1 time", [1, 2]), ("has purchased at most 0 times", [1]),
                ("has purchased exactly 0 times", [1]),
                ("has purchased exactly 2 times", [3]), ("has purchased between 0 and 1 times", [1, 2]),
                ("has purchased between 2 and 3 times", [3, 4]), ("has purchased between 3 and 2 times", []),
                ("has purchased at least 0 times", [1, 2, 3, 4]), ("has not purchased at most 1 time", [3, 4]),
                ("has purchased at most 1 time after 1970-01-01T00:00:02Z", [1, 2, 3, 4]),
                ("has purchased exactly 1 time after 1970-01-01T00:00:01Z", [3]),
                ("has purchased at most 1 time where price is missing before 1970-01-01T00:00:03Z", [1, 2]),
                ("count of purchased = 0", [1]), ("count of purchased < 2", [1, 2]),
                ("count of purchased between 1 and 2", [2, 3]),
                ("count of purchased != 0", [2, 3, 4]), ("count of purchased.price >= 0", [1, 2, 3, 4]),
                ("count of purchased.price > 0", []), ("count of purchased > -1", [1, 2, 3, 4]),
                ("count of purchased < 0.5", [1]),
            ] { try $0.expect(text, expected.map(Int64.init)) }
        }
    }

    @Test func whatAMachineDidIsNotCounted() async throws {
        try await withWorld { connection, world in
            let people = [contact(1, []), contact(2, [event("opened", Self.now)])]
            let sample = RandomAudience.Sample(people: people, machines: [1: [Self.now, Self.now], 2: [Self.now]])
            try world.replace(connection, with: sample)
            let asker = Asker(connection, world, people, now: Self.now)
            try asker.expect("has opened", [2])
            try asker.expect(#"has clicked where link contains "example""#, [])
            try asker.expect("count of opened within last 1 day = 1", [2])
            try asker.expect("has not opened within last 1 day", [1])
        }
    }

    // MARK: Where

    @Test func everyTestHoldsOnOneEvent() async throws {
        let roses = event("purchased", Self.now, ["product": .text("Roses"), "price": .number(150), "quantity": .number(1)])
        let tulips = event("purchased", Self.now, ["product": .text("TULIPS"), "price": .number(20), "quantity": .number(2)])
        let both = event("purchased", Self.now, ["product": .text("roses"), "price": .number(101), "quantity": .number(2)])
        try await ask([
            contact(1, [roses, tulips]), contact(2, [both]), contact(3, [event("purchased", Self.now)]), contact(4, []),
        ]) {
            try $0.expect("has purchased where price > 100 and quantity >= 2", [2])
            try $0.expect("has purchased where price > 100", [1, 2])
            try $0.expect(#"has purchased where product is "rosés" ignoring accents"#, [1, 2])
            // What is missing is not roses.
            try $0.expect(#"has purchased where product is not "roses""#, [1, 3])
            try $0.expect("has purchased where product is missing", [3])
            try $0.expect(#"has not purchased where product is "roses""#, [3, 4])
            try $0.expect("has purchased at least 2 times where price is present", [1])
        }
    }

    @Test func referencesAreFoundByName() async throws {
        let spring = ("sent", ActivityFacts(at: Self.now, ids: ["campaign": 11]))
        let other = ("sent", ActivityFacts(at: Self.now, ids: ["campaign": 13]))
        let vip = ("labelled", ActivityFacts(at: Self.now, ids: ["label": 1]))
        let list = ("subscribed", ActivityFacts(at: Self.now, ids: ["list": 2]))
        try await ask([contact(1, [spring, vip]), contact(2, [other, list]), contact(3, [event("sent", Self.now)])]) {
            for (text, expected) in [
                (#"has sent where campaign is "Spring-Sale""#, [1]), (#"has sent where campaign is not "spring-sale""#, [2, 3]),
                (#"has sent where campaign starts with "spring""#, [1]), (#"has sent where campaign in ("x", "ĐẶC BIỆT")"#, [2]),
                (#"has sent where campaign contains "dac" ignoring accents"#, [2]),
                (#"has sent where campaign is "unknown""#, []),
                (#"has not sent where campaign is "unknown""#, [1, 2, 3]), ("has sent where campaign is missing", [3]),
                (#"has labelled where label is "vip""#, [1]), (#"has subscribed where list in ("newsletter", "Customers")"#, [2]),
            ] { try $0.expect(text, expected.map(Int64.init)) }
        }
    }

    // MARK: Helpers

    private func ask(
        _ events: [(String, ActivityFacts)], zone: String = "UTC", _ body: @escaping @Sendable (Asker) throws -> Void
    ) async throws {
        try await ask([contact(1, events)], zone: zone, body)
    }

    private func ask(
        _ people: [ContactFacts], zone: String = "UTC", _ body: @escaping @Sendable (Asker) throws -> Void
    ) async throws {
        try await withAsker(people, now: Self.now, zone: zone, body)
    }
}
