import Campaigns
import Foundation
import Segments
import Storage
import TestSupport
import Testing

@testable import App

/// Segments that campaigns need by their names.
@Suite struct SegmentNamesTests {
    private static let campaign = "name: hello\ntemplate: hello\nto: { lists: [Customers], segments: [Few] }\n"

    private func withMerpati<T>(_ body: (Merpati) async throws -> T) async throws -> T {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 3, smtpPort: 1)
            let merpati = try await Merpati.open(workspace: Workspace(folder: folder), environment: [:], time: ScriptedTime())
            let result = try await body(merpati)
            try await merpati.close()
            return result
        }
    }

    @Test func `a segment that a campaign needs is neither renamed nor deleted`() async throws {
        try await withMerpati { merpati in
            let now = merpati.time.now()
            let cause = CampaignStore.Cause(actor: "Dewi", reason: "test")
            let store = merpati.campaigns.store
            try await merpati.database.write { connection in
                try merpati.segments.create(connection, SegmentDefinition(name: "Few", text: "score > 3"), at: now)
                _ = try store.apply(connection, text: Self.campaign, file: "hello.yaml", by: cause, at: now)
            }
            let renamed = await #expect(throws: AppError.self) {
                try await merpati.database.write { try merpati.renameSegment($0, named: "few", to: "Some", at: now) }
            }
            #expect(renamed?.message.contains("hello") == true && renamed?.advice?.contains("new name") == true)
            await #expect(throws: AppError.self) {
                try await merpati.database.write { try merpati.deleteSegment($0, named: "FEW", at: now) }
            }
            try await merpati.database.write { connection in
                // Another case of the letters finds it all the same.
                try merpati.renameSegment(connection, named: "Few", to: "FEW", at: now)
                // The file comes first, then the segment.
                let text = Self.campaign.replacing("Few", with: "Some")
                _ = try store.apply(connection, text: text, file: "hello.yaml", by: cause, at: now)
                try merpati.renameSegment(connection, named: "FEW", to: "Some", at: now)
            }
            let names = try await merpati.database.read { try merpati.segments.list($0).map(\.name) }
            #expect(names == ["Some"])
        }
    }
}
