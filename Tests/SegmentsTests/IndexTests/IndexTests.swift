import Audience
import Calendars
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

@Suite struct IndexTests {
    private static let now = Instant(seconds: 1_790_000_000)

    private static func typed(_ text: String, _ world: World) throws -> TypedSegment {
        try TypedSegment(SegmentParser.parse(text), world.scope())
    }

    /// Fields and parameters by their names, so that the tests do not depend on ids.
    private static func names(_ index: SegmentIndex, _ world: World) -> String {
        var parts = index.parts.map(\.name)
        func rename(_ column: String, _ name: String) {
            parts = parts.map { part in
                for (prefix, suffix) in [("", ""), ("", "_fold"), ("", "_bare"), ("day_", ""), ("lower_", "")]
                where part == prefix + column + suffix { return prefix + name + suffix }
                return part
            }
        }
        for field in world.catalogue.fields { rename(field.column, field.key) }
        for parameter in world.activity("purchased").parameters { rename(parameter.column, parameter.name) }
        let table = index.table == world.activity("purchased").table ? "purchased" : index.table
        return "\(table)(\(parts.joined(separator: ", ")))"
    }

    @Test(arguments: [
        (#"city contains "jakarta""#, ["contact(city_fold, city_bare, status)"]),
        (#"city is "da nang" ignoring accents"#, ["contact(city_fold, city_bare, status)"]),
        ("city is missing", ["contact(city_fold, city_bare, status)"]),
        (#"email contains "example""#, ["contact(address_key, status)"]),
        (#"language is "id""#, ["contact(lower_language, language, status)"]),
        ("age between 3 and 5 and not age > 9", ["contact(age, status)"]),
        ("vip is true or size is \"M\"", ["contact(vip, status)", "contact(size, status)"]),
        ("birthday is today", ["contact(birthday, status)"]),
        ("anniversary of birthday is tomorrow", ["contact(day_birthday, birthday, status)"]),
        ("created more than 90 days ago", []),
        ("in top 10% by score", ["contact(score, status)"]),
        ("has purchased at least 3 times", []),
        ("last of purchased more than 30 days ago", []),
        ("has opened within last 30 days", []),
        ("average of purchased.price > 3", []),
        (#"has purchased where product is "x" and price > 3"#, ["purchased(product_fold, at, contact_id, price)"]),
        (#"has purchased where product contains "x" within last 7 days"#, ["purchased(at, contact_id, product_fold)"]),
        ("has purchased where price > 3", ["purchased(contact_id, at, price)"]),
        ("has purchased where price > 3 within last 400 days", ["purchased(contact_id, at, price)"]),
        (#"has opened where campaign is "spring-sale""#, ["activity_opened(campaign_id, at, contact_id, grade)"]),
        (#"has clicked where link is "x""#, ["activity_clicked(lower_link, at, contact_id, link, grade)"]),
        ("has purchased at least 2 times within last 365 days", []),
        ("has purchased at least 2 times within last 7 days", ["purchased(at, contact_id)"]),
        ("sum of purchased.price within last 365 days > 5", ["purchased(contact_id, at, price)"]),
        (
            "in top 5 by max of purchased.price where quantity > 1 among (age > 5)",
            ["purchased(contact_id, at, quantity, price)", "contact(age, status)"]
        ),
        ("has added where source is \"api\"", []),
        (#"label has any of ("VIP") and in list "Customers" and in segment "Frozen""#, []),
        ("in segment \"In Jakarta\"", ["contact(city_fold, city_bare, status)", "contact(vip, status)"]),
    ]) func aSegmentAsksForIndexes(text: String, expected: [String]) async throws {
        let found = try await withWorld { connection, world in
            SegmentIndexes.wishes(of: try Self.typed(text, world), .sqlite, asOf: Self.now).map { Self.names($0, world) }
        }
        #expect(Set(found) == Set(expected))
    }

    @Test(arguments: [
        #"city contains "jakarta""#, #"language is "id""#, "age > 5", "anniversary of birthday is tomorrow",
        "home within 5 km of (1, 2)", #"has purchased where product is "x" within last 7 days"#,
        #"has opened where campaign is "spring-sale""#, "sum of purchased.price within last 365 days > 5",
        #"has clicked where link starts with "https""#, "in top 10% by score",
    ]) func anIndexIsMadeOnceAndUsed(text: String) async throws {
        let (made, again, plan) = try await withWorld { connection, world in
            try SegmentIndexes.dropUnused(connection, keeping: [], asOf: Self.now)
            let segment = try Self.typed(text, world)
            let made = try SegmentIndexes.ensure(connection, for: segment, asOf: Self.now).map(\.name)
            let again = try SegmentIndexes.ensure(connection, for: segment, asOf: Self.now).map(\.name)
            let condition = segment.condition(asOf: Self.now, dialect: connection.dialect)
            let plan = try connection.all(
                "EXPLAIN QUERY PLAN SELECT count(*), sum(c.status = 'active') FROM contact c WHERE \(condition)"
            ) {
                $0.text(3) ?? ""
            }
            return (made, again, plan.joined(separator: "\n"))
        }
        #expect(again == [])
        let name = try #require(made.first)
        #expect(made.count == 1 && plan.contains(name), "\(name) is not in:\n\(plan)")
    }

    @Test func aTableHasOnlySoMany() async throws {
        let (made, more) = try await withWorld { connection, world in
            try SegmentIndexes.dropUnused(connection, keeping: [], asOf: Self.now)
            var catalogue = world.catalogue
            for number in 0..<12 {
                catalogue.fields.append(
                    try CatalogueStore.defineField(connection, key: "n\(number)", type: .number, at: Self.now))
            }
            let scope = SegmentScope(catalogue: catalogue, calendar: ZonedCalendar(.gmt))
            let text = (0..<12).map { "n\($0) > 1" }.joined(separator: " and ")
            let many = try TypedSegment(SegmentParser.parse(text), scope)
            return (
                try SegmentIndexes.ensure(connection, for: many, asOf: Self.now).count,
                try SegmentIndexes.ensure(connection, for: Self.typed(#"has clicked where link is "x""#, world), asOf: Self.now)
                    .count
            )
        }
        #expect(made == SegmentIndexes.mostPerTable)
        #expect(more == 1, "the limit is of each table")
    }

    @Test func whatNoSegmentAsksForIsDropped() async throws {
        let (dropped, left, all) = try await withWorld { connection, world in
            func indexes() throws -> Int64? { try connection.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'index'") }
            _ = try SegmentIndexes.dropUnused(connection, keeping: [], asOf: Self.now)
            let before = try indexes()
            let (old, new) = (try Self.typed("age > 5 and vip is true", world), try Self.typed("vip is false", world))
            try SegmentIndexes.ensure(connection, for: old, asOf: Self.now)
            let dropped = try SegmentIndexes.dropUnused(connection, keeping: [new], asOf: Self.now)
            let left = try SegmentIndexes.names(connection)
            _ = try SegmentIndexes.dropUnused(connection, keeping: [], asOf: Self.now)
            return (dropped.count, left, try indexes() == before)
        }
        #expect(dropped == 1 && left.count == 1)
        #expect(all, "no other index is touched")
    }
}
