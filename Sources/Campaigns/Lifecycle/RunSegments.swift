internal import Segments
internal import Storage

/// Keeps which version of which segments a run's audience is made of, and sees to it that it is of one version only.
enum RunSegments {
    /// A segment was edited after the run's audience began to be entered.
    struct Moved: Error {}

    /// Before the audience is entered: refreshes the additive segments that it needs, and writes down the version and size of
    /// each segment, unless that was done before an interruption.
    static func prepare(_ context: CampaignContext, _ run: CampaignRun, _ definition: CampaignDefinition) async throws {
        let segments = context.segments
        let names = names(run, definition)
        guard !names.isEmpty else { return }
        let isDone = try await context.database.read { connection in
            try connection.exists("SELECT 1 FROM run_segment WHERE run_id = \(run.id)")
        }
        guard !isDone else { return }
        let used = try await context.database.read { try segments.closure($0, of: names.map(\.name)) }
        for segment in used where segment.definition.kind == .additive {
            try await segments.refresh(context.database, named: segment.name, at: run.createdAt)
        }
        let found = try await context.database.read { connection in
            let direct = Set(try names.map { try segments.show(connection, named: $0.name).id })
            let parts = try segments.closure(connection, of: names.map(\.name)).filter { !direct.contains($0.id) }
                .map { (name: $0.name, role: RunSegment.Role.part, position: 0) }
            return try (names + parts).map { name, role, position in
                let segment = try segments.show(connection, named: name)
                let size = try segments.size(connection, of: segment, asOf: run.createdAt, cause: .run)
                let kept = RunSegment(
                    segment: segment.id, role: role, position: position, name: segment.name, version: segment.version,
                    kind: segment.definition.kind, text: segment.definition.text, timeZone: segment.definition.timeZone,
                    matched: size.count)
                return (kept, size)
            }
        }
        try await context.database.write { connection in
            for (segment, size) in found {
                try segment.save(connection, run: run.id)
                try segments.record(connection, size, of: segment.segment)
            }
        }
    }

    private static func names(
        _ run: CampaignRun, _ definition: CampaignDefinition
    ) -> [(name: String, role: RunSegment.Role, position: Int)] {
        if run.kind == .test { return run.segment.map { [($0, .include, 0)] } ?? [] }
        return definition.to.segments.enumerated().map { ($1, .include, $0) }
            + definition.exclude.segments.enumerated().map { ($1, .exclude, $0) }
    }

    /// - Throws: `Moved` when a segment is not the one any more that was written down.
    static func check(_ connection: any Connection, _ run: CampaignRun) throws {
        let isMoved = try connection.exists(
            """
            SELECT 1 FROM run_segment r LEFT JOIN segment s ON s.id = r.segment_id
            WHERE r.run_id = \(run.id) AND (s.id IS NULL OR s.version <> r.version)
            """)
        if isMoved { throw Moved() }
    }

    /// Takes back what was entered. Nobody has been mailed yet: a run sends when its audience is complete.
    static func beginAnew(_ context: CampaignContext, _ run: CampaignRun) async throws {
        try await context.database.write { connection in
            try connection.execute("DELETE FROM delivery WHERE run_id = \(run.id)")
            try connection.execute("DELETE FROM run_segment WHERE run_id = \(run.id)")
            try connection.execute("UPDATE campaign_run SET entered_through = 0 WHERE id = \(run.id)")
        }
    }
}
