import Foundation
import TestSupport
import Testing

/// `segment explain`: ticks that agree with the verdict, and nobody "never" did what they did.
@Suite struct ExplainProgramTests {
    private struct Explanation: Decodable {
        struct Condition: Decodable {
            var text: String
            var value: String
            var holds: Bool
        }
        var `in`: Bool
        var conditions: [Condition]
    }

    /// Siti bought once, on 20 November at 10 by the clocks of Jakarta, for 12.
    private func with(_ body: (MerpatiProgram) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            for words in [
                ["field", "define", "city", "text"], ["contact", "add", "siti@example.test", "score=3", "city=Jakarta"],
                ["activity", "define", "purchased", "price:number"],
                ["activity", "record", "siti@example.test", "purchased", "price=12", "--at", "2026-11-20T10:00"],
                ["segment", "create", "Jakarta", "city is \"Jakarta\""],
            ] {
                let done = try await program.run(words)
                #expect(done.code == 0, "\(words): \(done.errors)")
            }
            try await body(program)
        }
    }

    private static let now = ["--as-of", "2026-11-30T12:00"]

    @Test(arguments: [
        ("not has purchased", false, ["has not purchased"]),
        ("has not purchased within last 5 days", true, ["has not purchased within last 5 days"]),
        ("not (score = 3 or score = 4)", false, ["score is not 3", "score is not 4"]),
        ("not (score = 3 and score = 4)", true, ["score is not 3", "score is not 4"]),
        ("city is not \"Jakarta\"", false, ["city is not \"Jakarta\""]),
        ("in not segment \"Jakarta\"", false, ["in not segment \"Jakarta\""]),
        ("not not score = 3", true, ["score is 3"]), ("not city is missing", true, ["city is present"]),
        ("score = 3 and not city contains \"Bandung\"", true, ["score is 3", "city does not contain \"Bandung\""]),
    ])
    func `a tick means that the line holds as it stands`(text: String, isIn: Bool, lines: [String]) async throws {
        try await with { program in
            let words = ["segment", "explain", "siti@example.test", "--where", text] + Self.now
            let explanation = try await program.run(words + ["--json"]).json(Explanation.self)
            #expect(explanation.in == isIn)
            #expect(explanation.conditions.map(\.text) == lines)
            // Each line by itself, asked as a segment, gives the tick.
            for condition in explanation.conditions {
                let alone = try await program.run(
                    ["segment", "explain", "siti@example.test", "--where", condition.text, "--json"] + Self.now
                ).json(Explanation.self)
                #expect(alone.in == condition.holds, "\(condition.text)")
            }
            let shown = try await program.run(words).output.split(separator: "\n").dropFirst()
            for (line, condition) in zip(shown, explanation.conditions) {
                #expect(line.contains("\(condition.holds ? "✓" : "✗") \(condition.text)"), "\(line)")
            }
        }
    }

    @Test(arguments: [
        "has purchased within last 5 days", "has not purchased within last 5 days", "has purchased where price > 20",
        "not has purchased where price > 20", "has purchased at least 2 times within last 3 days",
        "last of purchased where price > 20 before 2026-12-01", "first of purchased where price > 20 within last 7 days",
        "count of purchased.price within last 3 days = 1",
    ])
    func `nobody never did what they did`(text: String) async throws {
        try await with { program in
            let explained = try await program.run(["segment", "explain", "siti@example.test", "--where", text] + Self.now)
            #expect(explained.code == 0, "\(explained.errors)")
            #expect(!explained.output.contains("never"), "\(explained.output)")
            #expect(explained.output.contains("2026-11-20"), "\(explained.output)")
            try await program.run("contact", "add", "budi@example.test")
            let other = try await program.run(["segment", "explain", "budi@example.test", "--where", text] + Self.now)
            #expect(other.output.contains("never"), "\(other.output)")
        }
    }
}
