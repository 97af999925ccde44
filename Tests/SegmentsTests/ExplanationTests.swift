import Audience
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

@Suite struct ExplanationTests {
    private func explain(_ text: String, _ change: @escaping @Sendable (inout ContactFacts, World) -> Void) async throws
        -> SegmentExplanation
    {
        try await withWorld { connection, world in
            var facts = plainContact()
            change(&facts, world)
            try world.insert(connection, facts)
            let read = try #require(try ContactFactsReader(world.catalogue).read(connection, contact: facts.id))
            return try TypedSegment(SegmentParser.parse(text), world.scope("Asia/Jakarta")).explain(
                read, asOf: instant("2026-03-31T10:00Z"))
        }
    }

    @Test func everyConditionIsShownWithItsValue() async throws {
        let explanation = try await explain(
            #"city contains "Jakarta" and not (label has any of ("VIP", "Plain") or age > 18) and pickup is tomorrow and in list "Customers" and interests is missing"#
        ) { facts, world in
            facts.custom[world.field("city").id] = .text("Jakarta \"S\"")
            facts.custom[world.field("pickup").id] = .dateTime(instant("2026-03-31T17:30Z"))
            facts.labels = [1, 2]
            facts.lists = [1]
        }
        #expect(!explanation.isIn)
        #expect(
            explanation.conditions.map { "\($0.text) | \($0.value) | \($0.holds)" } == [
                #"city contains "Jakarta" | "Jakarta \"S\"" | true"#,
                #"label has any of ("VIP", "Plain") | "VIP", "Pelanggan Loyal" | true"#,
                "age > 18 | missing | false", "pickup is tomorrow | 2026-04-01T00:30 | true",
                #"in list "Customers" | subscribed | true"#,
                "interests is present | missing | false",
            ])
        #expect(explanation.summary == #"out; would be in if label has none of ("VIP", "Plain")"#)
    }

    @Test(arguments: [
        ("vip is true and age > 18", "out; would be in if vip is true and age > 18"),
        ("vip is true or age > 18 and status is pending", "out; would be in if vip is true"),
        ("vip is missing", "in; would be out if vip is present"), ("not vip is true", "in; would be out if vip is true"),
        ("vip is not true and status is active", "in; would be out if vip is true"),
        ("status is active or vip is missing", "in; would be out if status is not active and vip is present"),
    ])
    func theFewestChangesAreNamed(text: String, summary: String) async throws {
        let explanation = try await explain(text) { _, _ in }
        #expect(explanation.summary == summary)
    }

    @Test func segmentsInsideShowTheirConditions() async throws {
        let explanation = try await explain(#"in segment "In Jakarta" and in not segment "Frozen" and sample 100%"#) {
            facts, world in
            facts.custom[world.field("vip").id] = .boolean(true)
            facts.segments = [world.frozen]
        }
        #expect(explanation.conditions.map(\.value).prefix(2) == ["in", "a member"])
        #expect(explanation.conditions[2].value.hasPrefix("at ") && explanation.conditions[2].value.hasSuffix("%"))
        #expect(explanation.conditions[0].inside.map(\.text) == [#"city contains "jakarta""#, "vip is true"])
        #expect(explanation.conditions[0].inside.map(\.holds) == [false, true])
    }
}
