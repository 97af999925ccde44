import Audience
import Foundation
import Logging
import Segments
import Storage
import TestSupport
import Testing

@testable import App

@Suite struct SegmentRefreshServiceTests {
    private static let seed: SQL = """
        INSERT INTO contact (email, address_key, domain, status, status_at, created_at, updated_at, score)
        VALUES ('a@example.org', 'a@example.org', 'example.org', 'active', 0, 0, 0, 1)
        """

    @Test func `watched segments are refreshed once an hour, and a broken one keeps no other from it`() async throws {
        try await withDatabase(AudienceSchema.migrations + [SegmentsSchema.migration]) { sqlite in
            let database: any Database = sqlite
            let (store, time) = (SegmentStore(timeZone: .gmt), ScriptedTime())
            let begin = time.now()
            try await database.write { connection in
                try connection.execute(Self.seed)
                for (name, kind) in [("All", SegmentKind.additive), ("Best", .additive), ("Quiet", .dynamic)] {
                    try store.create(connection, SegmentDefinition(name: name, kind: kind, text: "score > 0"), at: begin)
                }
                // As if the field had gone.
                try connection.execute("UPDATE segment_version SET text = 'scor > 0' WHERE segment_id = 1")
            }
            let service = SegmentRefreshService(
                segments: store, database: database, time: time, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let serving = Task { try await service.run() }
            for _ in 0..<3 {
                while time.sleeping < 1 { try await Task.sleep(for: .milliseconds(1)) }
                time.advance(seconds: SegmentRefreshService.interval)
            }
            while time.sleeping < 1 { try await Task.sleep(for: .milliseconds(1)) }
            let sizes = try await database.read { connection in
                try ["All", "Best", "Quiet"].map { try store.sizes(connection, named: $0).map(\.at) }
            }
            // An hour is an hour, also when the time of day is set back.
            time.setTimeOfDay(by: -86_400)
            time.advance(seconds: SegmentRefreshService.interval)
            while time.sleeping < 1 { try await Task.sleep(for: .milliseconds(1)) }
            serving.cancel()
            try await serving.value
            let after = try await database.read { try store.sizes($0, named: "Best").count }
            #expect(after == 5)
            let hours = (0...3).reversed().map { begin.adding(seconds: Double($0) * 3600) }
            #expect(sizes == [[], hours, []])
            let members = try await database.read { try store.members($0, named: "Best") }
            #expect(members.map(\.email) == ["a@example.org"])
        }
    }
}
