import Audience
import Foundation
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// Letters that print a place.
struct PlaceTests {
    private static let letter = """
        ---
        subject: Hello
        ---
        Your shop is at {{ contact.shop }}.

        [Leave]({{ unsubscribe_url }})
        """

    @Test func `a place is printed, and who has none is skipped`() async throws {
        try await CampaignFixture.with(contacts: 3, letter: Self.letter) { fixture in
            try await fixture.database.write { connection in
                try CatalogueStore.defineField(connection, key: "shop", type: .location, at: Instant(seconds: 0))
                let column = try ContactColumn("shop", in: try CatalogueStore.load(connection))
                for (contact, text) in [(Int64(1), "-6.20, 106.80"), (2, "0, 0")] {
                    try ContactStore.set(
                        connection, contact, column, to: try ValueFormat().parse(text, as: .location), at: Instant(seconds: 1))
                }
            }
            try await fixture.apply(CampaignFixture.file + "missing: skip\n")
            let plan = try await CampaignPlanner(fixture.context).plan("sale")
            #expect(plan.reachable == 2)
            #expect(plan.steps.first { $0.exclusion == .valueMissing }?.samples == ["c3@example.org"])
            #expect(plan.samples.contains { $0.text.contains("Your shop is at -6.2, 106.8.") })
            #expect(plan.samples.contains { $0.text.contains("Your shop is at 0, 0.") })
        }
    }
}
