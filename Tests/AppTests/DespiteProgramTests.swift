import Foundation
import TestSupport
import Testing

/// Errors of the check stop a campaign from outside, and are accepted by name.
@Suite struct DespiteProgramTests {
    private struct Plan: Decodable {
        struct Finding: Decodable {
            var name: String
            var severity: String
        }

        var matched: Int
        var reachable: Int
        var errors: [String]
        var findings: [Finding]
    }

    private struct History: Decodable {
        struct Line: Decodable {
            var to: String
            var actor: String
            var reason: String
        }

        var history: [Line]
    }

    private static let letter = """
        ---
        preheader: none
        ---
        <p>{{ customer.name }} {{ contact.first_name | default: “friend” }} <a href="http://localhost/x">x</a> {{ workspace.postal_address }}</p>
        """

    private func with(_ body: @escaping @Sendable (MerpatiProgram) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 6, smtpPort: 1)
            try SampleWorkspace.file(folder, "templates/bad.html", Self.letter)
            try SampleWorkspace.file(
                folder, "campaigns/bad.yaml",
                "name: bad\ntemplate: bad\nto: { lists: [Customers] }\nschedule: { repeat: daily at 09:00 }\n")
            let program = MerpatiProgram(folder: folder)
            try await SampleWorkspace.importContacts(program)
            try await body(program)
        }
    }

    @Test func planAndStartRefuseErrors() async throws {
        try await with { program in
            let planned = try await program.run("campaign", "plan", "bad", "--json")
            #expect(planned.code == 1)
            let plan = try planned.json(Plan.self)
            #expect(plan.matched == 6 && plan.reachable == 6)
            let names = plan.findings.filter { $0.severity == "error" }.map(\.name).sorted()
            #expect(names == ["no-subject", "no-unsubscribe-link", "private-host", "unknown-variable", "unknown-variable"])
            #expect(plan.errors.count == 5)
            let shown = try await program.run("campaign", "plan", "bad")
            #expect(shown.code == 1 && shown.output.contains("reachable") && shown.output.contains("[no-unsubscribe-link]"))
            for command in ["start", "schedule"] {
                let refused = try await program.run("campaign", command, "bad")
                #expect(refused.code == 1 && refused.errors.contains("[no-unsubscribe-link]"), "\(refused.errors)")
            }
            let sample = try await program.run("campaign", "test", "bad", "--sample", "2")
            #expect(sample.code == 1 && sample.errors.contains("[no-subject]"))
            let list = try await program.run("campaign", "list")
            #expect(list.output.contains("draft"))
            let fine = try await program.run("campaign", "plan", "hello", "--json")
            #expect(fine.code == 0, "\(fine.output)\(fine.errors)")
        }
    }

    @Test func errorsAreAcceptedByNameAndWithAReason() async throws {
        try await with { program in
            let some = try await program.run(
                "campaign", "start", "bad", "--despite", "no-unsubscribe-link", "--despite", "no-subject", "--reason", "for us")
            #expect(some.code == 1 && some.errors.contains("[unknown-variable]") && !some.errors.contains("[no-subject]"))
            for arguments in [["no-subject"], ["nothing", "--reason", "x"], ["syntax", "--reason", "x"]] {
                let wrong = try await ChildProcess.run(
                    MerpatiProgram.executable, ["campaign", "start", "bad", "--despite"] + arguments, folder: program.folder.path,
                    environment: [:])
                #expect(wrong.code == 2, "\(arguments): \(wrong.errors)")
            }
            let all = ["no-unsubscribe-link", "no-subject", "unknown-variable", "private-host"].flatMap { ["--despite", $0] }
            let accepted = all + ["--reason", "internal notice"]
            let plan = try await ChildProcess.run(
                MerpatiProgram.executable, ["campaign", "plan", "bad"] + accepted, folder: program.folder.path, environment: [:])
            #expect(plan.code == 0, "\(plan.errors)")
            let scheduled = try await ChildProcess.run(
                MerpatiProgram.executable, ["campaign", "schedule", "bad"] + accepted, folder: program.folder.path,
                environment: [:])
            #expect(scheduled.code == 0, "\(scheduled.errors)")
            let history = try await program.run("campaign", "history", "bad", "--json").json(History.self).history
            #expect(history.last?.to == "scheduled" && history.last?.actor == "command line")
            #expect(history.last?.reason.contains("no-unsubscribe-link (internal notice)") ?? false)
            // What is scheduled so may be started so.
            let again = try await program.run("campaign", "plan", "bad")
            #expect(again.code == 0)
        }
    }

    @Test func theCheckSaysTheNames() async throws {
        try await with { program in
            let checked = try await program.run("template", "check", "bad")
            #expect(
                checked.code == 1 && checked.output.contains("error: the letter has no subject [no-subject]"), "\(checked.output)"
            )
            let plan = try await program.run("template", "check", "bad", "--json").json(Names.self)
            #expect(plan.findings.contains { $0.name == "no-subject" })
        }
    }

    private struct Names: Decodable {
        var findings: [Plan.Finding]
    }

    @Test func aTestGoesOutAndSaysTheErrors() async throws {
        try await with { program in
            // Nobody listens at the port: what matters is what is said before.
            let test = try await program.run("campaign", "test", "bad", "--to", "colleague@example.test")
            #expect(
                test.errors.contains("the letter has an error: ") && test.errors.contains("[no-unsubscribe-link]"),
                "\(test.errors)")
            #expect(test.output.contains("colleague@example.test"), "\(test.output)")
        }
    }
}
