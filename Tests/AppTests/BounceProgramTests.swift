import Foundation
import Storage
import TestSupport
import Testing
import Tracking

@testable import App

/// `merpati bounce` from outside, on mail that came back for messages that were really sent.
@Suite(.timeLimit(.minutes(10))) struct BounceProgramTests {
    private struct Kept: Decodable {
        struct Settled: Decodable, Equatable {
            var `as`: String
            var by: String
        }
        struct Message: Decodable {
            var number: Int64
            var why: String
            var campaign: String?
            var run: Int64
            var contact: String
            var from: String
            var subject: String
            var settled: Settled?
        }
        var messages: [Message]
        var waiting: Int
        var lost: Int
    }

    private struct Shown: Decodable {
        struct Header: Decodable {
            var name: String
            var value: String
        }
        var number: Int64
        var headers: [Header]
        var text: String
        var truncated: Bool
    }

    /// Sends a campaign to three contacts.
    private func withCampaign(_ body: @escaping @Sendable (MerpatiProgram) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try await CountingSink().whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: 3, smtpPort: port)
                let program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                #expect(try await program.run("campaign", "start", "hello", "--wait").code == 0)
                try await body(program)
            }
        }
    }

    /// Lets mail come back for the message to a contact, as the inbound listener takes it.
    private func comeBack(_ program: MerpatiProgram, _ contact: Int64, _ message: String) async throws -> BounceIntake.Outcome {
        let merpati = try await Merpati.open(workspace: Workspace(folder: program.folder), environment: [:])
        let run = try await merpati.database.read { try $0.integer("SELECT MAX(id) FROM campaign_run") } ?? 0
        let outcome = try await merpati.bounceIntake.take(
            recipient: merpati.minter.envelopeSender(run: run, contact: contact),
            message: ReceivedMessage(Array(message.replacing("\n", with: "\r\n").utf8)))
        try await merpati.close()
        return outcome
    }

    private static let reply = """
        From: "\u{1b}[31mSiti" <contact1@example.test>
        Subject: Re: Hello \u{202e}olleh\u{2069}\u{200f}
        X-Long: \(String(repeating: "long ", count: 5000))

        Please\u{7} stop.\u{1b}[2J
        """

    @Test func `what is kept is listed, shown, settled and cleared`() async throws {
        try await withCampaign { program in
            #expect(try await program.run("bounce", "list", "--json").json(Kept.self).messages.isEmpty)
            #expect(try await comeBack(program, 1, Self.reply) == .kept)
            #expect(try await comeBack(program, 2, "From: MAILER-DAEMON@x.test\nSubject: Returned mail\n\nHm.\n") == .kept)
            #expect(try await comeBack(program, 3, "Subject: Out of Office: Hello\n\nAway.\n") == .autoReply)

            let listed = try await program.run("bounce", "list", "--json").json(Kept.self)
            #expect(listed.messages.map(\.contact) == [SampleWorkspace.email(1), SampleWorkspace.email(0)])
            #expect(listed.messages.map(\.campaign) == ["hello", "hello"] && listed.waiting == 2 && listed.lost == 0)
            let (report, reply) = (listed.messages[0].number, listed.messages[1].number)
            let one = try await program.run("bounce", "list", "--limit", "1", "--campaign", "hello", "--json").json(Kept.self)
            #expect(one.messages.map(\.number) == [report] && one.waiting == 2)
            let table = try await program.run("bounce")
            #expect(table.code == 0 && table.output.contains(#"Re: Hello \u{202e}olleh\u{2069}\u{200f}"#))
            let json = try await program.run("bounce", "list", "--json").output
            for output in [table.output, json] {
                let turns = output.unicodeScalars.contains { $0.properties.isBidiControl }
                #expect(!turns)
            }
            #expect(listed.messages[1].subject == "Re: Hello \u{202e}olleh\u{2069}\u{200f}", "JSON keeps what it was")
            #expect(table.errors.contains("2 messages that came back wait for a person"))
            #expect(try await program.run("bounce", "list", "--campaign", "none").code == 1)
            #expect(try await program.run("bounce", "list", "--limit", "0").code == 2)

            let text = try await program.run("bounce", "show", "\(reply)")
            #expect(text.code == 0 && text.output.contains("Please\\u{7} stop.\\u{1b}[2J"))
            for hostile in ["\u{1b}", "\u{7}", "\u{202e}"] { #expect(!text.output.contains(hostile)) }
            #expect(text.output.utf8.count < 4000)
            let shown = try await program.run("bounce", "show", "\(reply)", "--json").json(Shown.self)
            #expect(shown.number == reply && shown.text.contains("Please"))
            #expect(shown.headers.first { $0.name == "X-Long" }?.value.count == 1000)
            #expect(try await program.run("bounce", "show", "4711").code == 1)

            struct Report: Decodable { var kept: Int }
            #expect(try await program.run("campaign", "report", "hello", "--json").json(Report.self).kept == 2)
            let lines = try await program.run("campaign", "report", "hello").output
            #expect(lines.contains("2 messages that came back wait for a person: `merpati bounce list --campaign hello`"))

            let settled = try await program.run("bounce", "settle", "\(reply)", "--as", "unsubscribe")
            #expect(settled.output == "message \(reply) is settled as unsubscribe; the contact is unsubscribed\n")
            let again = try await program.run("bounce", "settle", "\(reply)", "--as", "unsubscribe")
            #expect(again.code == 0 && again.output.contains("as it was before"))
            #expect(try await program.run("bounce", "settle", "\(reply)", "--as", "hard").code == 1)
            #expect(try await program.run("bounce", "settle", "\(reply)", "--as", "spam").code == 2)
            #expect(try await program.run("bounce", "settle", "\(report)", "--as", "hard", "--reason", "odd").code == 2)
            let both = try await program.run("bounce", "settle", "\(report)", "4711", "--as", "hard")
            #expect(both.code == 1, "all or none")
            #expect(try await program.run("contact", "show", SampleWorkspace.email(1)).output.contains("active"))
            let hard = try await program.run(
                "bounce", "settle", "\(report)", "--as", "hard", "--reason", "unknown_user", "--json")
            #expect(hard.code == 0 && hard.output.contains("\"status\":\"hard_bounced\""))
            #expect(try await program.run("contact", "show", SampleWorkspace.email(0)).output.contains("unsubscribed"))
            #expect(try await program.run("contact", "history", SampleWorkspace.email(1)).output.contains("unknown_user"))
            let after = try await program.run("bounce", "list", "--json").json(Kept.self)
            #expect(after.waiting == 0)
            #expect(after.messages.map(\.settled?.as) == ["hard", "unsubscribe"])
            #expect(after.messages.allSatisfy { $0.settled?.by == "command line" })
            #expect(try await program.run("bounce", "list", "--waiting", "--json").json(Kept.self).messages.isEmpty)

            #expect(try await program.run("bounce", "clear", "--all").code == 1, "nobody is there to ask")
            #expect(try await program.run("bounce", "clear", "--json").output == "{\"removed\":2}\n")
            #expect(try await comeBack(program, 1, Self.reply) == .kept)
            #expect(try await program.run("bounce", "clear").output == "removed 0 messages\n")
            #expect(try await program.run("bounce", "clear", "--all", "--yes").output == "removed 1 message\n")
        }
    }

    @Test func `serve says that mail waits`() async throws {
        try await withCampaign { program in
            #expect(try await comeBack(program, 1, Self.reply) == .kept)
            let log = program.folder.appendingPathComponent("serve.log")
            let server = try ChildProcess(
                MerpatiProgram.executable, ["serve", "--listen", "127.0.0.1:0"], folder: program.folder.path,
                errors: .file(log.path))
            let sentence = "1 message that came back waits for a person"
            for _ in 0..<600 {
                if let text = try? String(contentsOf: log, encoding: .utf8), text.contains(sentence) { break }
                try await Task.sleep(for: .milliseconds(100))
            }
            server.signal(SIGTERM)
            #expect(await server.finished() == 0)
            #expect(try String(contentsOf: log, encoding: .utf8).contains(sentence))
        }
    }
}
