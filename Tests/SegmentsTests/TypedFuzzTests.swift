import Calendars
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

/// Whatever is typed, and parses, is a question that the database answers, or an error with a place.
@Suite struct TypedFuzzTests {
    private static let texts = [
        #"city is "Jakarta" and age between 18 and 30"#, #"city does not contain "x" ignoring accents or vip is true"#,
        #"city in ("a", "b") and not age in (1, 2, 3)"#, #"size is "M" or interests has all of ("Roses", "Tulips")"#,
        #"label has any of ("VIP", "Plain") and category has none of ("Tier")"#, "status in (active, pending) and score >= 5",
        "birthday is 2000-02-29 or anniversary of birthday within next 7 days", "pickup before 2026-05-31T09:00+07:00",
        "pickup within last 24 hours and pickup is not tomorrow", #"in list "Customers" and in not segment "In Jakarta""#,
        #"sample 5% seed "spring" and email ends with ".test""#, "home within 25 km of (-6.2, 106.8)", "home is missing",
        "has purchased at least 2 times where price > 100 and gift is true within last 7 days",
        #"has not purchased where product contains "roses" and fit in ("M", "L") and due before today"#,
        #"has opened where campaign is "spring-sale" between 2026-01-01 and 2026-03-31"#,
        #"has subscribed where list is "Newsletter" or has labelled where label is not "VIP" on yesterday"#,
        "has bounced exactly 0 times and has score_changed where new_score > 5",
        "count of purchased.price within last 365 days >= 3 and sum of purchased.price where quantity >= 2 > 1000",
        "average of purchased.price between 50 and 100 or min of purchased.quantity != 1",
        "last of purchased more than 30 days ago",
        #"first of clicked where link contains "/x" is this month"#, "last of purchased less than 2 intervals ago",
        "in top 10% by sum of purchased.price within last 1 year", "in not bottom 5 by score",
        #"in top 3 by count of opened where campaign is missing among (country is "ID" or has purchased)"#,
        #"(has purchased where price > 1) and in segment "Best""#, "last of visited is missing and max of purchased.price = 5",
    ]
    private static let cases = ProcessInfo.processInfo.environment["MERPATI_PROPERTY_CASES"].flatMap { Int($0) } ?? 2000

    @Test func brokenTextsAreAnsweredOrRefused() async throws {
        let seed = SeededRandom.seed()
        try await withWorld { connection, world in
            var mutator = TextMutator(random: SeededRandom(seed: seed))
            var exchange = try JSONMutator(Self.texts, SeededRandom(seed: seed))
            let scope = world.scope("Asia/Jakarta")
            var (parsed, typed) = (0, 0)
            for index in 0..<Self.cases {
                let node: SegmentNode?
                let text = Self.texts[index % Self.texts.count]
                if index < Self.texts.count {
                    node = try SegmentParser.parse(text)
                } else if index.isMultiple(of: 2) {
                    let other = Self.texts[mutator.number(0...(Self.texts.count - 1))]
                    node = try? SegmentParser.parse(mutator.shuffled(text, with: other))
                } else {
                    node = try? SegmentJSON.decode(JSONEncoder().encode(exchange.changed(index)))
                }
                guard let node else { continue }
                parsed += 1
                let isAnswered = try isAnswered(node, scope, connection)
                #expect(isAnswered || index >= Self.texts.count, "\(text)")
                typed += isAnswered ? 1 : 0
            }
            print("segments, broken texts typed: \(Self.cases) texts: \(parsed) parse, \(typed) typed, MERPATI_SEED=\(seed)")
        }
    }

    /// - Returns: false when the segment is refused.
    private func isAnswered(_ node: SegmentNode, _ scope: SegmentScope, _ connection: any Connection) throws -> Bool {
        let segment: TypedSegment
        do throws(SegmentError) {
            segment = try TypedSegment(node, scope)
        } catch {
            #expect(!error.message.isEmpty && error.line == 1 && error.column >= 1, "\(SegmentPrinter.print(node)): \(error)")
            return false
        }
        let condition = segment.condition(asOf: instant("2026-03-31T20:00Z"), dialect: connection.dialect)
        do {
            let count = try connection.integer(
                "SELECT count(*) FROM (SELECT c.id FROM contact c WHERE (\(condition)) AND NOT (\(condition))) t")
            #expect(count == 0)
        } catch {
            Issue.record("\(SegmentPrinter.print(node)): \(error)")
        }
        return true
    }
}
