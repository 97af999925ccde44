import Audience
import Calendars
import Storage
import TestSupport
import Testing

@testable import Segments

/// What does not go together in conditions on activities, figures, ranks and places: the place, and what to do about it.
@Suite struct ActivityTypingTests {
    @Test(arguments: [
        ("has purchsed", SegmentError.Kind.unknownName, 5, #"no activity "purchsed"; did you mean "purchased""#),
        ("has purchased where prise > 1", .unknownName, 21, #"no parameter of `purchased` named "prise""#),
        ("has purchased where prise > 1", .unknownName, 21, #"did you mean "price""#),
        ("has attended where price > 1", .unknownName, 20, "it has none"),
        (#"has purchased where price > 1 and city is "x""#, .unknownName, 35, "it is a field: parentheses end a `where`"),
        (#"has purchased where price is "x""#, .wrongType, 30, "`price` is a number"),
        ("has purchased where price within last 7 days", .wrongType, 27, "`price` is a number, which cannot be asked this"),
        ("has purchased where gift > 1", .wrongType, 26, "`gift` is true or false"),
        (#"has purchased where fit is "XXL""#, .unknownName, 28, "no option of `fit`"),
        ("has purchased where due is 3", .wrongType, 28, "`due` is a point in time"),
        (#"has purchased where product has any of ("x")"#, .wrongType, 29, "`product` is a text"),
        (#"has clicked where link is "x" ignoring accents"#, .wrongType, 24, "compared as it is"),
        (#"has labelled where label is "VPI""#, .unknownName, 29, #"no label "VPI"; did you mean "VIP""#),
        (#"has subscribed where list is "Customer""#, .unknownName, 30, #"did you mean "Customers""#),
        ("has sent where campaign is 5", .wrongType, 28, "a text in double quotes"),
        (
            #"sum of purchased.product > 1"#, .wrongType, 18,
            "`product` is not a number, so it has no sum; expected `sum of purchased.price`"
        ),
        ("sum of purchased.prise > 1", .unknownName, 18, #"did you mean "price""#),
        ("average of sent.campaign > 1", .wrongType, 17, "`sent` has none"),
        (
            #"count of purchased within last 1 day = 1 and sum of purchased.price within last 0 days > 1"#, .outOfRange, 81,
            "longer than nothing"
        ),
        ("last of purchased is in 3 hours", .wrongType, 25, "a day of the calendar"),
        ("in top 0 by score", .outOfRange, 8, "not a number of contacts"),
        ("in top 2.5 by score", .outOfRange, 8, "not a number of contacts"),
        ("in top 0% by score", .outOfRange, 8, "more than 0%"), ("in top 150% by score", .outOfRange, 8, "at most 100%"),
        ("in top 10% by city", .wrongType, 15, "`city` is not a number"),
        ("in top 10% by sum of purchased.product", .wrongType, 32, "no sum"),
        ("in top 10% by age among (agee > 1)", .unknownName, 26, #"did you mean "age""#),
        ("home within 25 km of (-91, 0)", .outOfRange, 13, "there is no latitude -91"),
        ("home within 25 km of (0, 181)", .outOfRange, 13, "there is no longitude 181"),
        ("home within 0 km of (0, 0)", .outOfRange, 13, "greater than"),
        ("city within 25 km of (0, 0)", .wrongType, 6, "`city` is a text"),
        (#"home is "Jakarta""#, .wrongType, 6, "`home` is a place"),
    ])
    func errors(text: String, kind: SegmentError.Kind, column: Int, message: String) async throws {
        let error = try await withWorld { _, world in
            do throws(SegmentError) {
                _ = try TypedSegment(SegmentParser.parse(text), world.scope())
                return nil as SegmentError?
            } catch {
                return error
            }
        }
        let found = try #require(error)
        #expect(found.explanation.contains(message), "\(found)")
        #expect(found.kind == kind, "\(found)")
        #expect(found.column == column, "\(found)")
    }

    /// The grammar has no such text, but a tree can say it.
    @Test(arguments: ["created", "attended"])
    func intervalsBelongToWholeActivities(name: String) async throws {
        let world = try await withWorld { _, world in world }
        let test = RandomSegment.located(FieldTest.date(.withinLast(RandomSegment.located(TimeSpan(2, .intervals)))))
        let selection = ActivitySelection(activity: RandomSegment.located(name), window: test)
        let kind: SegmentNode.Kind = name == "created" ? .field(RandomSegment.located(name), test) : .activity(selection, nil)
        let found = try #require(throws: SegmentError.self) { try TypedSegment(RandomSegment.node(kind), world.scope()) }
        #expect(found.kind == .wrongType && found.message.contains("intervals"))
    }

    @Test func testsOfWhereCount() async throws {
        let world = try await withWorld { _, world in world }
        let many = Array(repeating: "price > 1", count: SegmentLimits.conditions).joined(separator: " and ")
        #expect(throws: SegmentError.self) { try TypedSegment(SegmentParser.parse("has purchased where \(many)"), world.scope()) }
    }

    @Test func populationsInPopulationsAreLimited() async throws {
        @Sendable func nested(_ levels: Int) -> String {
            (0..<levels).reduce("age > 1") { text, _ in "in top 50% by sum of purchased.price where price > 1 among (\(text))" }
        }
        try await withWorld { connection, world in
            let typed = try TypedSegment(SegmentParser.parse(nested(4)), world.scope())
            let condition = typed.condition(asOf: Instant(seconds: 0), dialect: connection.dialect)
            #expect(try connection.integer("SELECT count(*) FROM contact c WHERE \(condition) AND NOT \(condition)") == 0)
            let found = try #require(throws: SegmentError.self) {
                try TypedSegment(SegmentParser.parse(nested(5)), world.scope())
            }
            #expect(found.kind == .limit)
        }
    }

    /// SQLite's parser has a stack of 100: as deep as the limits allow, wherever the populations stand.
    @Test(arguments: 0...4)
    func whateverTheLimitsAllowTheDatabaseTakes(populations: Int) async throws {
        @Sendable func wrapped(_ text: String, _ levels: Int) -> String {
            (0..<levels).reduce(text) { text, level in
                level.isMultiple(of: 2) ? "age > 1 and not (\(text))" : "age < 1 or (\(text) and vip is true)"
            }
        }
        @Sendable func ranked(_ text: String) -> String {
            "in top 50% by average of purchased.price where product is not \"x\" within last 9 days among (\(text))"
        }
        try await withWorld { connection, world in
            let innermost = "last of purchased where product is not \"x\" and price between 1 and 2 more than 3 days ago"
            for inside in [0, 2, 4] {
                var deepest: TypedSegment?
                for outside in 0...SegmentLimits.depth {
                    let inner = (0..<populations).reduce(wrapped(innermost, inside)) { text, _ in ranked(text) }
                    guard let node = try? SegmentParser.parse(wrapped(inner, outside)),
                        let typed = try? TypedSegment(node, world.scope())
                    else { break }
                    deepest = typed
                }
                guard let condition = deepest?.condition(asOf: Instant(seconds: 0), dialect: connection.dialect) else { continue }
                let count = try connection.integer(
                    "SELECT count(*) FROM (SELECT c.id FROM contact c WHERE (\(condition)) AND NOT (\(condition))) t")
                #expect(count == 0)
            }
        }
    }

    @Test func theActivitiesAskedAboutAreKnown() async throws {
        let world = try await withWorld { _, world in world }
        let text = #"in segment "Best" and in top 5 by count of sent among (has opened) or first of clicked is today"#
        let typed = try TypedSegment(SegmentParser.parse(text), world.scope())
        #expect(typed.activities.map(\.name) == ["clicked", "opened", "purchased", "sent"])
    }
}
