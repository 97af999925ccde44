import Audience
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

    static let kinds: [Kind] = presence + texts + codes + values + dates + sets

    private static func field(
        _ name: String, _ fields: [String], _ test: @escaping @Sendable (inout RandomSegment) -> FieldTest
    ) -> Kind {
        Kind(name: name) { segment in .field(located(segment.audience.pick(fields)), located(test(&segment))) }
    }

    private static let presence = [
        field("present", ["email", "source", "score", "created", "status", "city", "age", "vip", "birthday", "pickup", "size"]) {
            _ in .present
        },
        field("present set", ["label", "category", "interests"]) { _ in .present },
    ]

    private static let texts: [Kind] = [false, true].flatMap { bare -> [Kind] in
        let ending = bare ? " ignoring accents" : ""
        return [
            field("text is" + ending, ["city"]) { .equals(located(.text($0.audience.text())), ignoringAccents: bare) },
            field("text in" + ending, ["city"]) { segment in
                .oneOf((0..<6).map { _ in located(.text(segment.audience.text())) }, ignoringAccents: bare)
            },
        ]
            + FieldTest.TextMatch.allCases.map { match in
                field("text \(match.rawValue)\(ending)", ["city"]) {
                    .text(match, located($0.audience.part()), ignoringAccents: bare)
                }
            }
    }

    private static let codes =
        FieldTest.TextMatch.allCases.map { match in
            field("code \(match.rawValue)", ["language", "time_zone", "country", "source"]) { segment in
                .text(
                    match, located(segment.audience.pick(["i", "ID", "asia/", "Europe", "l", "PL", "%", "ü", "Ü", "import"])),
                    ignoringAccents: false)
            }
        }
        + FieldTest.TextMatch.allCases.map { match in
            field("address \(match.rawValue)", ["email", "domain"]) { segment in
                .text(
                    match, located(segment.audience.pick(["USER1", "đặng", "ex", ".example", "xn--", "_", "%", "com", "zoë"])),
                    ignoringAccents: false)
            }
        } + [
            field("code is", ["language", "country"]) {
                .equals(located(.text($0.audience.pick(["ID", "id", "PL-pl", "vn"]))), ignoringAccents: false)
            },
            field("email is", ["email"]) { segment in
                let id = Int.random(in: 1...12, using: &segment.audience.random)
                let email = segment.audience.pick([
                    "user\(id)@example.COM", "ĐẶNG\(id)@bücher.example", "zoe\u{308}\(id)@example.com",
                ])
                return .equals(located(.text(email)), ignoringAccents: false)
            },
            field("domain is", ["domain"]) {
                .equals(located(.text($0.audience.pick(["BÜCHER.example", "example.com"]))), ignoringAccents: false)
            },
            field("status is", ["status"]) {
                .equals(located(.word($0.audience.pick(ContactStatus.allCases).rawValue)), ignoringAccents: false)
            },
            field("status in", ["status"]) { segment in
                .oneOf(
                    (0..<2).map { _ in located(.word(segment.audience.pick(ContactStatus.allCases).rawValue)) },
                    ignoringAccents: false)
            },
        ]

    private mutating func number() -> Located<SegmentLiteral> {
        Self.located(.number(audience.pick(RandomAudience.numbers)))
    }

    private static let values =
        FieldTest.Comparison.allCases.map { comparison in
            field("number \(comparison.rawValue)", ["age", "score"]) { .compares(comparison, $0.number()) }
        } + [
            field("number is", ["age", "score"]) { .equals($0.number(), ignoringAccents: false) },
            field("number in", ["age", "score"]) { segment in
                .oneOf((0..<3).map { _ in segment.number() }, ignoringAccents: false)
            },
            field("number between", ["age", "score"]) { .between($0.number(), $0.number()) },
            field("boolean", ["vip"]) { .equals(located(.word($0.audience.pick(["true", "false"]))), ignoringAccents: false) },
            field("choice is", ["size"]) { .equals(located(.text($0.audience.pick(["S", "m", "L"]))), ignoringAccents: false) },
            field("choice in", ["size"]) {
                .oneOf([located(.text("s")), located(.text($0.audience.pick(["M", "L"])))], ignoringAccents: false)
            },
        ]

    private static let sets =
        FieldTest.SetMatch.allCases.flatMap { match in
            [
                ("labels", "label", ["vip", "Pelanggan Loyal", "ĐẶC BIỆT", "Plain"]),
                ("categories", "category", ["Tier", "SỞ THÍCH"]),
                ("choices", "interests", ["roses", "Tulips", "Orchids"]),
            ].map { name, key, names in
                field("\(name) has \(match.rawValue)", [key]) { segment in
                    .has(
                        match,
                        (0..<Int.random(in: 1...2, using: &segment.audience.random)).map { _ in
                            located(segment.audience.pick(names))
                        })
                }
            }
        } + [
            Kind(name: "in list") { .list(located($0.audience.pick(["customers", "Newsletter"]))) },
            Kind(name: "in static segment") { _ in .segment(located("Frozen")) },
            Kind(name: "in dynamic segment") { _ in .segment(located("in jakarta")) },
            Kind(name: "sample") {
                .sample(percent: located(Double(Int.random(in: 0...200, using: &$0.audience.random)) / 2), seed: nil)
            },
            Kind(name: "sample with seed") { .sample(percent: located(30), seed: $0.audience.text()) },
        ]

    // MARK: Dates

    private mutating func span(_ units: [TimeSpan.Unit]) -> Located<TimeSpan> {
        let count = audience.chance(5) ? 100_000 : audience.pick([1, 1, 2, 3, 7, 28, 30])
        return Self.located(TimeSpan(count, audience.pick(units)))
    }

    private mutating func dayLiteral() -> Located<SegmentLiteral> {
        Self.located(
            audience.chance(30) ? .word(audience.pick(["today", "yesterday", "tomorrow"])) : .day(audience.day(near: now)))
    }

    private mutating func momentLiteral() -> Located<SegmentLiteral> {
        guard audience.chance(60) else { return dayLiteral() }
        let (day, microseconds) = ZonedCalendar(.gmt).local(audience.instant(near: now))
        let offset = audience.pick([nil, 0, 7 * 3600, -12_600])
        return Self.located(.moment(CalendarMoment(day: day, second: Int(microseconds / 1_000_000), offset: offset)))
    }

    private mutating func period() -> CalendarPeriod {
        audience.pick(CalendarPeriod.all)
    }

    private static let dates: [Kind] =
        [("date", ["birthday"]), ("instant", ["pickup", "created", "updated"])].flatMap { name, fields -> [Kind] in
            let hasTime = name == "instant"
            let days: [TimeSpan.Unit] = [.days, .weeks, .months, .years]
            let units = hasTime ? TimeSpan.Unit.allCases : days
            @Sendable func moment(_ segment: inout RandomSegment) -> Located<SegmentLiteral> {
                hasTime ? segment.momentLiteral() : segment.dayLiteral()
            }
            return [
                field("\(name) on", fields) { .date(.on($0.dayLiteral())) },
                field("\(name) is", fields) { .equals(located(.day($0.audience.day(near: $0.now))), ignoringAccents: false) },
                field("\(name) before", fields) { .date(.before(moment(&$0))) },
                field("\(name) after", fields) { .date(.after(moment(&$0))) },
                field("\(name) between", fields) { .between(moment(&$0), moment(&$0)) },
                field("\(name) period", fields) { .date(.period($0.period())) },
                field("\(name) away", fields) { .date(.away($0.span(days))) },
                field("\(name) ago", fields) { .date(.ago($0.span(days))) },
                field("\(name) within last", fields) { .date(.withinLast($0.span(units))) },
                field("\(name) within next", fields) { .date(.withinNext($0.span(units))) },
                field("\(name) more than ago", fields) { .date(.moreThanAgo($0.span(units))) },
                field("\(name) less than ago", fields) { .date(.lessThanAgo($0.span(units))) },
            ]
                + FieldTest.Comparison.allCases.map { comparison in
                    field("\(name) \(comparison.rawValue)", fields) { .compares(comparison, moment(&$0)) }
                }
        } + [
            anniversary("period") { .date(.period($0.period())) },
            anniversary("away") { .date(.away($0.span([.days, .weeks, .months]))) },
            anniversary("ago") { .date(.ago($0.span([.days, .weeks, .months]))) },
            anniversary("within last") { .date(.withinLast($0.span([.days, .weeks, .months]))) },
            anniversary("within next") { .date(.withinNext($0.span([.days, .weeks, .months]))) },
            anniversary("on") { .date(.on($0.dayLiteral())) },
            anniversary("between") { .between($0.dayLiteral(), $0.dayLiteral()) },
        ]

    private static func anniversary(_ name: String, _ test: @escaping @Sendable (inout RandomSegment) -> FieldTest) -> Kind {
        Kind(name: "anniversary \(name)") { .anniversary(located("birthday"), located(test(&$0))) }
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
