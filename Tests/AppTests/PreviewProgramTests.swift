import Foundation
import TestSupport
import Testing

/// `merpati template preview` from outside.
@Suite(.timeLimit(.minutes(15))) struct PreviewProgramTests {
    private struct Report: Decodable {
        struct Sizes: Decodable {
            var html: Int?
            var text: Int
            var message: Int
        }

        var subject: String
        var to: String
        var links: [String]
        var sizes: Sizes
        var files: [String]
    }

    private func with(_ body: (MerpatiProgram) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 3, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            try await SampleWorkspace.importContacts(program)
            try await body(program)
        }
    }

    @Test func aPreviewInTheTerminal() async throws {
        try await with { program in
            let shown = try await program.run("template", "preview", "hello", "--contact", SampleWorkspace.email(1))
            #expect(shown.code == 0, "\(shown.errors)")
            for line in [
                "From        Back to the Fuchsia <hello@fuchsia.example>", "To          contact1@example.test",
                "Subject     Hello Name 1", "Links       https://fuchsia.example/roses", "Dear Name 1 of Kraków,",
            ] {
                #expect(shown.output.contains(line), "\(shown.output)")
            }
            try SampleWorkspace.file(program.folder, "siti.json", #"{"contact": {"first_name": "Siti"}}"#)
            let data = try await program.run("template", "preview", "hello", "--data", "siti.json", "--json").json(Report.self)
            #expect(data.subject == "Hello Siti" && data.to == "hello@fuchsia.example" && data.files == [])
        }
    }

    @Test func aPreviewAsFiles() async throws {
        try await with { program in
            let png: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]
            try SampleWorkspace.file(
                program.folder, "templates/picture.html",
                "---\nsubject: Picture\n---\n<p><img src=\"images/bloom.png\" alt=\"A bloom\"></p><a href=\"{{ unsubscribe_url }}\">x</a>"
            )
            let images = program.folder.appendingPathComponent("templates/images")
            try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
            try Data(png).write(to: images.appendingPathComponent("bloom.png"))
            let report = try await program.run("template", "preview", "templates/picture.html", "-o", "shown", "--json").json(
                Report.self)
            #expect(report.files == ["letter.html", "letter.txt", "letter.eml", "images/bloom.png"])
            let folder = program.folder.appendingPathComponent("shown")
            let html = try String(contentsOf: folder.appendingPathComponent("letter.html"), encoding: .utf8)
            #expect(html.contains("src=\"images/bloom.png\""))
            #expect(try Data(contentsOf: folder.appendingPathComponent("images/bloom.png")) == Data(png))
            let message = try Data(contentsOf: folder.appendingPathComponent("letter.eml"))
            #expect(message.count == report.sizes.message)
            #expect(String(decoding: message, as: UTF8.self).contains("Content-ID: <"))
        }
    }

    @Test func whatIsWrongIsSaid() async throws {
        try await with { program in
            let stranger = try await program.run("template", "preview", "hello", "--contact", "who@example.test")
            #expect(stranger.code == 1 && stranger.errors.contains("there is no contact who@example.test"))
            let unknown = try await program.run("template", "preview", "helo")
            #expect(unknown.code == 1 && unknown.errors.contains("hello"))
            for arguments in [["helo"], ["hello", "--contact", "who@example.test"]] {
                let served = try await ChildProcess.run(
                    MerpatiProgram.executable, ["template", "preview", "--serve", "--listen", "127.0.0.1:0"] + arguments,
                    folder: program.folder.path)
                #expect(served.code == 1 && !served.errors.contains("preview at"))
            }
            let open = try await program.run("template", "preview", "hello", "--serve", "--listen", "0.0.0.0:0")
            #expect(open.code == 2 && open.errors.contains("this machine only"))
            #expect(try await program.run("template", "preview", "hello", "--listen", "127.0.0.1:0").code == 2)
        }
    }

    private func fetch(_ address: String) async throws -> ChildProcess.Result {
        let script = "import sys, urllib.request; sys.stdout.buffer.write(urllib.request.urlopen(sys.argv[1]).read())"
        return try await ChildProcess.run("python3", ["-c", script, address])
    }

    /// The browser's pages, until Ctrl-C.
    @Test func aPreviewInTheBrowser() async throws {
        try await with { program in
            let said = program.folder.appendingPathComponent("said.txt").path
            let server = try ChildProcess(
                MerpatiProgram.executable,
                ["template", "preview", "hello", "--contact", SampleWorkspace.email(0), "--serve", "--listen", "127.0.0.1:0"],
                folder: program.folder.path, errors: .file(said))
            var address: String?
            while address == nil, kill(server.id, 0) == 0 {
                try await Task.sleep(for: .milliseconds(20))
                let text = (try? String(contentsOfFile: said, encoding: .utf8)) ?? ""
                address = text.firstMatch(of: /preview at (http:\S+), until/).map { String($0.1) }
            }
            let page = try await fetch(try #require(address))
            #expect(page.output.contains("Hello Name 0") && page.output.contains("contact2@example.test"), "\(page.errors)")
            try SampleWorkspace.file(
                program.folder, "templates/hello.md", "---\nsubject: Changed\n---\n[x]({{ unsubscribe_url }}) {{ nonsense")
            let faulty = try await fetch(try #require(address))
            #expect(faulty.output.contains("hello.md:4:") && faulty.output.contains("cannot be shown"), "\(faulty.output)")
            server.signal(SIGINT)
            let code = await server.finished()
            #expect(code == 0)
        }
    }
}
