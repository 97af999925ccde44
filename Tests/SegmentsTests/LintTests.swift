import Audience
import Calendars
import Foundation
import Storage
import Testing

@testable import Segments

/// What lint says about single segments.
@Suite struct LintTests {
    static let now = instant("2026-03-31T12:00Z")

    /// Lint asks no database: one world is enough for all.
    private static let world = Task { try await withWorld { _, world in world } }

    private func findings(_ text: String, counts: SegmentCounts? = nil, broad: Double = 0.6) async throws -> [SegmentFinding] {
        let world = try await Self.world.value
        let segment = try TypedSegment(SegmentParser.parse(text), world.scope("Asia/Jakarta"))
        return SegmentLint.findings(of: segment, asOf: Self.now, counts: counts, broad: broad)
    }

    private func kinds(_ text: String, counts: SegmentCounts? = nil) async throws -> [SegmentFinding.Kind] {
        try await findings(text, counts: counts).map(\.kind)
    }

    // MARK: Never true

    @Test(arguments: [
        "status is active and status is pending",
        "status in (active, pending) and not status in (active, pending, complained)",
        "age > 5 and age < 3", "age > 5 and age < 5", "age >= 5 and age < 5", "age between 7 and 3", "age is 4 and age in (5, 6)",
        "age > 5 and not age > 4", "age <= 3 and not age < 4",
        "age is missing and age > 3", "birthday is missing and birthday is today", "city is missing and city contains \"x\"",
        "vip is true and vip is false", "vip is present and not vip is true and not vip is false",
        "size is \"S\" and size is \"M\"", "size is \"S\" and size is missing",
        #"city is "Jakarta" and city is "Bandung""#, #"city is "JAKARTA" and not city is "jakarta""#,
        #"city is "Đà Nẵng" and not city is "da nang" ignoring accents"#, #"city is "Jakarta" and city starts with "b""#,
        #"city starts with "Ja" and city starts with "Ka""#, #"city ends with "ta" and city ends with "ka""#,
        #"city contains "jakarta" and city does not contain "kart""#,
        #"city starts with "jakarta" and not city starts with "JA""#,
        #"city in ("a", "b") and city not in ("B", "A", "c")"#, #"email is "a@x.example" and email is "b@x.example""#,
        "email is missing", "created is missing",
        #"label has all of ("VIP", "Plain") and label has none of ("Plain")"#, #"label has "VIP" and label is missing"#,
        #"label has any of ("VIP", "Plain") and label has none of ("VIP", "Plain")"#,
        #"interests has all of ("Roses", "Tulips") and not interests has all of ("Tulips", "Roses")"#,
        #"category has "Tier" and category has none of ("tier")"#,
        #"in list "Customers" and not in list "customers""#, #"in segment "Frozen" and not in segment "frozen""#,
        #"sample 5% seed "a" and not sample 20% seed "a""#, "sample 0%",
        "pickup before 2026-01-01 and pickup after 2026-01-01", "pickup between 2026-05-02 and 2026-05-01",
        "pickup on 2026-01-01 and pickup on 2026-01-02", "birthday between today and yesterday",
        "pickup is today and pickup is yesterday", "pickup within last 7 days and pickup more than 30 days ago",
        "pickup within last 7 days and not pickup within last 2 weeks",
        "birthday within last 7 days and birthday within next 7 days",
        "pickup is this month and pickup is next month", "pickup within last 1 month and pickup more than 32 days ago",
        "pickup before 2020-01-01 and pickup within last 30 days", "pickup is 3 days ago and not pickup within last 1 week",
        "anniversary of birthday is today and anniversary of birthday is tomorrow",
        "anniversary of birthday is today and birthday is missing",
        "anniversary of birthday on 2026-05-01 and anniversary of birthday on 2026-06-01",
        // Through `not`, `or` and other segments.
        #"not (city is not "Jakarta" or city is not "Bandung")"#, "age is present and not (age < 5 or age > 3)",
        "(age > 5 or vip is true) and age < 3 and vip is false",
        #"in segment "In Jakarta" and city is "Bandung" and vip is false"#,
        #"not in segment "In Jakarta" and vip is true"#,
        // What contacts did.
        "has purchased and has not purchased", "has purchased at least 3 times and has purchased at most 2 times",
        "has purchased where price > 100 and price < 50", "has purchased where price > 100 and not has purchased",
        "has purchased where price > 100 and not has purchased where price > 50",
        "has purchased within last 7 days and has not purchased within last 30 days",
        "count of purchased > 0 and count of purchased < 1", "count of purchased is 2.5",
        "sum of purchased.price > 100 and sum of purchased.price < 50", "sum of purchased.price > 0 and has not purchased",
        "last of purchased more than 30 days ago and has purchased within last 7 days",
        "first of purchased within last 7 days and has purchased before 2026-01-01",
        "last of purchased within last 7 days and last of purchased more than 7 days ago",
        "has purchased between 2026-05-02 and 2026-05-01", "has purchased at least 2 times where fit is \"S\" and fit is \"M\"",
        "in top 10% by score and not in top 10% by score",
        #"has opened where campaign is "spring-sale" and not has opened where campaign is "Spring-Sale""#,
        "home within 5 km of (0, 0) and home is missing",
    ]) func neverTrue(text: String) async throws {
        let found = try await findings(text)
        #expect(found.first?.kind == .impossible, "\(text): \(found)")
        #expect(found.first?.severity == .error)
    }

    @Test(arguments: [
        #"has opened where campaign starts with "spring" and campaign is not "spring-sale""#,
        #"has subscribed where list contains "zzz""#, #"has labelled where label starts with "Promo""#,
        "age > 3 and age < 5", "age >= 5 and age <= 5", "age between 3 and 3", "age is 4 and age in (4, 6)",
        "size is present and not size in (\"S\", \"M\", \"L\")", "label is present and label has none of (\"VIP\", \"Plain\")",
        #"city starts with "Ja" and city starts with "jakarta""#, #"city contains "ja" and city does not contain "jak""#,
        #"city is "da nang" ignoring accents and not city is "Đà Nẵng""#,
        #"label has any of ("VIP", "Plain") and label has none of ("VIP")"#,
        // Only time makes it true.
        "pickup after 2030-01-01 and pickup within last 7 days", "pickup between 2030-01-01 and today",
        "has purchased between 2030-01-01 and 2030-02-01 and has purchased within last 30 days",
        // A leap year and long months make it true.
        "pickup within last 1 year and pickup more than 365 days ago",
        "pickup within last 1 month and pickup more than 30 days ago",
        "anniversary of birthday on 2028-02-29 and anniversary of birthday is today",
        "has purchased where price > 100 and has not purchased where price > 200",
        "has purchased where price > 100 and not has purchased where quantity > 1",
        "last of purchased more than 7 days ago and has purchased at least 2 times",
        // A campaign of that name may still come.
        #"has opened where campaign is "autumn" and not has opened where campaign is "winter""#,
        #"has opened where campaign is "autumn" and has not opened where campaign is "spring-sale""#,
        "in top 10% by score and not in top 20% by score",
    ]) func possible(text: String) async throws {
        let found = try await kinds(text)
        #expect(!found.contains(.impossible) && !found.contains(.alwaysTrue), "\(text): \(found)")
    }

    @Test func aContradictionIsShownAtItsPlaceAndWithItsReason() async throws {
        let found = try await findings("vip is true and age > 5\n  and size is \"M\" and age < 3")
        #expect(found.count == 1)
        #expect(found.first?.message == "`age > 5` and `age < 3` exclude each other, so nobody can ever match")
        #expect(found.first?.span?.line == 2)
        #expect(found.first?.span?.column == 23)
        #expect(found.first?.description.hasPrefix("line 2, column 23: error: `age > 5`") == true)
    }

    @Test func aSideOfAnOrThatIsRuledOutIsAWarning() async throws {
        let found = try await findings(#"age < 3 and (age > 5 or city is "Jakarta")"#)
        #expect(found.map(\.kind) == [.deadAlternative])
        #expect(found.first?.span?.column == 14)
        #expect(found.first?.message.contains("`age > 5` and `age < 3` exclude each other") == true)
    }

    @Test func whatIsWrongWithAnotherSegmentIsSaidThere() async throws {
        let found = try await withWorld { connection, world in
            let never = SegmentScope.Reference(
                id: 99, name: "Never", kind: .dynamic, text: "age > 5 and age < 3", calendar: ZonedCalendar(.gmt))
            let scope = SegmentScope(catalogue: world.catalogue, segments: [never], calendar: ZonedCalendar(.gmt))
            return SegmentLint.findings(
                of: try TypedSegment(SegmentParser.parse(#"in segment "Never" or vip is true"#), scope), asOf: Self.now)
        }
        #expect(found == [])
    }

    // MARK: Always true, and broad

    @Test(arguments: [
        "status is present", "email is present", "not (age > 5 and age < 3)", "city is \"x\" or city is not \"x\"",
        "age is missing or age > 3 or age <= 3", "sample 100%", "vip is true or not vip is true",
        "has purchased at least 0 times", "not has purchased or count of purchased >= 1",
    ]) func alwaysTrue(text: String) async throws {
        #expect(try await kinds(text) == [.alwaysTrue], "\(text)")
    }

    @Test func aConditionThatSaysNothingIsShown() async throws {
        let found = try await findings(#"city is "Jakarta" and (age is missing or age is present)"#)
        #expect(found.map(\.kind) == [.emptyCondition])
        #expect(found.first?.span?.column == 24)
    }

    @Test(arguments: [
        #"city is not "Jakarta""#, #"label has none of ("VIP")"#, "not in list \"Customers\"", "status is active",
        "status in (active, pending)", #"not (city is "Jakarta" and age > 5)"#, #"city is "Jakarta" or not age > 3"#,
        "not in top 10% by score",
    ]) func notNarrowing(text: String) async throws {
        #expect(try await kinds(text).contains(.notNarrowing), "\(text)")
    }

    @Test(arguments: [
        #"city is "Jakarta""#, "age is missing", "has not purchased", #"status is active and city is not "Jakarta" and age > 3"#,
        "sample 10%", "in segment \"In Jakarta\"", "not (age is present or vip is present)",
        "has not sent or (has not opened and has not clicked)",
    ]) func narrowing(text: String) async throws {
        #expect(try await !kinds(text).contains(.notNarrowing), "\(text)")
    }

    @Test func countsDecideWhatIsBroadOrEmpty() async throws {
        let most = SegmentCounts(members: 80, reachable: 61, allReachable: 100)
        #expect(try await kinds("age > 3", counts: most) == [.tooBroad])
        let share = SegmentCounts(members: 80, reachable: 60, allReachable: 100)
        #expect(try await kinds("age > 3", counts: share) == [])
        #expect(
            try await findings("age > 3", counts: share, broad: 0.5).first?.message
                == "60% of those who can be mailed match (60 of 100)")
        let nobody = SegmentCounts(members: 0, reachable: 0, allReachable: 100)
        #expect(try await kinds("age > 3", counts: nobody) == [.matchesNobody])
        #expect(try await kinds("age > 3 and age < 3", counts: nobody) == [.impossible])
    }

    // MARK: Newcomers, status, campaigns

    @Test(arguments: [
        "has not opened within last 30 days", "in list \"Customers\" and has not purchased within last 1 year",
        "count of opened within last 30 days = 0 and age > 3", "count of opened within last 30 days < 1",
        "has opened exactly 0 times within last 7 days", "created within last 60 days and has not opened within last 30 days",
        "(created more than 30 days ago or age > 3) and has not opened within last 30 days",
        "not (has opened within last 30 days or has clicked within last 30 days)",
    ]) func newcomers(text: String) async throws {
        let found = try await findings(text).filter { $0.kind == .ageGuard }
        #expect(!found.isEmpty, "\(text)")
        #expect(found.first?.advice.contains("created more than") == true)
    }

    @Test(arguments: [
        "created more than 30 days ago and has not opened within last 30 days",
        "created before 2026-01-01 and has not opened within last 30 days",
        "not created within last 30 days and has not opened within last 30 days",
        "first of sent more than 30 days ago and has not opened within last 30 days",
        "has added before 2026-01-01 and has not opened within last 30 days",
        "has subscribed and has not opened within last 30 days", "has purchased and has not purchased within last 90 days",
        "age > 3 and (created more than 60 days ago and has not opened within last 30 days or vip is true)",
        "has not opened", "has not opened before 2026-01-01", "has opened within last 30 days",
        "birthday before 2020-01-01 and has not opened within last 30 days",
    ]) func nobodyNew(text: String) async throws {
        #expect(try await !kinds(text).contains(.ageGuard), "\(text)")
    }

    @Test func theStatusIsForCampaignsToDecide() async throws {
        #expect(try await findings("status is active and age > 3").map { "\($0.kind) \($0.severity)" } == ["statusActive notice"])
        #expect(try await kinds("status is unsubscribed") == [.unmailable])
        #expect(try await kinds("age > 3 and not status is active") == [.unmailable])
        #expect(try await kinds("age > 3 and (status is pending or status is active)") == [])
    }

    @Test func aCampaignThatDoesNotExistIsShown() async throws {
        let found = try await findings(#"has opened where campaign in ("spring-sale", "spring-sail")"#)
        #expect(found.map(\.kind) == [.unknownCampaign])
        #expect(found.first?.span?.column == 46)
        #expect(found.first?.message.contains("spring-sale") == true)
        #expect(
            try await kinds(
                #"in top 10% by count of opened where campaign is "nothing" among (last of sent where campaign is "none" before 2026-01-01)"#
            )
                == [.unknownCampaign, .unknownCampaign])
        #expect(try await kinds(#"has opened where campaign contains "nothing""#) == [])
    }
}
