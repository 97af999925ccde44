import Foundation
import TestSupport
import Testing

/// How the program is called: options before the command, names that are none, errors for scripts.
@Suite(.timeLimit(.minutes(15))) struct CommandLineProgramTests {
    private struct Lists: Decodable {
        struct List: Decodable { var name: String }
        var lists: [List]
    }

    private struct Failure: Decodable {
        var error: String
        var advice: String?
        var kind: String
        var exit_code: Int32
    }

    private func with(_ body: (MerpatiProgram) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            try await program.run("list", "create", "Customers")
            try await body(program)
        }
    }

    // MARK: Options before the command

    @Test(arguments: [
        ["--json", "--workspace", "W", "list", "list"], ["--workspace=W", "--json", "list", "list"],
        ["--workspace", "W", "list", "--json", "list"], ["list", "--workspace", "W", "list", "--json"],
        ["list", "list", "--workspace", "W", "--json"],
    ])
    func `the options of every command stand before or behind it`(words: [String]) async throws {
        try await with { program in
            let elsewhere = MerpatiProgram(folder: FileManager.default.temporaryDirectory)
            let listed = try await elsewhere.run(words.map { $0.replacing("W", with: program.folder.path) })
            #expect(listed.code == 0, "\(listed.errors)")
            #expect(try listed.json(Lists.self).lists.map(\.name) == ["Customers"])
        }
    }

    @Test func `groups with a command of their own take them, too, and the later workspace wins`() async throws {
        try await with { program in
            let bounces = try await program.run("--json", "bounce")
            #expect(bounces.code == 0 && bounces.output.hasPrefix("{"), "\(bounces.errors)")
            let both = try await program.run("--workspace", "/nowhere", "list", "list", "--workspace", program.folder.path)
            #expect(both.code == 0, "\(both.errors)")
            let help = try await program.run("--json", "--workspace", "x", "--help")
            #expect(help.code == 0 && help.output.contains("SUBCOMMANDS"))
            let group = try await program.run("--json", "campaign")
            #expect(group.code == 0 && group.output.contains("SUBCOMMANDS"), "\(group.errors)")
            let missing = try await program.run("--workspace")
            #expect(missing.code == 2 && missing.errors.contains("--workspace needs a folder"))
        }
    }

    // MARK: Names

    @Test(arguments: [
        (["cmapaign", "list"], "campaign"), (["campain"], "campaign"), (["campaign", "strat", "hello"], "start"),
        (["segment", "memebrs", "x"], "members"), (["contact", "histroy", "a@b.test"], "history"),
        (["help", "segmnt"], "segment"),
        (["--json", "imprt", "x.csv"], "import"), (["template", "rendr", "x"], "render"), (["list", "creat", "x"], "create"),
        (["dkim", "crate", "x", "y"], "create"), (["campaign", "start", "x", "--wiat"], "--wait"),
        (["--wrokspace", "x", "campaign", "list"], "--workspace"), (["--jsno", "list", "list"], "--json"),
        (["campaign", "list", "--jsn"], "--json"),
    ])
    func `what is no name is told with the nearest`(words: [String], nearest: String) async throws {
        let program = MerpatiProgram(folder: FileManager.default.temporaryDirectory)
        let called = try await program.run(words)
        #expect(called.code == 2 && called.output.isEmpty, "\(called.output)")
        #expect(called.errors.lowercased().contains("did you mean"), "\(called.errors)")
        let hint = called.errors.split(separator: "id you mean", maxSplits: 1).last ?? ""
        #expect(hint.prefix(30).contains(nearest), "\(called.errors)")
    }

    @Test func `a name that is near nothing is told with all there are`() async throws {
        let program = MerpatiProgram(folder: FileManager.default.temporaryDirectory)
        let called = try await program.run("campaign", "xylophone")
        #expect(called.code == 2 && called.errors.contains("\"xylophone\""), "\(called.errors)")
        #expect(called.errors.contains("pause") && !called.errors.contains("did you mean"))
    }

    // MARK: Errors for scripts

    @Test(arguments: [
        (["segment", "count", "--json"], "usage", 2, "text with --where"),
        (["nonsense", "--json"], "usage", 2, "nonsense"), (["--json", "nonsense"], "usage", 2, "nonsense"),
        (["campaign", "start", "--json"], "usage", 2, "<name>"), (["list", "list", "--json", "--wrong"], "usage", 2, "--wrong"),
        (["contact", "show", "nobody@example.test", "--json"], "failed", 1, "nobody@example.test"),
        (["segment", "count", "--where", "ctiy is \"x\"", "--json"], "failed", 1, "ctiy"),
        (["--json", "campaign", "status", "none"], "failed", 1, "none"),
        (["--json", "--workspace", "/nowhere", "list", "list"], "configuration", 3, "/nowhere"),
        (["contact", "show", "no address", "--json"], "failed", 1, "no address"),
    ])
    func `errors are JSON where JSON is wanted`(words: [String], kind: String, code: Int, part: String) async throws {
        try await with { program in
            let failed = try await program.run(words)
            #expect(failed.code == Int32(code) && failed.output.isEmpty, "\(failed.errors)")
            let failure = try JSONDecoder().decode(Failure.self, from: Data(failed.errors.utf8))
            #expect(failure.kind == kind && failure.exit_code == Int32(code))
            #expect((failure.error + (failure.advice ?? "")).contains(part), "\(failed.errors)")
            #expect(failed.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func `errors are sentences elsewhere`() async throws {
        try await with { program in
            let failed = try await program.run("contact", "show", "nobody@example.test")
            #expect(failed.code == 1 && failed.errors.hasPrefix("error: there is no contact"), "\(failed.errors)")
            let wrong = try await program.run("segment", "count")
            #expect(wrong.code == 2 && wrong.errors.contains("Usage: merpati segment count"))
        }
    }

    /// What the database and the system say in their own words is for nobody's eyes.
    @Test func `no error shows SQL or names of the system's`() async throws {
        try await with { program in
            try SampleWorkspace.file(program.folder, "templates/x.html/inside.txt", "a folder")
            try SampleWorkspace.file(program.folder, "campaigns/bytes.yaml", "")
            try Data([0xff, 0xfe, 0x00]).write(to: program.folder.appendingPathComponent("campaigns/bytes.yaml"))
            let commands = [
                ["apply"], ["import", "nowhere.csv"], ["import", "."], ["import", "campaigns/bytes.yaml"],
                ["template", "render", "hello", "--data", "nowhere.json"],
                ["template", "render", "hello", "--data", "campaigns/hello.yaml"],
                ["segment", "pin", "x", "--file", "nowhere.txt", "--reason", "x"],
                ["template", "convert", "nowhere.html", "--from", "mailchimp"], ["export", "-o", "no/such/folder.csv"],
                ["export", "-o", "campaigns"], ["template", "preview", "hello", "-o", "merpati.yaml"],
                ["list", "create", "Customers"], ["inbox", "show", "4711"],
                ["import", "contacts.csv", "--errors", "no/such/folder.csv", "--create-fields"],
            ]
            for words in commands {
                let failed = try await program.run(words)
                for foreign in [
                    "Error Domain", "NSCocoa", "NSPOSIX", "could not be completed", "couldn’t", "doesn’t exist", "SELECT ",
                    "INSERT ", "UPDATE ", "constraint", "errno",
                ] {
                    #expect(!failed.errors.contains(foreign), "\(words): \(failed.errors)")
                }
            }
        }
    }

    @Test func `a damaged database is told in a sentence, with the code for configuration`() async throws {
        try await with { program in
            let file = program.folder.appendingPathComponent(".merpati/merpati.db")
            let table = try await ChildProcess.run(
                "python3",
                [
                    "-c",
                    "import sqlite3,sys; c = sqlite3.connect(sys.argv[1]); c.execute('DROP TABLE subscription'); c.commit()",
                    file.path,
                ])
            #expect(table.code == 0, "\(table.errors)")
            let missing = try await program.run("list", "list")
            #expect(missing.code != 0 && !missing.errors.contains("SELECT"), "\(missing.errors)")
            try Data("this is no database, and long enough to be looked at as one".utf8).write(to: file)
            let damaged = try await program.run("list", "list")
            #expect(damaged.code == 3 && !damaged.errors.contains("PRAGMA"), "\(damaged.errors)")
        }
    }
}
