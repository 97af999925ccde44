import Audience
import Calendars
import Storage

@testable import Segments

/// Conditions on what contacts have done.
extension RandomSegment {
    /// How the events are chosen that a condition counts.
    private static let selections: [(name: String, hasFilters: Bool, hasWindow: Bool)] = [
        ("", false, false), (" where", true, false), (" window", false, true), (" where window", true, true),
    ]
    private static let anyActivity = ["purchased", "attended", "opened", "clicked", "sent", "added", "subscribed", "visited"]

    /// Parameters of each kind with what can be asked of them.
    private static let parameters: [(activity: String, name: String, tests: [RandomTest])] = [
        ("purchased", "product", RandomTest.texts + RandomTest.present),
        ("purchased", "price", RandomTest.numbers(RandomAudience.amounts) + RandomTest.present),
        ("purchased", "gift", RandomTest.truth + RandomTest.present),
        ("purchased", "due", RandomTest.dates(hasTime: true) + RandomTest.present),
        ("purchased", "fit", RandomTest.options + RandomTest.present),
        (
            "sent", "campaign",
            RandomTest.words(["SPRING-sale", "đặc biệt", "unknown"], parts: ["spring", "2", "Đ", "nothing"]) + RandomTest.present
        ),
        ("opened", "campaign", RandomTest.words(["spring-sale", "dac biet"], parts: ["SPRING", "dac"], bare: true)),
        ("clicked", "link", RandomTest.words(["HTTPS://x.example/a", "form"], parts: ["https", "%20", "A", "É"])),
        ("labelled", "label", RandomTest.words(["vip", "Plain"], parts: ["p", "ĐẶC", "zzz"])),
        ("subscribed", "list", RandomTest.words(["customers", "Newsletter"], parts: ["c", "s", "letter"])),
        ("score_changed", "new_score", RandomTest.numbers(RandomAudience.amounts)),
        ("added", "source", RandomTest.words(["form", "api"], parts: ["FO", "i", "m"])),
    ]

    private mutating func filter(_ parameter: String, _ test: RandomTest) -> ActivitySelection.Filter {
        let test = test.make(&self)
        // After `where` there are only those negative forms that have words of their own.
        let isNegated = audience.chance(20) && SegmentPrinter.negativeTest(test) != nil
        return ActivitySelection.Filter(
            parameter: Self.located(parameter), test: Self.located(test), isNegated: isNegated)
    }

    /// One or two tests of the activity's parameters, where it has any that are asked here.
    private mutating func filters(_ activity: String) -> [ActivitySelection.Filter] {
        let known = Self.parameters.filter { $0.activity == activity }
        guard !known.isEmpty else { return [] }
        return (0..<audience.pick([1, 1, 2])).map { _ in
            let parameter = audience.pick(known)
            return filter(parameter.name, audience.pick(parameter.tests))
        }
    }

    private mutating func window() -> Located<FieldTest> {
        Self.located(audience.pick(RandomTest.windows).make(&self))
    }

    mutating func selection(_ activity: String, filters: Bool, window: Bool) -> ActivitySelection {
        ActivitySelection(
            activity: Self.located(activity), filters: filters ? self.filters(activity) : [],
            window: window ? self.window() : nil)
    }

    // MARK: Has

    static let activities: [Kind] = plain + windows + filtered + counted

    private static let plain = [
        Kind(name: "has") { .activity($0.selection($0.audience.pick(anyActivity), filters: false, window: false), nil) }
    ]

    private static let windows = RandomTest.windows.map { test in
        Kind(name: "has window \(test.name)") { segment in
            var selection = segment.selection(segment.audience.pick(anyActivity), filters: false, window: false)
            selection.window = located(test.make(&segment))
            return .activity(selection, nil)
        }
    }

    private static let filtered = parameters.flatMap { parameter in
        parameter.tests.map { test in
            Kind(name: "where \(parameter.activity) \(parameter.name) \(test.name)") { segment in
                var selection = segment.selection(parameter.activity, filters: false, window: segment.audience.chance(30))
                selection.filters = [segment.filter(parameter.name, test)]
                if segment.audience.chance(30) { selection.filters += segment.filters(parameter.activity) }
                return .activity(selection, nil)
            }
        }
    }

    private static let counted = selections.flatMap { form in
        ["at least", "at most", "exactly", "between"].map { name in
            Kind(name: "times \(name)\(form.name)") { segment in
                let activity = segment.audience.pick(["purchased", "opened", "sent", "clicked"])
                let selection = segment.selection(activity, filters: form.hasFilters, window: form.hasWindow)
                return .activity(selection, located(segment.times(name)))
            }
        }
    }

    private mutating func times(_ name: String) -> ActivityTimes {
        let count = audience.pick([0, 1, 1, 2, 3])
        return switch name {
        case "at least": .atLeast(count)
        case "at most": .atMost(count)
        case "exactly": .exactly(count)
        default: .between(count, audience.pick([0, 1, 2, 4]))
        }
    }

    // MARK: Figures

    static let figures: [Kind] = selections.flatMap { form in
        ActivityFigure.Function.allCases.flatMap { function in
            RandomTest.figures(function == .count ? [0, 1, 2, 3, 0.5, -1] : [0, 0.3, 0.1, 1, 100, 33.33, 50.15, -5, 0.333333]).map
            { test in
                Kind(name: "\(function.rawValue) \(test.name)\(form.name)") { segment in
                    .figure(
                        segment.figure(function, filters: form.hasFilters, window: form.hasWindow), located(test.make(&segment)))
                }
            }
        }
    }

    mutating func figure(_ function: ActivityFigure.Function, filters: Bool, window: Bool) -> ActivityFigure {
        guard function != .count || audience.chance(40) else {
            let activity = audience.pick(["purchased", "opened", "sent", "subscribed"])
            return ActivityFigure(function: .count, selection: selection(activity, filters: filters, window: window))
        }
        // A count can be one of events that have whatever parameter.
        let numbers = [("purchased", "price"), ("purchased", "quantity"), ("score_changed", "new_score")]
        let (activity, parameter) = audience.pick(
            function == .count ? numbers + [("purchased", "fit"), ("purchased", "product"), ("sent", "campaign")] : numbers)
        return ActivityFigure(
            function: function, selection: selection(activity, filters: filters, window: window),
            parameter: Self.located(parameter))
    }

    // MARK: First and last

    static let moments: [Kind] =
        [true, false].flatMap { isLast -> [Kind] in
            let name = isLast ? "last" : "first"
            let dates = [false, true].flatMap { hasFilters in
                RandomTest.dates(hasTime: true).map { test in
                    Kind(name: "\(name) \(test.name)\(hasFilters ? " where" : "")") { segment in
                        let activity = segment.audience.pick(["purchased", "sent", "opened"])
                        return .moment(
                            isLast: isLast, segment.selection(activity, filters: hasFilters, window: false),
                            located(test.make(&segment)))
                    }
                }
            }
            let present = Kind(name: "\(name) present") { segment in
                .moment(
                    isLast: isLast, segment.selection("purchased", filters: segment.audience.chance(50), window: false),
                    located(.present))
            }
            return dates + [present] + intervals(isLast, name)
        }

    private static func intervals(_ isLast: Bool, _ name: String) -> [Kind] {
        let forms: [(String, @Sendable (Located<TimeSpan>) -> FieldTest.DateTest)] = [
            ("more than", { .moreThanAgo($0) }), ("less than", { .lessThanAgo($0) }), ("within last", { .withinLast($0) }),
        ]
        return forms.map { form, test in
            Kind(name: "\(name) \(form) intervals") { segment in
                let activity = segment.audience.pick(["purchased", "sent", "opened", "attended"])
                let span = located(TimeSpan(segment.audience.pick([1, 1, 2, 3, 100_000]), .intervals))
                return .moment(
                    isLast: isLast, segment.selection(activity, filters: false, window: false), located(.date(test(span))))
            }
        }
    }
}
