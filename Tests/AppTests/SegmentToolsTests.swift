import Foundation
import TestSupport
import Testing

/// What a person does with segments on the command line.
@Suite(.timeLimit(.minutes(15))) struct SegmentToolsTests {
    /// Contacts 0 to 9, the even ones in Jakarta, and the segments "Jakarta" and "First" (0 to 3).
    private func withSegments(_ body: @escaping @Sendable (MerpatiProgram, URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 10, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            try await SampleWorkspace.importContacts(program)
            for (name, text) in [
                ("Jakarta", #"city is "Jakarta""#),
                ("First", #"email in ("contact0@example.test", "contact1@example.test", "contact2@example.test")"#),
                ("Both", #"in segment "Jakarta" and in segment "First""#),
            ] {
                let made = try await program.run("segment", "create", name, text)
                #expect(made.code == 0, "\(made.errors)")
            }
            try await body(program, folder)
        }
    }

    @Test func segmentsAreListedCountedAndExplained() async throws {
        try await withSegments { program, _ in
            struct List: Decodable {
                struct Segment: Decodable {
                    var name: String
                    var kind: String
                    var count: Int
                    var reachable: Int
                    var version: Int
                    var changed: String
                }
                var segments: [Segment]
            }
            try await program.run("contact", "unsubscribe", SampleWorkspace.email(0))
            let list = try await program.run("segment", "list", "--json").json(List.self).segments
            #expect(list.map(\.name) == ["Both", "First", "Jakarta"])
            #expect(list.map(\.count) == [2, 3, 5])
            #expect(list.map(\.reachable) == [1, 2, 4])
            #expect(list.allSatisfy { $0.kind == "dynamic" && $0.version == 1 && !$0.changed.isEmpty })

            struct Count: Decodable {
                var count: Int
                var reachable: Int
                var as_of: String
                var milliseconds: Double
            }
            let count = try await program.run("segment", "count", "Jakarta", "--as-of", "2026-01-02", "--json").json(Count.self)
            #expect((count.count, count.reachable) == (5, 4))
            #expect(count.as_of == "2026-01-02T00:00:00+07:00")

            struct Members: Decodable { var members: [String] }
            let members = try await program.run("segment", "members", "Jakarta", "--limit", "2", "--json").json(Members.self)
            #expect(members.members == [SampleWorkspace.email(0), SampleWorkspace.email(2)])

            struct Explanation: Decodable {
                struct Condition: Decodable {
                    var text: String
                    var value: String
                    var holds: Bool
                    var conditions: [Condition]?
                }
                var `in`: Bool
                var conditions: [Condition]
                var would_change: String
            }
            let explanation = try await program.run("segment", "explain", SampleWorkspace.email(1), "Both", "--json")
                .json(Explanation.self)
            #expect(!explanation.in)
            #expect(explanation.conditions.map(\.holds) == [false, true])
            #expect(explanation.conditions[0].conditions?.first?.value == "\"Kraków\"")
            #expect(explanation.would_change == #"in segment "Jakarta""#)
        }
    }

    @Test func lintAndCheckFindFaults() async throws {
        struct Findings: Decodable {
            struct Finding: Decodable {
                var segment: String?
                var kind: String
                var severity: String
                var line: Int?
                var column: Int?
            }
            var findings: [Finding]
        }
        try await withSegments { program, folder in
            let fine = try await program.run("segment", "lint", "--json")
            #expect(fine.code == 0, "\(fine.errors)")
            #expect(try fine.json(Findings.self).findings.isEmpty, "\(fine.output)")
            let impossible = try await program.run(
                "segment", "lint", "--where", #"city is "Jakarta" and city is "Huế""#, "--json")
            #expect(impossible.code == 1)
            let finding = try impossible.json(Findings.self).findings.first
            #expect(finding?.kind == "impossible" && finding?.severity == "error")
            #expect(finding?.line == 1 && finding?.column == 23)
            let broad = try await program.run("segment", "lint", "Jakarta", "--broad", "40")
            #expect(broad.code == 0)
            #expect(broad.output.contains("50%"), "\(broad.output)")

            // A plan says it, too.
            try await program.run("segment", "create", "Never", #"city is "Jakarta" and city is missing"#)
            try SampleWorkspace.file(folder, "campaigns/never.yaml", "name: never\ntemplate: hello\nto: { segments: [Never] }\n")
            struct Plan: Decodable { var warnings: [String] }
            let plan = try await program.run("campaign", "plan", "never", "--json").json(Plan.self)
            #expect(plan.warnings.contains { $0.hasPrefix("segment \"Never\": ") && $0.contains("exclude each other") })

            // A file that is not applied.
            let file = "campaigns/segments/new.yaml"
            func check(_ segment: String, _ examples: String) async throws -> ChildProcess.Result {
                try SampleWorkspace.file(folder, file, "name: New\nsegment: \(segment)\n\(examples)\n")
                return try await program.run("segment", "check", file)
            }
            let good = try await check(#"city is "Jakarta""#, "in: [\(SampleWorkspace.email(0))]")
            #expect(good.code == 0, "\(good.output)\(good.errors)")
            #expect(good.output.contains("1 example, 0 failures"))
            let bad = try await check(#"city is "Jakarta""#, "in: [\(SampleWorkspace.email(1))]")
            #expect(bad.code == 1)
            #expect(bad.output.contains("should be in: out; would be in if city is \"Jakarta\""), "\(bad.output)")
            let never = try await check(#"city is "Jakarta" and city is missing"#, "")
            #expect(never.code == 1)
            #expect(never.output.contains("exclude each other"))
            let wrong = try await check(#"ctiy is "Jakarta""#, "")
            #expect(wrong.code == 1)
            #expect(wrong.errors.contains("^^^^"), "\(wrong.errors)")
            #expect(try await program.run("segment", "show", "New").code == 1)
        }
    }

    @Test func segmentsAreComparedAndExported() async throws {
        try await withSegments { program, folder in
            struct Overlap: Decodable {
                struct Side: Decodable {
                    var count: Int
                    var only: Int
                    var share_in_both: Double
                }
                var first: Side
                var second: Side
                var both: Int
                var either: Int
            }
            let overlap = try await program.run("segment", "overlap", "Jakarta", "First", "--json").json(Overlap.self)
            #expect((overlap.first.count, overlap.second.count, overlap.both, overlap.either) == (5, 3, 2, 6))
            #expect((overlap.first.only, overlap.second.only, overlap.first.share_in_both) == (3, 1, 0.4))
            #expect(try await program.run("segment", "overlap", "Jakarta").code == 2)

            struct Diff: Decodable {
                struct Member: Decodable {
                    var email: String
                    var why: String
                }
                var only_first_count: Int
                var only_first: [Member]
                var only_second: [Member]
            }
            let diff = try await program.run("segment", "diff", "Jakarta", "First", "--limit", "1", "--json").json(Diff.self)
            #expect(diff.only_first_count == 3 && diff.only_first.map(\.email) == [SampleWorkspace.email(4)])
            #expect(diff.only_second.map(\.email) == [SampleWorkspace.email(1)])
            #expect(diff.only_second.first?.why == #"city is not "Jakarta" ("Kraków")"#)
            try await program.run("segment", "edit", "Jakarta", #"city is "Kraków""#)
            let versions = try await program.run("segment", "diff", "Jakarta", "--version", "1", "--json").json(Diff.self)
            #expect(versions.only_first_count == 5 && versions.only_second.count == 5)
            let moments = try await program.run(
                "segment", "diff", "--where", "created within last 1 day", "--then", "2031-01-01", "--json")
            #expect(try moments.json(Diff.self).only_first_count == 10)

            struct Companion: Decodable, Equatable {
                var name: String?
                var kind: String?
                var version: Int?
                var definition: String?
                var time_zone: String?
                var as_of: String
                var count: Int
                var columns: [String]
            }
            let exported = try await program.run("segment", "export", "jakarta", "--columns", "email,city", "-o", "out.csv")
            #expect(exported.code == 0, "\(exported.errors)")
            let csv = try String(contentsOf: folder.appendingPathComponent("out.csv"), encoding: .utf8)
            #expect(csv.split(separator: "\r\n").count == 6)
            let data = try Data(contentsOf: folder.appendingPathComponent("out.csv.json"))
            let companion = try JSONDecoder().decode(Companion.self, from: data)
            #expect(companion.name == "Jakarta" && companion.kind == "dynamic" && companion.version == 2)
            #expect(companion.definition == #"city is "Kraków""# && companion.time_zone == "Asia/Jakarta")
            #expect(companion.count == 5 && companion.columns == ["email", "city"] && !companion.as_of.isEmpty)
            let printed = try await program.run("segment", "export", "--where", #"city = "Kraków""#, "--columns", "email")
            #expect(printed.output.hasPrefix("email\r\ncontact1@example.test\r\n"), "\(printed.output)")
        }
    }
}
