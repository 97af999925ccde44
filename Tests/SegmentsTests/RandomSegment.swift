import Audience
import Calendars
import Foundation
import Storage
import TestSupport

@testable import Segments

/// Makes segments of every kind of condition that there is.
struct RandomSegment {
    var audience: RandomAudience
    let now: Instant

    /// A condition that can be made, by the name under which it is counted.
    struct Kind: Sendable {
        let name: String
        let make: @Sendable (inout RandomSegment) -> SegmentNode.Kind
    }

    static func located<Value>(_ value: Value) -> Located<Value> {
        Located(value, SourceSpan(line: 1, column: 1, length: 0, offset: 0))
    }

    static func node(_ kind: SegmentNode.Kind) -> SegmentNode {
        SegmentNode(kind, SourceSpan(line: 1, column: 1, length: 0, offset: 0))
    }

    // MARK: Kinds

    static let kinds: [Kind] = fields + sets + memberships + activities + figures + moments + ranks

    private static func field(_ what: String, _ fields: [String], _ tests: [RandomTest]) -> [Kind] {
        tests.map { test in
            Kind(name: "\(what) \(test.name)") { .field(located($0.audience.pick(fields)), located(test.make(&$0))) }
        }
    }

    private static let fields: [Kind] =
        field(
            "field",
            ["email", "source", "score", "created", "status", "city", "age", "vip", "birthday", "pickup", "size", "home"],
            RandomTest.present)
        + field("set", ["label", "category", "interests"], RandomTest.present)
        + field("text", ["city"], RandomTest.texts)
        + field(
            "code", ["language", "country"],
            RandomTest.words(["ID", "id", "PL-pl", "vn"], parts: ["i", "ID", "l", "PL", "%", "ü", "Ü"]))
        + field(
            "code part", ["time_zone", "source"],
            Array(RandomTest.words([], parts: ["asia/", "Europe", "import", "%", "m", "form"]).dropFirst(2)))
        + field(
            "address part", ["email", "domain"],
            Array(RandomTest.words([], parts: ["USER1", "đặng", "ex", ".example", "xn--", "_", "%", "com", "zoë"]).dropFirst(2)))
        + field("domain", ["domain"], Array(RandomTest.words(["BÜCHER.example", "example.com"], parts: []).prefix(2)))
        + field("number", ["age", "score"], RandomTest.numbers(RandomAudience.numbers))
        + field("boolean", ["vip"], RandomTest.truth)
        + field("choice", ["size"], RandomTest.options)
        + field("date", ["birthday"], RandomTest.dates(hasTime: false))
        + field("instant", ["pickup", "created", "updated"], RandomTest.dates(hasTime: true))
        + field("place", ["home"], RandomTest.near)
        + RandomTest.anniversaries.map { test in
            Kind(name: "anniversary \(test.name)") { .anniversary(located("birthday"), located(test.make(&$0))) }
        }

    private static let sets: [Kind] =
        FieldTest.SetMatch.allCases.flatMap { match in
            [
                ("labels", "label", ["vip", "Pelanggan Loyal", "ĐẶC BIỆT", "Plain"]),
                ("categories", "category", ["Tier", "SỞ THÍCH"]),
                ("choices", "interests", ["roses", "Tulips", "Orchids"]),
            ].flatMap { name, key, names in
                field(
                    name, [key],
                    [
                        RandomTest("has \(match.rawValue)") { segment in
                            let count = Int.random(in: 1...2, using: &segment.audience.random)
                            return .has(match, (0..<count).map { _ in located(segment.audience.pick(names)) })
                        }
                    ])
            }
        }

    private static let memberships: [Kind] =
        field(
            "email", ["email"],
            [
                RandomTest("is") { segment in
                    let id = Int.random(in: 1...12, using: &segment.audience.random)
                    let email = segment.audience.pick([
                        "user\(id)@example.COM", "ĐẶNG\(id)@bücher.example", "zoe\u{308}\(id)@example.com",
                    ])
                    return .equals(located(.text(email)), ignoringAccents: false)
                }
            ])
        + field(
            "status", ["status"],
            [
                RandomTest("is") { .equals($0.status(), ignoringAccents: false) },
                RandomTest("in") { .oneOf([$0.status(), $0.status()], ignoringAccents: false) },
            ]) + [
            Kind(name: "in list") { .list(located($0.audience.pick(["customers", "Newsletter"]))) },
            Kind(name: "sample") {
                .sample(percent: located(Double(Int.random(in: 0...200, using: &$0.audience.random)) / 2), seed: nil)
            },
            Kind(name: "sample with seed") { .sample(percent: located(30), seed: $0.audience.text()) },
        ]
        + ["Frozen", "In Jakarta", "Once in Jakarta", "Frozen but", "In Jakarta but", "Once in Jakarta but", "Best"].map { name in
            Kind(name: "in segment \(name)") { _ in .segment(located(name)) }
        }

    // MARK: Values

    private mutating func status() -> Located<SegmentLiteral> {
        Self.located(.word(audience.pick(ContactStatus.allCases).rawValue))
    }

    mutating func span(_ units: [TimeSpan.Unit]) -> Located<TimeSpan> {
        let count = audience.chance(5) ? 100_000 : audience.pick([1, 1, 2, 3, 7, 28, 30])
        return Self.located(TimeSpan(count, audience.pick(units)))
    }

    mutating func dayLiteral() -> Located<SegmentLiteral> {
        Self.located(
            audience.chance(30) ? .word(audience.pick(["today", "yesterday", "tomorrow"])) : .day(audience.day(near: now)))
    }

    mutating func momentLiteral() -> Located<SegmentLiteral> {
        guard audience.chance(60) else { return dayLiteral() }
        let moment = audience.chance(50) && !audience.busy.isEmpty ? audience.pick(audience.busy) : audience.instant(near: now)
        let (day, microseconds) = ZonedCalendar(.gmt).local(moment)
        let offset = audience.pick([nil, 0, 7 * 3600, -12_600])
        return Self.located(.moment(CalendarMoment(day: day, second: Int(microseconds / 1_000_000), offset: offset)))
    }

    mutating func period() -> CalendarPeriod {
        audience.pick(CalendarPeriod.all)
    }

    // MARK: Trees

    /// A tree around a condition of the kind given.
    mutating func tree(with kind: Kind) -> SegmentNode {
        var node = Self.node(kind.make(&self))
        for _ in 0..<audience.pick([0, 0, 1, 1, 2, 3]) {
            if audience.chance(30) { node = Self.node(.not(node)) }
            var nodes = (0..<audience.pick([1, 1, 2])).map { _ in Self.node(audience.pick(Self.kinds).make(&self)) }
            nodes.insert(node, at: audience.pick(Array(0...nodes.count)))
            node = Self.node(audience.chance(50) ? .all(nodes) : .any(nodes))
        }
        return audience.chance(20) ? Self.node(.not(node)) : node
    }
}
