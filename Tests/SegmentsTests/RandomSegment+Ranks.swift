import Audience
import Storage

@testable import Segments

/// Places among others.
extension RandomSegment {
    static let ranks: [Kind] = [true, false].flatMap { isTop in
        [true, false].flatMap { isPercent in
            [nil, "field", "figure", "rank"].flatMap { among -> [Kind] in
                (["field"] + ActivityFigure.Function.allCases.map(\.rawValue)).map { measure in
                    let parts =
                        [isTop ? "top" : "bottom", isPercent ? "%" : "number", "by", measure]
                        + (among.map { ["among", $0] } ?? [])
                    return Kind(name: parts.joined(separator: " ")) { segment in
                        .rank(
                            SegmentRank(
                                isTop: isTop, amount: segment.amount(isPercent), isPercent: isPercent,
                                measure: segment.measure(measure), among: segment.population(among)))
                    }
                }
            }
        }
    }

    private mutating func amount(_ isPercent: Bool) -> Located<Double> {
        Self.located(
            isPercent ? audience.pick([0.5, 10, 10, 12.5, 33.3, 50, 99.9, 100]) : audience.pick([1, 2, 3, 7, 20, 1000]))
    }

    private mutating func measure(_ name: String) -> SegmentRank.Measure {
        guard let function = ActivityFigure.Function(rawValue: name) else {
            return .field(Self.located(audience.pick(["age", "score"])))
        }
        return .figure(figure(function, filters: audience.chance(30), window: audience.chance(30)))
    }

    private mutating func population(_ kind: String?) -> SegmentNode? {
        switch kind {
        case "field": Self.node(.field(Self.located("status"), Self.located(.present)))
        case "figure":
            Self.node(
                .activity(selection("opened", filters: false, window: audience.chance(50)), .some(Self.located(.atMost(1)))))
        case "rank":
            Self.node(
                .rank(
                    SegmentRank(
                        isTop: audience.chance(50), amount: Self.located(60), isPercent: true,
                        measure: .field(Self.located("age")),
                        among: Self.node(.not(Self.node(.list(Self.located("Customers"))))))))
        default: nil
        }
    }
}
