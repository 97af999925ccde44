import Audience
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

/// Whatever lint calls impossible, the evaluator in memory finds nobody for; whatever it calls always true, everybody.
@Suite struct LintPropertyTests {
    private static let cases = ProcessInfo.processInfo.environment["MERPATI_LINT_CASES"].flatMap { Int($0) } ?? 600

    @Test func whatIsCalledImpossibleHoldsForNobody() async throws {
        let seed = SeededRandom.seed()
        print("segments, lint against memory: \(Self.cases) cases, MERPATI_SEED=\(seed)")
        let (never, always) = try await withWorld { _, world in
            var (never, always) = (0, 0)
            for round in 0..<(Self.cases / 50) {
                var audience = RandomAudience(random: SeededRandom(seed: seed &+ UInt64(round)), world: world)
                let now = instant(audience.pick(RandomAudience.moments))
                let people = audience.sample(30, near: now).people
                var random = RandomSegment(audience: audience, now: now)
                for _ in 0..<50 {
                    let text = SegmentPrinter.print(random.contradiction())
                    let zone = random.audience.pick(RandomAudience.zones)
                    guard let segment = try? TypedSegment(SegmentParser.parse(text), world.scope(zone)) else { continue }
                    let kinds = SegmentLint.findings(of: segment, asOf: now).map(\.kind)
                    guard kinds.contains(.impossible) || kinds.contains(.alwaysTrue) else { continue }
                    // What is said of now is said of later, too.
                    for day in [0, 1, 30, 400] {
                        let moment = Instant(microseconds: now.microseconds + Int64(day) * 86_400_000_000)
                        let evaluation = segment.evaluation(asOf: moment).answering(among: people)
                        let count = people.count { evaluation.holds($0) }
                        if kinds.contains(.impossible) { #expect(count == 0, "\(text) in \(zone) as of \(moment)") }
                        if kinds.contains(.alwaysTrue) { #expect(count == people.count, "\(text) in \(zone) as of \(moment)") }
                    }
                    if kinds.contains(.impossible) { never += 1 } else { always += 1 }
                }
            }
            return (never, always)
        }
        print("  \(never) impossible, \(always) always true")
        #expect(never > Self.cases / 50)
        #expect(always > Self.cases / 100)
    }
}

extension RandomSegment {
    /// A tree in which conditions on the same things meet, some of them negated: many exclude each other.
    mutating func contradiction() -> SegmentNode {
        let kind = audience.pick(Self.kinds)
        var nodes = (0..<audience.pick([2, 2, 3, 4])).map { _ -> SegmentNode in
            let node = Self.node((audience.chance(80) ? kind : audience.pick(Self.kinds)).make(&self))
            return audience.chance(40) ? Self.node(.not(node)) : node
        }
        if audience.chance(30) {
            let last = nodes.removeLast()
            nodes[0] = Self.node(.any([nodes[0], last]))
        }
        if audience.chance(40), let node = nodes.first { nodes.append(Self.node(.not(node))) }
        guard nodes.count > 1 else { return nodes[0] }
        let tree = Self.node(audience.chance(60) ? .all(nodes) : .any(nodes))
        return audience.chance(30) ? Self.node(.not(tree)) : tree
    }
}
