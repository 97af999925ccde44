import Audience
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

@Suite struct ExplanationTests {
    private func explain(_ text: String, _ change: @escaping @Sendable (inout ContactFacts, World) -> Void) async throws
        -> SegmentExplanation
    {
        try await withWorld { connection, world in
            var facts = plainContact()
            change(&facts, world)
            try world.insert(connection, facts)
            let read = try #require(try ContactFactsReader(world.catalogue).read(connection, contact: facts.id))
            return try TypedSegment(SegmentParser.parse(text), world.scope("Asia/Jakarta")).explain(
                read, asOf: instant("2026-03-31T10:00Z"))
        }
    }

    @Test func everyConditionIsShownWithItsValue() async throws {
        let explanation = try await explain(
            #"city contains "Jakarta" and not (label has any of ("VIP", "Plain") or age > 18) and pickup is tomorrow and in list "Customers" and interests is missing"#
        ) { facts, world in
            facts.custom[world.field("city").id] = .text("Jakarta \"S\"")
            facts.custom[world.field("pickup").id] = .dateTime(instant("2026-03-31T17:30Z"))
            facts.labels = [1, 2]
            facts.lists = [1]
        }
        #expect(!explanation.isIn)
        #expect(
            explanation.conditions.map { "\($0.text) | \($0.value) | \($0.holds)" } == [
                #"city contains "Jakarta" | "Jakarta \"S\"" | true"#,
                #"label has none of ("VIP", "Plain") | "VIP", "Pelanggan Loyal" | false"#,
                "not age > 18 | missing | true", "pickup is tomorrow | 2026-04-01T00:30:00 | true",
                #"in list "Customers" | subscribed | true"#,
                "interests is missing | missing | true",
            ])
        #expect(explanation.summary == #"out; would be in if label has none of ("VIP", "Plain")"#)
    }

    @Test(arguments: [
        ("vip is true and age > 18", "out; would be in if vip is true and age > 18"),
        ("vip is true or age > 18 and status is pending", "out; would be in if vip is true"),
        ("vip is missing", "in; would be out if vip is present"), ("not vip is true", "in; would be out if vip is true"),
        ("vip is not true and status is active", "in; would be out if vip is true"),
        ("status is active or vip is missing", "in; would be out if status is not active and vip is present"),
    ])
    func theFewestChangesAreNamed(text: String, summary: String) async throws {
        let explanation = try await explain(text) { _, _ in }
        #expect(explanation.summary == summary)
    }

    @Test func segmentsInsideShowTheirConditions() async throws {
        let explanation = try await explain(#"in segment "In Jakarta" and in not segment "Frozen" and sample 100%"#) {
            facts, world in
            facts.custom[world.field("vip").id] = .boolean(true)
            facts.segments = [world.frozen]
        }
        #expect(explanation.conditions.map(\.value).prefix(2) == ["in", "a member"])
        #expect(explanation.conditions[1].text == #"in not segment "Frozen""# && !explanation.conditions[1].holds)
        #expect(explanation.conditions[2].value.hasPrefix("at ") && explanation.conditions[2].value.hasSuffix("%"))
        #expect(explanation.conditions[0].inside.map(\.text) == [#"city contains "jakarta""#, "vip is true"])
        #expect(explanation.conditions[0].inside.map(\.holds) == [false, true])
    }

    // MARK: What contacts have done

    private static let now = instant("2026-05-31T12:00Z")

    private static let people: [ContactFacts] = {
        func bought(_ id: Int64, _ prices: [Double], _ daysAgo: [Int64]) -> ContactFacts {
            contact(
                id,
                zip(prices, daysAgo).map { price, days in
                    event("purchased", Instant(seconds: now.seconds - days * 86_400), ["price": .number(price)])
                })
        }
        var first = bought(1, [400, 500, 450], [91, 60, 30])
        first.custom[8] = GeoPoint(latitude: -6.3, longitude: 106.7).map(ContactValue.location)
        return [first, bought(2, [500], [1]), bought(3, [700], [2]), plainContact(4)]
    }()

    @Test(arguments: [
        (1, "has purchased at least 2 times", "3 times, last 2026-05-01", true),
        (1, "has purchased where price > 450", "once, 2026-04-01", true), (4, "has purchased", "never", false),
        (1, "count of purchased.price = 3", "3 times, last 2026-05-01", true),
        (1, "average of purchased.price >= 500", "average 450", false), (1, "sum of purchased.price > 1000", "sum 1350", true),
        (4, "sum of purchased.price < 1", "missing", false),
        (1, "last of purchased within last 7 days", "last 2026-05-01T12:00:00", false),
        (4, "first of purchased before 2030-01-01", "never", false),
        // Who did it otherwise never "never" did it.
        (1, "has purchased within last 7 days", "3 times, last 2026-05-01, none of which fits", false),
        (1, "has not purchased within last 7 days", "3 times, last 2026-05-01, none of which fits", true),
        (2, "has purchased where price > 900", "once, 2026-05-30, which does not fit", false),
        (2, "has not purchased", "once, 2026-05-30", false), (4, "has not purchased", "never", true),
        (2, "last of purchased where price > 900 within last 7 days", "once, 2026-05-30, which does not fit", false),
        (1, "not sum of purchased.price > 1000", "sum 1350", false),
        (4, "not (home within 25 km of (-6.2, 106.8))", "missing", true),
        (1, "last of purchased more than 2 intervals ago", "last 2026-05-01; 2 intervals are 61 days", false),
        (1, "in top 1 by max of purchased.price", "place 2 of 3, with 500", false),
        (2, "in top 1 by max of purchased.price", "place 3 of 3, with 500", false),
        (2, "in bottom 50% by sum of purchased.price", "place 1 of 3, with 500", true),
        (4, "in top 3 by count of purchased", "not ranked", false),
        (1, "home within 25 km of (-6.2, 106.8)", "15.6 km away", true),
        (4, "home within 25 km of (-6.2, 106.8)", "missing", false),
    ])
    func whatWasDoneIsShown(id: Int64, text: String, value: String, holds: Bool) async throws {
        try await withAsker(Self.people, now: Self.now) { asker in
            let typed = try TypedSegment(SegmentParser.parse(text), asker.world.scope())
            let explanation = try #require(try typed.explain(contact: id, asker.connection, asOf: Self.now))
            #expect(explanation.conditions.map(\.value) == [value])
            #expect(explanation.conditions.map(\.holds) == [holds])
            #expect(explanation.isIn == holds)
        }
    }

    @Test func whatWouldChangeItIsInTheWordsOfTheLanguage() async throws {
        try await withAsker(Self.people, now: Self.now) { asker in
            let text = "has purchased and in top 1 by score or has not purchased at least 2 times"
            let typed = try TypedSegment(SegmentParser.parse(text), asker.world.scope())
            let first = try typed.explain(contact: 1, asker.connection, asOf: Self.now)
            #expect(first?.summary == "out; would be in if in top 1 by score")
            let fourth = try typed.explain(contact: 4, asker.connection, asOf: Self.now)
            #expect(fourth?.summary == "in; would be out if has purchased at least 2 times")
            #expect(try typed.explain(contact: 99, asker.connection, asOf: Self.now) == nil)
        }
    }
}
