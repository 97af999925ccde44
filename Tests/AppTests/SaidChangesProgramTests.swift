import Campaigns
import Foundation
import Storage
import TestSupport
import Testing

@testable import App

/// What `convert`, `apply`, `plan`, `start`, `test` and `schedule` changed on the way is said.
@Suite(.timeLimit(.minutes(15))) struct SaidChangesProgramTests {
    private struct Applied: Decodable {
        struct Change: Decodable {
            var what: String
            var name: String
            var change: String
            var notes: [String]
        }
        var applied: [Change]
    }

    private func with(
        _ rest: String = "", _ body: @escaping @Sendable (MerpatiProgram, CountingSink) async throws -> Void
    ) async throws {
        let sink = CountingSink()
        try await withTemporaryFolder { folder in
            try await sink.whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: port)
                try SampleWorkspace.file(
                    folder, "campaigns/hello.yaml", "name: hello\ntemplate: hello\nto: { lists: [Customers] }\n\(rest)")
                let program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                try await body(program, sink)
            }
        }
    }

    // MARK: On the way

    @Test func `a plan, a test and a start say what they applied, and only that`() async throws {
        try await with { program, _ in
            let first = try await program.run("campaign", "plan", "hello", "--json").json(Applied.self).applied
            #expect(first.map { "\($0.what) \($0.name) \($0.change)" } == ["letter hello added", "campaign hello added"])
            #expect(try await program.run("campaign", "plan", "hello", "--json").json(Applied.self).applied.isEmpty)
            let silent = try await program.run("campaign", "plan", "hello")
            #expect(silent.errors.isEmpty, "\(silent.errors)")
            func edit(_ old: String, _ word: String) throws {
                let file = program.folder.appendingPathComponent("templates/hello.md")
                let text = try String(contentsOf: file, encoding: .utf8)
                try text.replacing(old, with: word).write(to: file, atomically: true, encoding: .utf8)
            }
            try edit("roses", "orchids")
            let tested = try await program.run("campaign", "test", "hello", "--to", "boss@example.test")
            #expect(tested.code == 0 && tested.errors.contains("the letter hello is changed"), "\(tested.errors)")
            try edit("orchids", "tulips")
            let started = try await program.run("campaign", "start", "hello", "--wait", "--json")
            #expect(started.code == 0, "\(started.errors)")
            #expect(try started.json(Applied.self).applied.map(\.change) == ["changed"])
        }
    }

    @Test(arguments: ["plan", "schedule", "start"])
    func `what follows from a changed file is said by whichever command applied it`(command: String) async throws {
        try await with("schedule: { at: 2099-12-01 09:00 }\n") { program, _ in
            #expect(try await program.run("campaign", "schedule", "hello").code == 0)
            let later = command == "schedule" ? "schedule: { at: 2099-12-24 10:30 }\n" : ""
            try SampleWorkspace.file(
                program.folder, "campaigns/hello.yaml", "name: hello\ntemplate: hello\nto: { lists: [Customers] }\n\(later)")
            let said = try await program.run("campaign", command, "hello")
            #expect(said.code == 0, "\(said.errors)")
            #expect(said.errors.contains("the campaign hello is changed"), "\(said.errors)")
            #expect(
                said.errors.contains(
                    command == "schedule"
                        ? "it starts at 2099-12-24 10:30:00 (Asia/Jakarta), no longer at 2099-12-01 09:00:00 (Asia/Jakarta)"
                        : "its schedule was taken out of its file: it was scheduled, and is a draft now"), "\(said.errors)")
        }
    }

    /// The letter is compiled once and the plan made once, with and without a digest.
    @Test(arguments: [false, true]) func `a start applies and plans once`(withDigest: Bool) async throws {
        try await with { program, _ in
            let merpati = try await Merpati.open(workspace: Workspace(folder: program.folder), environment: [:])
            _ = try await merpati.files.applyAll()
            let digest = withDigest ? try await CampaignPlanner(merpati.campaigns).plan("hello").digest.description : nil
            let outlook = try await merpati.outlook(campaign: "hello")
            #expect(outlook.people == 2 && outlook.applied.isEmpty)
            // What changes between is found out again: nobody's plan counts for another letter.
            try SampleWorkspace.file(program.folder, "templates/hello.md", "---\nsubject: x\n---\nNo way to leave.\n")
            let run = try await merpati.begin(campaign: "hello", outlook, plan: digest)
            #expect(run.letterVersion == 1, "the files are not applied a second time")
            try await merpati.close()
        }
    }

    @Test func `a letter that changes between the outlook and the start is checked again`() async throws {
        try await with { program, _ in
            let merpati = try await Merpati.open(workspace: Workspace(folder: program.folder), environment: [:])
            let outlook = try await merpati.outlook(campaign: "hello")
            try SampleWorkspace.file(program.folder, "templates/hello.md", "---\nsubject: x\n---\nNo way to leave.\n")
            #expect(try await merpati.files.applyAll().contains { $0.what == "letter" && $0.kind == .changed })
            await #expect(throws: CampaignError.self) { try await merpati.begin(campaign: "hello", outlook) }
            try await merpati.close()
        }
    }

    // MARK: apply and convert

    @Test func `apply says what is new in activities and what differs in segments, and how many there are`() async throws {
        try await with { program, _ in
            try SampleWorkspace.file(
                program.folder, "campaigns/activities/purchased.yaml",
                "name: purchased\nparameters: { price: number, size: [S, M] }\n")
            try SampleWorkspace.file(program.folder, "campaigns/segments/best.yaml", "name: Best\nsegment: score > 5\n")
            let first = try await program.run("apply")
            #expect(first.code == 0 && first.output.contains("4 added"), "\(first.output)\(first.errors)")
            #expect(try await program.run("apply").output.contains("4 unchanged"))
            try SampleWorkspace.file(
                program.folder, "campaigns/activities/purchased.yaml",
                "name: purchased\nparameters: { price: number, size: [S, M, L], gift: boolean }\n")
            try SampleWorkspace.file(
                program.folder, "campaigns/segments/best.yaml",
                "name: Best\nkind: additive\ndescription: our best\ntime_zone: Asia/Tokyo\nsegment: score > 5\n")
            let dry = try await program.run("apply", "--dry-run")
            #expect(
                dry.output.contains("dry run: nothing was kept") && dry.output.contains("2 changed, 2 unchanged"), "\(dry.output)"
            )
            let changed = try await program.run("apply").output
            for line in [
                "purchased: new: size=L, gift", "Best: kind: dynamic -> additive", "Best: time zone: none -> Asia/Tokyo",
                "Best: description: none -> our best", "2 changed, 2 unchanged",
            ] {
                #expect(changed.contains(line), "\(changed)")
            }
        }
    }

    @Test func `convert says what it wrote, and what it left alone`() async throws {
        struct Report: Decodable { var written: String? }
        try await with { program, _ in
            let tags = "<p>Dear *|FNAME|*, <a href=\"*|UNSUB|*\">leave</a></p>"
            try SampleWorkspace.file(program.folder, "old.html", tags)
            let converted = try await program.run("template", "convert", "old.html", "--from", "mailchimp", "-o", "new.html")
            #expect(converted.errors.contains("new.html is written: 2 tags replaced"), "\(converted.errors)")
            #expect(try String(contentsOf: program.folder.appendingPathComponent("old.html"), encoding: .utf8) == tags)
            let again = try await program.run("template", "convert", "new.html", "--from", "mailchimp", "--write")
            #expect(again.errors.contains("stays as it is"), "\(again.errors)")
            let json = try await program.run("template", "convert", "old.html", "--from", "mailchimp", "--write", "--json")
            #expect(try json.json(Report.self).written == "old.html")
            #expect(
                try await program.run("template", "convert", "old.html", "--from", "mailchimp", "--json").json(Report.self)
                    .written == nil)
        }
    }
}
