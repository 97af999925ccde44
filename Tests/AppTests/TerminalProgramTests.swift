import Foundation
import Inbound
import Mail
import TestSupport
import Testing

/// The program at a terminal: what it asks, what it shows while it waits, and that nothing from outside controls it.
@Suite(.timeLimit(.minutes(15))) struct TerminalProgramTests {
    private func with(contacts: Int = 2, port: Int = 1, _ body: (MerpatiProgram) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: contacts, smtpPort: port)
            let program = MerpatiProgram(folder: folder)
            try await SampleWorkspace.importContacts(program)
            try await body(program)
        }
    }

    // MARK: Asking

    @Test(arguments: [("y\n", true), ("yes\n", true), ("n\n", false), ("\n", false)])
    func `apply asks what becomes of a campaign whose file is gone`(keys: String, goes: Bool) async throws {
        try await with { program in
            #expect(try await program.run("apply").code == 0)
            try FileManager.default.removeItem(at: program.folder.appendingPathComponent("campaigns/hello.yaml"))
            let asked = try await Terminal(program: program).run(["apply"], answers: [(to: "Do that now? [y/N]", keys: keys)])
            #expect(asked.output.contains("hello: its file is gone; it is draft"), "\(asked.output)")
            #expect(asked.code == 0)
            #expect(asked.output.contains(goes ? "removed" : "gone"))
            let left = try await program.run("campaign", "list").output
            #expect(left.contains("hello") != goes, "\(left)")
            // Where there is nobody to ask, it is said and stays.
            let silent = try await program.run("apply")
            #expect(silent.output.contains("--prune") != goes, "\(silent.output)")
        }
    }

    // MARK: Waiting

    @Test func `a start that waits for a dead server says why, until when, and how to leave`() async throws {
        try await with { program in
            let waited = try await Terminal(program: program).run(
                ["campaign", "start", "hello", "--wait"], answers: [(to: "Ctrl-C leaves", keys: "\u{3}")])
            #expect(waited.code == 130, "\(waited.output)")
            #expect(waited.output.contains(/waiting: .*connection refused.* 127\.0\.0\.1:1/), "\(waited.output)")
            #expect(
                waited.output.contains(/2 messages to go; the next try is at 20[0-9-]{8} [0-9:]{8} \(Asia\/Jakarta\)/),
                "\(waited.output)")
            #expect(waited.output.contains("the same command goes on"))
        }
    }

    @Test func `a start that waits for people who were put off says so`() async throws {
        let busy = SMTPReply(code: 450, enhanced: "4.2.1", text: "Mailbox busy")
        try await ScriptedReplies(recipients: Array(repeating: .refuse(busy), count: 50)).whileListening { port in
            try await with(contacts: 1, port: port) { program in
                let waited = try await Terminal(program: program).run(
                    ["campaign", "start", "hello", "--wait"], answers: [(to: "Ctrl-C leaves", keys: "\u{3}")])
                #expect(waited.code == 130 && waited.output.contains("Mailbox busy"), "\(waited.output)")
                #expect(waited.output.contains("1 message to go"), "\(waited.output)")
            }
        }
    }

    @Test(arguments: [SIGTERM, SIGKILL])
    func `a test to a segment is taken over when the process that sends stops`(signal: Int32) async throws {
        let sink = KeepingSink()
        try await sink.whileListening { port in
            try await withTemporaryFolder { folder in
                try SampleWorkspace.write(to: folder, contacts: 200, smtpPort: port)
                var program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                try await program.run("segment", "create", "All", "email contains \"@\"")
                program.environment["MERPATI_SMTP_MAIN_RATE"] = "60/s"
                let log = folder.appendingPathComponent("serve.log")
                let server = try ChildProcess(
                    MerpatiProgram.executable, ["serve", "--listen", "127.0.0.1:0"], folder: folder.path,
                    environment: program.environment,
                    errors: .file(log.path))
                // It has the lock when its pages are there, or soon after.
                while (try? String(contentsOf: log, encoding: .utf8).contains("pages at")) != true {
                    try await Task.sleep(for: .milliseconds(10))
                }
                try await Task.sleep(for: .milliseconds(300))
                let errors = folder.appendingPathComponent("test.log")
                let test = try ChildProcess(
                    MerpatiProgram.executable, ["campaign", "test", "hello", "--segment", "All"], folder: folder.path,
                    environment: program.environment, errors: .file(errors.path))
                while sink.messages.count < 40 { try await Task.sleep(for: .milliseconds(10)) }
                server.signal(signal)
                _ = await server.finished()
                #expect(await test.finished() == 0)
                let said = try String(contentsOf: errors, encoding: .utf8)
                #expect(said.contains("another process of this workspace sends") && said.contains("going on here"), "\(said)")
                let recipients = sink.messages.flatMap(\.envelope.recipients)
                #expect(Set(recipients).count == recipients.count && recipients.count >= 195, "\(recipients.count)")
            }
        }
    }

    // MARK: What is hostile

    private static let bidi = "A\u{202e}B\u{2066}C\u{200f}D\u{feff}"

    @Test func `a contact's name cannot control a terminal, in text or in JSON`() async throws {
        try await with { program in
            let name = "first_name=\(Self.bidi)"
            #expect(try await program.run("contact", "set", SampleWorkspace.email(0), name).code == 0)
            let commands = [
                ["contact", "show", SampleWorkspace.email(0)], ["campaign", "plan", "hello"],
                ["template", "render", "hello", "--contact", SampleWorkspace.email(0)],
                ["template", "preview", "hello", "--contact", SampleWorkspace.email(0)], ["export"],
                ["segment", "explain", SampleWorkspace.email(0), "--where", "first_name is \"x\""],
            ]
            for words in commands {
                let shown = try await Terminal(program: program).run(words)
                #expect(shown.output.contains("A\\u{202e}B"), "\(words): \(shown.output)")
                for scalar in Self.bidi.unicodeScalars where scalar.value > 0x7f {
                    #expect(!shown.output.unicodeScalars.contains(scalar), "\(words)")
                }
            }
            // A script gets what is there, escaped as JSON has it.
            let json = try await program.run("contact", "show", SampleWorkspace.email(0), "--json")
            #expect(json.output.contains("A\\u202eB\\u2066C\\u200fD\\ufeff"), "\(json.output)")
            struct Contact: Decodable { var first_name: String }
            #expect(try json.json(Contact.self).first_name == Self.bidi)
            // So does a file.
            #expect(try await program.run("export", "--columns", "first_name").output.contains(Self.bidi))
        }
    }

    @Test func `what mail says cannot control a terminal`() async throws {
        try await with { program in
            let inbox = try CaptureInbox(folder: program.folder.appendingPathComponent(".merpati/inbox"))
            let text = "From: \u{1b}[31mx\r\nSubject: \u{1b}]0;title\u{7} \u{9b}2J \u{202e}x\r\n\r\n\u{1b}[2J\u{8}text\r\n"
            let envelope = InboundEnvelope(
                peer: "127.0.0.1", clientName: "x", sender: "a@example.test", recipients: ["b@example.test"])
            try await inbox.store(InboundMessage(envelope: envelope, content: Array(text.utf8)))
            for words in [["inbox"], ["inbox", "show", "1"], ["inbox", "source", "1"]] {
                let shown = try await Terminal(program: program).run(words)
                #expect(shown.code == 0 && !shown.output.isEmpty, "\(shown.output)")
                for scalar in ["\u{1b}", "\u{7}", "\u{8}", "\u{9b}", "\u{202e}"] as [Unicode.Scalar] {
                    #expect(!shown.output.unicodeScalars.contains(scalar), "\(words): \(shown.output)")
                }
            }
            let source = try await program.run("inbox", "source", "1")
            #expect(source.output.contains("\u{1b}[2J\u{8}text"), "a file gets every byte")
        }
    }
}
