import Audience
import Calendars
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

/// Segments that refer to segments, and the limits of what one may become.
@Suite struct TypingTests {
    private func scope(_ segments: [(name: String, text: String)], zone: TimeZone = .gmt) -> SegmentScope {
        let age = FieldDefinition(id: 1, key: "age", name: "Age", type: .number)
        let day = FieldDefinition(id: 2, key: "day", name: "Day", type: .date)
        let references = segments.enumerated().map { index, segment in
            SegmentScope.Reference(
                id: Int64(index + 1), name: segment.name, kind: .dynamic, text: segment.text, calendar: ZonedCalendar(zone))
        }
        return SegmentScope(catalogue: Catalogue(fields: [age, day]), segments: references, calendar: ZonedCalendar(.gmt))
    }

    private func error(_ text: String, _ scope: SegmentScope, name: String? = nil) throws -> SegmentError {
        let node = try SegmentParser.parse(text)
        return try #require(throws: SegmentError.self) { try TypedSegment(node, scope, name: name) }
    }

    @Test func cyclesAreRefusedWithTheirPath() throws {
        let scope = scope([
            ("A", #"age > 1 and in segment "B""#), ("B", #"in not segment "c""#), ("C", #"age < 5 or in segment "a""#),
            ("Self", #"in segment "self""#),
        ])
        let found = try error(#"age > 2 or in segment "A""#, scope)
        #expect(found.kind == .cycle && found.column == 23)
        #expect(found.message.contains(#""A" -> "B" -> "C" -> "A""#))
        #expect(try error(#"in segment "Self""#, scope).kind == .cycle)
        // A segment that is being written counts by its name, whatever is stored under it.
        #expect(try error(#"in segment "B""#, scope, name: "C").message.contains(#""C" -> "B" -> "C""#))
    }

    @Test func theSameSegmentTwiceIsNoCycle() throws {
        let scope = scope([("A", "age > 1"), ("B", #"in segment "A""#)])
        let typed = try TypedSegment(SegmentParser.parse(#"in segment "A" and in segment "B" and in not segment "A""#), scope)
        var facts = plainContact()
        facts.custom[1] = .number(2)
        #expect(!typed.holds(facts, asOf: Instant(seconds: 0)))
    }

    @Test func anErrorInsideNamesItsSegment() throws {
        let scope = scope([("A", "agee > 1"), ("B", #"age > 1 and in segment "A""#)])
        let found = try error(#"in segment "B""#, scope)
        #expect(found.kind == .unknownName && found.column == 12)
        #expect(
            found.message.contains(
                #"in segment "B", line 1, column 24: in segment "A", line 1, column 1: there is no field "agee""#))
    }

    @Test func segmentsThatMultiplyMeetTheLimit() throws {
        // Each doubles the one before: 2^30 conditions if nothing stopped it.
        let doubling = (1...15).map { index in
            ("S\(index)", #"in segment "S\#(index - 1)" and age > \#(index) and in segment "S\#(index - 1)""#)
        }
        let clock = ContinuousClock()
        var found: SegmentError?
        let duration = try clock.measure {
            found = try error(#"in segment "S15""#, scope([("S0", "age > 0")] + doubling))
        }
        #expect(found?.kind == .limit)
        #expect(duration < .seconds(20))
        let deep = (1...30).map { ("D\($0)", #"in segment "D\#($0 - 1)""#) }
        #expect(try error(#"in segment "D30""#, scope([("D0", "age > 0")] + deep)).message.contains("20 levels"))
        #expect(
            try error("age in (\(Array(repeating: "1", count: 5001).joined(separator: ",")))", scope([])).message.contains("5000")
        )
    }

    @Test func aSegmentKeepsItsOwnCalendar() throws {
        let jakarta = try #require(TimeZone(identifier: "Asia/Jakarta"))
        let typed = try TypedSegment(
            SegmentParser.parse(#"in segment "Today" and day is yesterday"#), scope([("Today", "day is today")], zone: jakarta))
        var facts = plainContact()
        facts.custom[2] = .date(day("2026-04-01"))
        // At 20:00 UTC it is the 1st in Jakarta already; the 2nd has begun in UTC only four hours later.
        #expect(!typed.holds(facts, asOf: instant("2026-03-31T20:00Z")))
        let inside = try TypedSegment(
            SegmentParser.parse(#"in segment "Today""#), scope([("Today", "day is today")], zone: jakarta))
        #expect(inside.holds(facts, asOf: instant("2026-03-31T20:00Z")))
        #expect(!inside.holds(facts, asOf: instant("2026-04-01T20:00Z")))
    }

    /// SQLite's parser has a stack of 100 and expressions at most 1000 deep; the limits keep below both.
    @Test func whateverTheLimitsAllowTheDatabaseTakes() async throws {
        try await withWorld { connection, world in
            var nested = #"label has "VIP""#
            for level in 0..<(SegmentLimits.depth / 2 - 1) {
                nested =
                    level.isMultiple(of: 2) ? "age > 1 and not (\(nested) or age < 5)" : "age < 1 or not (\(nested) and age > 5)"
            }
            let many = Array(repeating: "age > 1 or ", count: SegmentLimits.conditions - 1).joined() + "age < 1"
            let alternating = (0..<SegmentLimits.depth - 1).reduce(#"in list "Customers""#) { text, level in
                level.isMultiple(of: 2) ? "age > 1 and (\(text))" : "age > 1 or (\(text))"
            }
            let values = "age in (\((1...3000).map(String.init).joined(separator: ",")))"
            let done = [
                "has purchased within last 9 days or ", "in top 9% by count of sent or ",
                "last of sent where campaign is missing is today and ",
                "sum of purchased.price > 1 and ",
            ].map { text in
                let count =
                    min(SegmentLimits.conditions / (text.contains("where") ? 2 : 1), SegmentLimits.length / text.utf8.count) - 1
                return Array(repeating: text, count: count).joined() + "has purchased"
            }
            for text in [nested, many, alternating, values] + done {
                let typed = try TypedSegment(SegmentParser.parse(text), world.scope())
                let condition = typed.condition(asOf: Instant(seconds: 0), dialect: connection.dialect)
                let count = try connection.integer(
                    "SELECT count(*) FROM (SELECT c.id FROM contact c WHERE (\(condition)) AND NOT (\(condition))) t")
                #expect(count == 0)
            }
        }
    }

    @Test func valuesAreBoundAndColumnsStandBare() async throws {
        let world = try await withWorld { _, world in world }
        func sql(_ text: String, _ dialect: Dialect) throws -> SQL {
            try TypedSegment(SegmentParser.parse(text), world.scope()).condition(
                contact: "p", asOf: Instant(seconds: 0), dialect: dialect)
        }
        let text = try sql(#"city starts with "Jak'""#, .sqlite)
        #expect(text.text == #"("p"."f1_fold" IS NOT NULL AND "p"."f1_fold" >= ? AND "p"."f1_fold" < ?)"#)
        #expect(text.values == [.text("jak'"), .text("jak(")])
        #expect(
            try sql(#"city starts with "Jak""#, .postgres).text
                == #"("p"."f1_fold" IS NOT NULL AND starts_with("p"."f1_fold", ?))"#)
        #expect(try sql("age >= 18", .sqlite).text == #"("p"."f2" IS NOT NULL AND "p"."f2" >= ?)"#)
        #expect(
            try sql(#"label has "VIP""#, .sqlite).text
                == #"("p".id IN (SELECT contact_label.contact_id FROM contact_label WHERE contact_label.label_id IN (?)))"#)
        #expect(
            try sql(#"not label has "VIP""#, .postgres).text
                == #"(NOT EXISTS (SELECT 1 FROM contact_label WHERE contact_label.contact_id = "p".id AND contact_label.label_id IN (?)))"#
        )
    }
}
