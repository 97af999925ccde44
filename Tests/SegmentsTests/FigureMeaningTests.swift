import Audience
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

/// Each rule of figures, ranks, intervals and places, by examples with results worked out by hand.
@Suite struct FigureMeaningTests {
    private static let now = instant("2026-05-31T12:00Z")

    private func bought(_ id: Int64, _ prices: [Double?], daysAgo: [Int] = []) -> ContactFacts {
        contact(
            id,
            prices.enumerated().map { index, price in
                let days = daysAgo.isEmpty ? prices.count - index : daysAgo[index]
                return event(
                    "purchased", Instant(seconds: Self.now.seconds - Int64(days) * 86_400),
                    price.map { ["price": .number($0)] } ?? [:])
            })
    }

    @Test func figures() async throws {
        let people = [bought(1, [0.1, 0.2]), bought(2, [nil]), bought(3, []), bought(4, [100, nil, 50.5, -1]), bought(5, [0])]
        try await withAsker(people, now: Self.now) {
            for (text, expected) in [
                ("sum of purchased.price = 0.3", [1]), ("sum of purchased.price != 0.3", [2, 3, 4, 5]),
                ("sum of purchased.price = 149.5", [4]), ("sum of purchased.price < 1", [1, 5]),
                ("sum of purchased.price = 0", [5]),
                ("average of purchased.price = 0.15", [1]), ("average of purchased.price between 49.833333 and 49.833334", [4]),
                ("average of purchased.price = 49.833333", [4]), ("min of purchased.price = -1", [4]),
                ("min of purchased.price < 0.1", [4, 5]),
                ("max of purchased.price >= 0.2", [1, 4]), ("max of purchased.price = 0.3", []), ("count of purchased = 4", [4]),
                ("count of purchased.price = 3", [4]), ("count of purchased.price = 0", [2, 3]),
                ("sum of purchased.price where price > 0 = 150.5", [4]),
                ("sum of purchased.price within last 3 days = 0.3", [1]), ("sum of purchased.price within last 2 days = 0.3", []),
                ("not sum of purchased.price > 1000", [1, 2, 3, 4, 5]),
                ("average of purchased.price where price is missing >= 0", []),
            ] { try $0.expect(text, expected.map(Int64.init)) }
        }
    }

    @Test func firstAndLast() async throws {
        let people = [bought(1, [10, 20], daysAgo: [40, 10]), bought(2, [5], daysAgo: [30]), bought(3, [])]
        try await withAsker(people, now: Self.now) {
            for (text, expected) in [
                ("last of purchased within last 10 days", []), ("last of purchased within last 11 days", [1]),
                ("last of purchased more than 30 days ago", []), ("last of purchased more than 29 days ago", [2]),
                ("first of purchased more than 30 days ago", [1]), ("last of purchased is 30 days ago", [2]),
                ("last of purchased where price < 15 more than 30 days ago", [1]),
                ("first of purchased where price > 100 before 2030-01-01", []),
                ("first of purchased is this year", [1, 2]), ("last of purchased is not 30 days ago", [1, 3]),
                ("first of purchased is missing", [3]), ("last of purchased where price = 5 is present", [2]),
            ] { try $0.expect(text, expected.map(Int64.init)) }
        }
    }

    /// Contact 1 waited 20 days for two steps, contact 2 waited 40 for one: 60 days by 3 steps are 20 days.
    @Test func intervals() async throws {
        let people = [
            bought(1, [1, 1, 1], daysAgo: [80, 70, 60]), bought(2, [1, 1], daysAgo: [45, 5]), bought(3, [1], daysAgo: [40]),
            bought(4, [1], daysAgo: [41]), bought(5, [1], daysAgo: [39]), bought(6, []), bought(7, [1], daysAgo: [-3]),
        ]
        try await withAsker(people, now: Self.now) {
            try $0.expect("last of purchased more than 2 intervals ago", [1, 4])
            try $0.expect("last of purchased within last 2 intervals", [2, 5])
            try $0.expect("last of purchased less than 2 intervals ago", [2, 5])
            try $0.expect("first of purchased more than 2 intervals ago", [1, 2, 4])
            try $0.expect("last of purchased more than 1 interval ago", [1, 3, 4, 5])
            try $0.expect("last of purchased more than 100000 intervals ago", [])
            try $0.expect("not last of purchased more than 2 intervals ago", [2, 3, 5, 6, 7])
        }
    }

    @Test func withoutAnyoneWhoCameTwiceThereIsNoInterval() async throws {
        try await withAsker([bought(1, [1], daysAgo: [5]), bought(2, [])], now: Self.now) {
            try $0.expect("last of purchased more than 1 interval ago", [])
            try $0.expect("last of purchased within last 100000 intervals", [])
        }
    }

    // MARK: Ranks

    @Test func ranksCountThoseWhoAreActiveAndHaveTheFigure() async throws {
        var people = (1...12).map { bought(Int64($0), [Double($0 % 5) * 10]) }
        people[3].status = .unsubscribed  // 40, otherwise the first
        people.append(bought(13, []))
        try await withAsker(people, now: Self.now) {
            // 40: 9; 30: 3, 8; 20: 2, 7, 12; 10: 1, 6, 11; 0: 5, 10.
            try $0.expect("in top 1 by sum of purchased.price", [9])
            try $0.expect("in top 10% by sum of purchased.price", [3, 9])
            try $0.expect("in top 9% by sum of purchased.price", [9])
            try $0.expect("in top 5 by max of purchased.price", [2, 3, 7, 8, 9])
            try $0.expect("in bottom 1 by min of purchased.price", [5])
            try $0.expect("in bottom 27.3% by average of purchased.price", [1, 5, 6, 10])
            try $0.expect("in bottom 27.2% by average of purchased.price", [1, 5, 10])
            try $0.expect("in top 100% by sum of purchased.price", [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12])
            try $0.expect("in top 1000 by count of purchased", [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12])
            try $0.expect("in top 3 by count of purchased", [1, 2, 3])
            try $0.expect("in not top 100% by sum of purchased.price", [4, 13])
            try $0.expect("in top 1 by sum of purchased.price among (status is unsubscribed)", [4])
            try $0.expect("in top 50% by sum of purchased.price among (not has purchased)", [])
            try $0.expect(
                "in top 2 by sum of purchased.price among (in bottom 5 by sum of purchased.price among (status is present))",
                [1, 6])
            try $0.expect("in top 2 by sum of purchased.price where price < 35 within last 1 year", [3, 8])
        }
    }

    @Test(arguments: [
        (1, 10.0, 1), (10, 10, 1), (11, 10, 2), (3, 33.3, 1), (3, 33.4, 2), (7, 100, 7), (200, 0.5, 1), (201, 0.5, 2),
        (10_000, 0.07, 7),
    ])
    func aPartIsRoundedUp(population: Int64, percent: Double, members: Int64) throws {
        #expect(RankAmount.part(Int64((percent * 1e6).rounded())).members(of: population) == members)
    }

    @Test func aFieldRanksToo() async throws {
        let people = [5.0, 7, nil, 7, 6].enumerated().map { index, score in
            var facts = plainContact(Int64(index) + 1)
            facts.builtIn[.score] = score.map(ContactValue.number)
            return facts
        }
        try await withAsker(people, now: Self.now) {
            try $0.expect("in top 1 by score", [2])
            try $0.expect("in top 50% by score", [2, 4])
            try $0.expect("in top 51% by score", [2, 4, 5])
            try $0.expect("in bottom 1 by score", [1])
            try $0.expect("in top 1 by score among (score < 7)", [5])
        }
    }

    // MARK: Places

    /// A quarter of the earth's circumference is 10007.557 km.
    @Test(arguments: [
        (-6.2, 106.8, "home within 25 km of (-6.2, 106.8)", true), (-6.2, 106.8, "home within 0.001 km of (-6.2, 106.8)", true),
        // Bandung is 120.3 km away.
        (-6.9175, 107.6191, "home within 120 km of (-6.2, 106.8)", false),
        (-6.9175, 107.6191, "home within 121 km of (-6.2, 106.8)", true),
        (-33.9, 151.2, "home within 10007.5 km of (-90, 0)", true), (-0.001, 20, "home within 10007.5 km of (-90, 0)", true),
        (0.001, 20, "home within 10007.5 km of (-90, 0)", false), (50.1, 19.9, "home within 10007.5 km of (-90, 0)", false),
        (-90, 77, "home within 1 km of (-90, 0)", true),
        // Over the line at 180 degrees, 22.24 km.
        (0, 179.9, "home within 22.2 km of (0, -179.9)", false), (0, 179.9, "home within 22.3 km of (0, -179.9)", true),
        (90, 0, "home within 20015 km of (-90, 0)", false), (90, 0, "home within 20016 km of (-90, 0)", true),
        (90, 0, "home within 1000000 km of (12, 12)", true),
    ])
    func distances(latitude: Double, longitude: Double, text: String, expected: Bool) async throws {
        var facts = plainContact(1)
        facts.custom[8] = GeoPoint(latitude: latitude, longitude: longitude).map(ContactValue.location)
        try await withAsker([facts, plainContact(2)], now: Self.now) { asker in
            #expect(asker.world.field("home").id == 8)
            try asker.expect(text, expected ? [1] : [])
        }
    }
}
