import Foundation
import TestSupport
import Testing

/// `template check` and `template convert` from outside.
@Suite struct TemplateCheckProgramTests {
    private struct Report: Decodable {
        struct Finding: Decodable {
            var template: String
            var severity: String
            var message: String
            var file: String?
            var line: Int?
            var column: Int?
            var advice: String?
        }

        struct Letter: Decodable {
            var template: String
            var language: String?
            var readers: Int
            var html_bytes: Int?
            var message_bytes: Int?
        }

        var findings: [Finding]
        var letters: [Letter]
    }

    private struct Conversion: Decodable {
        struct Replacement: Decodable {
            var tag: String
            var by: String
            var count: Int
        }

        struct Open: Decodable {
            var line: Int?
            var severity: String
        }

        var replacements: [Replacement]
        var open: [Open]
        var text: String?
    }

    private func with(_ body: @escaping @Sendable (MerpatiProgram) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 6, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            try await SampleWorkspace.importContacts(program)
            try await body(program)
        }
    }

    @Test func aFineLetterSaysItsSize() async throws {
        try await with { program in
            let checked = try await program.run("template", "check", "hello")
            #expect(checked.code == 0, "\(checked.errors)")
            #expect(checked.output.hasPrefix("hello: nothing to say\n  6 readers, HTML "), "\(checked.output)")
            let report = try await program.run("template", "check", "--strict", "--json").json(Report.self)
            #expect(report.findings.isEmpty)
            let letter = try #require(report.letters.first)
            #expect(letter.template == "hello" && letter.language == nil && letter.readers == 6)
            #expect(letter.html_bytes.map { $0 > 200 } == true)
            #expect((letter.message_bytes ?? 0) > (letter.html_bytes ?? 0))
        }
    }

    @Test func exitCodesTellErrorsFromWarnings() async throws {
        try await with { program in
            let body = "{{ contact.city }} {{ workspace.postal_address }} [x]({{ unsubscribe_url }})"
            try SampleWorkspace.file(program.folder, "templates/gap.md", "---\nsubject: x\n---\n\(body)")
            try SampleWorkspace.file(program.folder, "more.csv", "email,first_name,city\nnobody@example.test,,\n")
            try await program.run("import", "more.csv", "--list", "Customers")
            try await program.run("apply")
            let gap = try await program.run("template", "check", "gap")
            #expect(gap.code == 0, "\(gap.errors)")
            #expect(
                gap.output.contains("gap.md:4:4: warning: `contact.city` has no default, and 1 of 7 readers has no value for it")
            )
            #expect(gap.output.contains("gap: 1 warning\n"), "\(gap.output)")
            let strict = try await program.run("template", "check", "gap", "--strict")
            #expect(strict.code == 1)
            try SampleWorkspace.file(program.folder, "templates/bad.md", "---\nsubject: x\n---\n{{ contact.cty }} \(body)")
            let bad = try await program.run("template", "check", "templates/bad.md", "--json")
            #expect(bad.code == 1)
            let finding = try #require(try bad.json(Report.self).findings.first)
            #expect(finding.severity == "error" && finding.template == "bad" && finding.file == "bad.md")
            #expect(finding.line == 4 && finding.column == 4 && finding.advice != nil)
            #expect(finding.message == "there is no variable `contact.cty` (did you mean `contact.city`?)")
            let campaign = try await program.run("template", "check", "--campaign", "hello", "--json").json(Report.self)
            #expect(campaign.letters.map(\.template) == ["hello"])
            let both = try await program.run("template", "check", "--campaign", "hello", "--segment", "x")
            #expect(both.code == 2)
        }
    }

    @Test func aLetterIsConvertedAndChecked() async throws {
        try await with { program in
            let old =
                "---\nsubject: *|FNAME|*, roses\n---\n<p>Hi *|FNAME|* of *|CITY|*, *|FNAME|*</p><p>*|LIST:ADDRESS|*</p><a href=\"*|UNSUB|*\">x</a>\n"
            try SampleWorkspace.file(program.folder, "old.html", old)
            let done = try await program.run(
                "template", "convert", "old.html", "--from", "mailchimp", "--map", "FNAME=first_name|you", "--json")
            #expect(done.code == 0, "\(done.errors) \(done.output)")
            let report = try done.json(Conversion.self)
            #expect(report.replacements.first?.count == 3 && report.open.isEmpty)
            #expect(
                report.text?.contains("subject: '{{ contact.first_name | default: \"you\" }}, roses'") == true,
                "\(report.text ?? "")")
            let written = try await program.run(
                "template", "convert", "old.html", "--from", "mailchimp", "--output", "templates/new.html")
            #expect(written.code == 0 && written.output.isEmpty, "\(written.errors)")
            #expect(written.errors.contains("3 x  *|FNAME|*  ->  {{ contact.first_name }}"))
            let checked = try await program.run("template", "check", "new", "--json").json(Report.self)
            #expect(!checked.findings.contains { $0.severity == "error" })
            let open = try await program.run("template", "convert", "old.html", "--from", "percent")
            #expect(open.code == 1, "nothing was converted, so it has no unsubscribe link")
            #expect(open.output == old)
            try await program.run("template", "convert", "old.html", "--from", "mailchimp", "--write")
            let text = try String(contentsOf: program.folder.appendingPathComponent("old.html"), encoding: .utf8)
            #expect(text.contains("<p>Hi {{ contact.first_name }} of {{ contact.city }}"))
            let wrong = try await program.run("template", "convert", "old.html", "--from", "mailchimp", "--map", "FNAME")
            #expect(wrong.code == 2)
        }
    }

    /// The letters of the repository: nothing that could be avoided.
    @Test func theExamplesAreFine() async throws {
        try await withTemporaryFolder { folder in
            for name in ["merpati.yaml", "templates", "campaigns"] {
                try FileManager.default.copyItem(
                    at: FlowerShopWorkspace.repository.appendingPathComponent(name), to: folder.appendingPathComponent(name))
            }
            let program = MerpatiProgram(folder: folder)
            let list = try await program.run("list", "create", "Customers")
            #expect(list.code == 0, "\(list.errors)")
            let imported = try await program.run("import", "campaigns/contacts.csv", "--list", "Customers", "--create-fields")
            #expect(imported.code == 0, "\(imported.errors)")
            let checked = try await program.run("template", "check", "--strict", "--json")
            let report = try checked.json(Report.self)
            #expect(checked.code == 0)
            // One letter has a file to carry: the check says what that means for all readers together.
            let found = report.findings.filter { !($0.severity == "notice" && $0.message.contains("carries a file")) }
            #expect(found.map { "\($0.file ?? ""):\($0.line ?? 0): \($0.message)" } == [])
            #expect(report.letters.allSatisfy { ($0.html_bytes ?? 0) < 40_000 && $0.message_bytes != nil })
            #expect(
                Set(report.letters.map(\.template)).isSuperset(of: [
                    "spring-sale", "we-miss-you", "weekly-bouquet", "orchid-week",
                ]))
        }
    }
}
