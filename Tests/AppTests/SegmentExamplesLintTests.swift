import App
import Segments
import Storage
import TestSupport
import Testing

/// Lint finds nothing to mend in the segments that are shown to people as examples.
@Suite(.timeLimit(.minutes(15))) struct SegmentExamplesLintTests {
    @Test func theExamplesAreAsTheyShouldBe() async throws {
        try await FlowerShopWorkspace.run { workspace in
            try await workspace.importAll()
            let merpati = workspace.merpati
            let (found, broad) = try await merpati.database.read { connection in
                var (found, broad) = ([String](), [String]())
                for segment in try merpati.segments.list(connection) {
                    let findings = try merpati.segments.lint(connection, segment.definition, asOf: FlowerShopWorkspace.noon)
                    for finding in findings where finding.severity >= .warning {
                        if finding.kind == .tooBroad {
                            broad.append(segment.name)
                        } else {
                            found.append("\(segment.name): \(finding)")
                        }
                    }
                }
                return (found, broad)
            }
            #expect(found == [])
            // These are large, and are meant to be.
            #expect(broad == ["Consent by country", "Engaged within 12 months", "Not bought for 30 days", "Southern hemisphere"])
        }
    }
}
