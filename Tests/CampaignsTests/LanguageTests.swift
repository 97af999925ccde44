import Audience
import Foundation
import Mail
import Storage
import TestSupport
import Testing

@testable import Campaigns

@Suite struct LanguageTests {
    private static let indonesian = """
        ---
        subject: "Halo {{ contact.first_name }}"
        ---
        Kota {{ contact.city }}, [mawar](https://shop.example/mawar), {{ now | date: "%H %B" }}.

        [Berhenti]({{ unsubscribe_url }})
        """

    private func with(_ body: (CampaignFixture) async throws -> Void) async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            try Data(Self.indonesian.utf8).write(to: fixture.folder.appendingPathComponent("templates/letter.id.md"))
            _ = try await fixture.database.write { connection in
                try CatalogueStore.defineField(connection, key: "city", type: .text, at: Instant(seconds: 0))
            }
            try await fixture.alter(
                "UPDATE contact SET language = 'en', f2 = NULL",
                "UPDATE contact SET language = 'id-ID', f2 = 'Jakarta' WHERE id = 2",
                "UPDATE contact SET language = 'ID', f2 = NULL WHERE id = 3",
                "UPDATE contact SET language = NULL, f2 = 'Solo' WHERE id = 4")
            try await body(fixture)
        }
    }

    @Test func `each contact gets the letter in their language, or in the workspace's`() async throws {
        try await with { fixture in
            try await fixture.alter("UPDATE contact SET time_zone = 'Asia/Jakarta' WHERE id = 2")
            let server = ScriptedServer()
            let run = try await fixture.start()
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished)
            let subjects = server.arrived.mapValues { messages in
                String(decoding: messages[0].bytes, as: UTF8.self).split(separator: "\r\n").first { $0.hasPrefix("Subject: ") }
                    .map(String.init)
            }
            #expect(
                subjects == [
                    1: "Subject: Hello Name 1", 2: "Subject: Halo Name 2", 3: "Subject: Halo Name 3", 4: "Subject: Halo Name 4",
                    5: "Subject: Hello Name 5",
                ])
            // 1790000000 is 2026-09-21 14:13 UTC, 21:13 in Jakarta.
            let jakarta = String(decoding: server.arrived[2]?.first?.bytes ?? [], as: UTF8.self)
            let london = String(decoding: server.arrived[3]?.first?.bytes ?? [], as: UTF8.self)
            #expect(jakarta.contains("21 September") && london.contains("14 September"))
        }
    }

    @Test func `a value is missed only by those whose letter prints it`() async throws {
        try await with { fixture in
            try await fixture.apply(CampaignFixture.file + "missing: skip\n")
            let plan = try await CampaignPlanner(fixture.context).plan("sale")
            #expect(plan.reachable == 4)
            #expect(plan.steps.first { $0.exclusion == .valueMissing }?.samples == ["c3@example.org"])
            let server = ScriptedServer()
            let run = try await fixture.start(CampaignFixture.file + "missing: skip\n")
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished)
            #expect(Set(server.arrived.keys) == [1, 2, 4, 5])
            #expect(plan.samples.map(\.subject) == ["Hello Name 1", "Halo Name 2", "Halo Name 4"])
        }
    }
}
