import Foundation
import Inbound
import TestSupport
import Testing

/// Letters in the database, as a user meets them.
@Suite(.timeLimit(.minutes(15))) struct LetterVersionProgramTests {
    private struct Changes: Decodable {
        struct Change: Decodable {
            var what: String
            var name: String
            var change: String
            var difference: [String]?
        }

        var changes: [Change]
    }

    private struct Templates: Decodable {
        struct Line: Decodable {
            var name: String
            var version: Int?
            var files: String
        }

        var templates: [Line]
    }

    private struct Difference: Decodable {
        var from: Int
        var to: Int?
        var difference: [String]
    }

    private struct Version: Decodable {
        struct Part: Decodable {
            var path: String
        }

        var version: Int
        var files: [Part]
        var text: String?
    }

    private struct History: Decodable {
        struct Line: Decodable {
            struct Run: Decodable {
                var campaign: String
            }

            var version: Int
            var runs: [Run]
        }

        var versions: [Line]
    }

    private static let letter = """
        ---
        subject: Hello
        layout: shop
        ---
        First text. {{ workspace.postal_address }} [Unsubscribe]({{ unsubscribe_url }})
        """

    private func withWorkspace(_ body: @escaping @Sendable (MerpatiProgram, KeepingSink) async throws -> Void) async throws {
        let sink = KeepingSink()
        try await withTemporaryFolder { folder in
            try await sink.whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: 3, smtpPort: port)
                try SampleWorkspace.file(folder, "templates/hello.md", Self.letter)
                try SampleWorkspace.file(folder, "templates/layouts/shop.html", "<html><body>{{ content }}</body></html>")
                let program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                try await body(program, sink)
            }
        }
    }

    @Test func applyTakesLettersWithADiff() async throws {
        try await withWorkspace { program, _ in
            func change() async throws -> Changes.Change? {
                try await program.run("apply", "--json").json(Changes.self).changes.first { $0.what == "letter" }
            }
            #expect(try await change()?.change == "added")
            #expect(try await change()?.change == "unchanged")
            try SampleWorkspace.file(
                program.folder, "templates/hello.md", Self.letter.replacing("First text", with: "Second text"))
            let dry = try await program.run("apply", "--dry-run")
            #expect(dry.output.contains("-First text.") && dry.output.contains("+Second text."))
            #expect(try await program.run("template", "list", "--json").json(Templates.self).templates.first?.files == "changed")
            let diff = try await program.run("template", "diff", "hello", "--json").json(Difference.self)
            #expect(diff.from == 1 && diff.to == nil && diff.difference.contains { $0.hasPrefix("+Second text") })
            // A layout stands for the letters in it.
            let applied = try await program.run("apply", "templates/layouts/shop.html", "--json").json(Changes.self).changes
            #expect(applied.map(\.change) == ["changed"] && applied.first?.name == "hello")
            let shown = try await program.run("template", "show", "hello", "--json").json(Version.self)
            #expect(shown.version == 2 && shown.files.map(\.path) == ["hello.md", "layouts/shop.html"])
            #expect(shown.text?.contains("Second text") == true)
            let first = try await program.run("template", "show", "hello", "--version", "1", "--json").json(Version.self)
            #expect(first.text?.contains("First text") == true)
            let between = try await program.run("template", "diff", "hello", "--from", "1", "--to", "2", "--json")
                .json(Difference.self)
            #expect(between.difference.contains { $0.hasPrefix("-First text") })
        }
    }

    @Test func aBrokenLetterIsToldWithItsPlaceAndNothingIsApplied() async throws {
        try await withWorkspace { program, _ in
            try SampleWorkspace.file(program.folder, "templates/hello.md", Self.letter + "{% if contact.city %}")
            let result = try await program.run("apply")
            #expect(result.code == 1 && result.errors.contains("hello.md:5:"), "\(result.errors)")
            let list = try await program.run("template", "list", "--json").json(Templates.self).templates
            #expect(list.map(\.files) == ["faulty"] && list.first?.version == nil)
        }
    }

    @Test func startAppliesTheLetterAndTheHistoryNamesTheRun() async throws {
        try await withWorkspace { program, sink in
            #expect(try await program.run("apply").code == 0)
            try SampleWorkspace.file(
                program.folder, "templates/hello.md", Self.letter.replacing("First text", with: "Third text"))
            let sent = try await program.run("campaign", "start", "hello", "--wait")
            #expect(sent.code == 0, "\(sent.errors)")
            #expect(sink.messages.count == 3)
            #expect(sink.messages.allSatisfy { String(decoding: $0.content, as: UTF8.self).contains("Third text") })
            let history = try await program.run("template", "history", "hello", "--json").json(History.self).versions
            #expect(history.map(\.version) == [2, 1])
            #expect(history.map { $0.runs.map(\.campaign) } == [["hello"], []])
        }
    }

    /// What stops sending never depends on files.
    @Test func aBrokenFileKeepsNobodyFromPausing() async throws {
        try await withWorkspace { program, _ in
            try SampleWorkspace.file(
                program.folder, "campaigns/hello.yaml",
                "name: hello\ntemplate: hello\nto: { lists: [Customers] }\nschedule: { repeat: daily at 09:00 }\n")
            #expect(try await program.run("campaign", "schedule", "hello").code == 0)
            try SampleWorkspace.file(program.folder, "templates/hello.md", "{% if")
            try SampleWorkspace.file(program.folder, "campaigns/hello.yaml", "name: hello\ntemplate: [")
            let paused = try await program.run("campaign", "pause", "hello")
            #expect(paused.code == 0 && paused.output.contains("hello is paused"), "\(paused.errors)")
            #expect(try await program.run("campaign", "cancel", "hello").code == 0)
        }
    }
}
