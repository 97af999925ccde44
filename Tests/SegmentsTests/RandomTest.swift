import Audience
import Calendars
import Storage

@testable import Segments

/// A test that can be made, by the name under which it is counted. Fields and the parameters of activities share them.
struct RandomTest: Sendable {
    let name: String
    let make: @Sendable (inout RandomSegment) -> FieldTest

    init(_ name: String, _ make: @escaping @Sendable (inout RandomSegment) -> FieldTest) {
        self.name = name
        self.make = make
    }

    private static func located<Value>(_ value: Value) -> Located<Value> { RandomSegment.located(value) }

    static let present = [RandomTest("present") { _ in .present }]

    // MARK: Texts

    static let texts: [RandomTest] = [false, true].flatMap { bare -> [RandomTest] in
        let ending = bare ? " ignoring accents" : ""
        return [
            RandomTest("is" + ending) { .equals(located(.text($0.audience.text())), ignoringAccents: bare) },
            RandomTest("in" + ending) { segment in
                .oneOf((0..<6).map { _ in located(.text(segment.audience.text())) }, ignoringAccents: bare)
            },
        ]
            + FieldTest.TextMatch.allCases.map { match in
                RandomTest(match.rawValue + ending) { .text(match, located($0.audience.part()), ignoringAccents: bare) }
            }
    }

    /// Texts of which the whole and the parts are given.
    static func words(_ wholes: [String], parts: [String], bare: Bool = false) -> [RandomTest] {
        [
            RandomTest("is") { .equals(located(.text($0.audience.pick(wholes))), ignoringAccents: bare) },
            RandomTest("in") { segment in
                .oneOf((0..<2).map { _ in located(.text(segment.audience.pick(wholes))) }, ignoringAccents: bare)
            },
        ]
            + FieldTest.TextMatch.allCases.map { match in
                RandomTest(match.rawValue) { .text(match, located($0.audience.pick(parts)), ignoringAccents: bare) }
            }
    }

    // MARK: Numbers and truth

    static func numbers(_ numbers: [Double]) -> [RandomTest] {
        @Sendable func number(_ segment: inout RandomSegment) -> Located<SegmentLiteral> {
            located(.number(segment.audience.pick(numbers)))
        }
        return figures(numbers) + [
            RandomTest("in") { segment in .oneOf((0..<3).map { _ in number(&segment) }, ignoringAccents: false) }
        ]
    }

    /// What is asked of figures.
    static func figures(_ numbers: [Double]) -> [RandomTest] {
        @Sendable func number(_ segment: inout RandomSegment) -> Located<SegmentLiteral> {
            located(.number(segment.audience.pick(numbers)))
        }
        return FieldTest.Comparison.allCases.map { comparison in
            RandomTest(comparison.rawValue) { .compares(comparison, number(&$0)) }
        } + [
            RandomTest("is") { .equals(number(&$0), ignoringAccents: false) },
            RandomTest("between") { .between(number(&$0), number(&$0)) },
        ]
    }

    static let truth = [
        RandomTest("is") { .equals(located(.word($0.audience.pick(["true", "false"]))), ignoringAccents: false) }
    ]

    static let options = [
        RandomTest("is") { .equals(located(.text($0.audience.pick(["S", "m", "L"]))), ignoringAccents: false) },
        RandomTest("in") {
            .oneOf([located(.text("s")), located(.text($0.audience.pick(["M", "L"])))], ignoringAccents: false)
        },
    ]

    // MARK: Dates

    static func dates(hasTime: Bool) -> [RandomTest] {
        let days: [TimeSpan.Unit] = [.days, .weeks, .months, .years]
        let units: [TimeSpan.Unit] = hasTime ? [.hours] + days : days
        @Sendable func moment(_ segment: inout RandomSegment) -> Located<SegmentLiteral> {
            hasTime ? segment.momentLiteral() : segment.dayLiteral()
        }
        return [
            RandomTest("on") { .date(.on($0.dayLiteral())) },
            RandomTest("is") { .equals(located(.day($0.audience.day(near: $0.now))), ignoringAccents: false) },
            RandomTest("before") { .date(.before(moment(&$0))) }, RandomTest("after") { .date(.after(moment(&$0))) },
            RandomTest("between") { .between(moment(&$0), moment(&$0)) },
            RandomTest("period") { .date(.period($0.period())) },
            RandomTest("away") { .date(.away($0.span(days))) }, RandomTest("ago") { .date(.ago($0.span(days))) },
            RandomTest("within last") { .date(.withinLast($0.span(units))) },
            RandomTest("within next") { .date(.withinNext($0.span(units))) },
            RandomTest("more than ago") { .date(.moreThanAgo($0.span(units))) },
            RandomTest("less than ago") { .date(.lessThanAgo($0.span(units))) },
        ]
            + FieldTest.Comparison.allCases.map { comparison in
                RandomTest(comparison.rawValue) { .compares(comparison, moment(&$0)) }
            }
    }

    /// What can follow `anniversary of`.
    static let anniversaries = dates(hasTime: false).filter {
        ["period", "away", "ago", "within last", "within next", "less than ago", "on", "is", "between"].contains($0.name)
    }

    /// When something happened.
    static let windows = dates(hasTime: true).filter {
        ["on", "before", "after", "between", "within last"].contains($0.name)
    }

    static let near = [
        RandomTest("near") { segment in
            let place = segment.audience.pick(RandomAudience.places)
            let kilometres = segment.audience.pick([0.5, 5.5, 25, 1000, 10007.5, 20015, 20016, 0.001])
            return .near(
                located(FieldTest.Vicinity(kilometres: kilometres, latitude: place.0, longitude: place.1)))
        }
    ]
}
