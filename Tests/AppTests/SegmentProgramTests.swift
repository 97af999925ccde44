import Foundation
import TestSupport
import Testing

/// What a person does with segments of every kind, from outside.
@Suite(.timeLimit(.minutes(10))) struct SegmentProgramTests {
    private struct Refreshed: Decodable {
        struct Segment: Decodable {
            var segment: String
            var entered: Int
            var left: Int
            var count: Int
        }

        var segments: [Segment]
    }

    private struct Members: Decodable {
        struct Entry: Decodable {
            var email: String
            var since: String
            var version: Int?
            var why: String?
        }

        var members: [String]
        var entered: [Entry]?
    }

    private func withContacts(_ body: (MerpatiProgram) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 3, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            for (name, score) in [("anna", "1"), ("budi", "5"), ("citra", "9")] {
                let added = try await program.run("contact", "add", "\(name)@example.test", "score=\(score)")
                #expect(added.code == 0, "\(added.errors)")
            }
            try await body(program)
        }
    }

    @Test func additiveSegmentsKeepTheirMembers() async throws {
        try await withContacts { program in
            let made = try await program.run("segment", "create", "Best", "score >= 5", "--kind", "additive")
            #expect(made.code == 0 && made.output.contains("2 entered"), "\(made.errors)")
            try await program.run("contact", "set", "citra@example.test", "score=2")
            try await program.run("contact", "set", "anna@example.test", "score=7")
            let refreshed = try await program.run("segment", "refresh", "--all", "--json").json(Refreshed.self)
            #expect(refreshed.segments.map(\.segment) == ["Best"])
            #expect(refreshed.segments.first?.entered == 1 && refreshed.segments.first?.count == 3)
            let members = try await program.run("segment", "members", "Best", "--json").json(Members.self)
            #expect(members.members == ["anna@example.test", "budi@example.test", "citra@example.test"])
            #expect(members.entered?.map(\.why) == ["score >= 5 (7)", "score >= 5 (5)", "score >= 5 (9)"])
            let dynamic = try await program.run("segment", "edit", "Best", "--kind", "dynamic")
            #expect(dynamic.code == 0, "\(dynamic.errors)")
            let now = try await program.run("segment", "members", "Best", "--json").json(Members.self)
            #expect(now.members == ["anna@example.test", "budi@example.test"] && now.entered == nil)
        }
    }

    @Test func whoDroppedOutAndWhyIsTold() async throws {
        try await withContacts { program in
            try await program.run("segment", "create", "Best", "score >= 5")
            try await program.run("segment", "refresh", "Best")
            try await program.run("contact", "set", "citra@example.test", "score=2")
            try await program.run("segment", "refresh", "Best")
            struct Report: Decodable {
                struct Change: Decodable {
                    var email: String
                    var why: String
                }

                var changes: [Change]
            }
            let report = try await program.run("segment", "dropouts", "Best", "--json").json(Report.self)
            #expect(report.changes.map(\.email) == ["citra@example.test"])
            #expect(report.changes.first?.why == "not score >= 5 (2)")
        }
    }

    @Test func pinsHoldAndAreKeptWithTheReason() async throws {
        try await withContacts { program in
            try await program.run("segment", "create", "Best", "score >= 5")
            try Data("email,name\nanna@example.test,Anna\n".utf8).write(to: program.folder.appendingPathComponent("pins.csv"))
            let pinned = try await program.run("segment", "pin", "Best", "--file", "pins.csv", "--reason", "our first customer")
            #expect(pinned.code == 0, "\(pinned.errors)")
            let banned = try await program.run(
                "segment", "ban", "Best", "citra@example.test", "nobody@example.test", "--reason", "asked by phone")
            #expect(banned.code == 1 && banned.errors.contains("nobody@example.test"))
            let members = try await program.run("segment", "members", "Best", "--json").json(Members.self)
            #expect(members.members == ["anna@example.test", "budi@example.test"])
            let explained = try await program.run("segment", "explain", "citra@example.test", "Best")
            #expect(explained.output.contains("would be in if not banned from segment \"Best\""))
            struct History: Decodable {
                struct Pin: Decodable {
                    var email: String
                    var action: String
                    var reason: String
                }

                var pins: [Pin]
            }
            let history = try await program.run("segment", "history", "Best", "--json").json(History.self)
            #expect(history.pins.map(\.action) == ["ban", "pin"])
            #expect(history.pins.map(\.reason) == ["asked by phone", "our first customer"])
            let without = try await program.run("segment", "pin", "Best", "anna@example.test")
            #expect(without.code == 2)
        }
    }
}
