import Foundation
import Inbound
import Mail
import TestSupport
import Testing

/// Starting campaigns from the command line: what is asked, who sends, and what is said of nobody.
@Suite(.timeLimit(.minutes(10))) struct CampaignStartProgramTests {
    private struct Report: Decodable {
        struct LeftOut: Decodable, Equatable {
            var reason: String
            var count: Int
            var such_as: [String]
        }

        var state: String
        var reason: String?
        var accepted: Int
        var unknown: Int
        var left_out: [LeftOut]?
    }

    private func withCampaign(
        contacts: Int, file: String? = nil, rate: String? = nil,
        _ body: @escaping @Sendable (MerpatiProgram, KeepingSink) async throws -> Void
    ) async throws {
        let sink = KeepingSink()
        try await withTemporaryFolder { folder in
            try await sink.whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: contacts, smtpPort: port)
                if let file { try SampleWorkspace.file(folder, "campaigns/hello.yaml", file) }
                var program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                if let rate { program.environment["MERPATI_SMTP_MAIN_RATE"] = rate }
                try await body(program, sink)
            }
        }
    }

    private static let daily = """
        name: hello
        template: hello
        to: { lists: [Customers] }
        schedule: { repeat: daily at 09:00 }
        """

    // MARK: Asking

    @Test func `more than a thousand people are not mailed without a word`() async throws {
        try await withCampaign(contacts: 1001) { program, sink in
            for arguments in [["--wait"], []] {
                let asked = try await program.run(["campaign", "start", "hello"] + arguments)
                #expect(asked.code == 2, "\(asked.errors)")
                for part in ["1001 people", "letter hello", "\"Hello Name 0\"", "--yes", "--plan", "campaign plan hello"] {
                    #expect(asked.errors.contains(part), "\(asked.errors)")
                }
            }
            #expect(sink.messages.isEmpty)
            let state = try await program.run("campaign", "list", "--json")
            #expect(state.output.contains("\"draft\""))
            let sent = try await program.run("campaign", "start", "hello", "--yes", "--wait")
            #expect(sent.code == 0 && sink.messages.count == 1001, "\(sent.errors)")
        }
    }

    @Test func `a plan that was seen is a word, and a thousand people need none`() async throws {
        try await withCampaign(contacts: 1001) { program, sink in
            struct Plan: Decodable { var digest: String }
            let plan = try await program.run("campaign", "plan", "hello", "--json").json(Plan.self)
            let sent = try await program.run("campaign", "start", "hello", "--plan", plan.digest, "--wait")
            #expect(sent.code == 0 && sink.messages.count == 1001, "\(sent.errors)")
        }
        try await withCampaign(contacts: 1000) { program, sink in
            let sent = try await program.run("campaign", "start", "hello", "--wait")
            #expect(sent.code == 0 && sink.messages.count == 1000, "\(sent.errors)")
        }
    }

    @Test func `a second start, a copy, and one that fires anyway are asked about`() async throws {
        try await withCampaign(contacts: 3, file: Self.daily) { program, sink in
            let scheduled = try await program.run("campaign", "schedule", "hello")
            #expect(scheduled.code == 0 && scheduled.output.contains("09:00:00 (Asia/Jakarta)"), "\(scheduled.output)")
            #expect(scheduled.errors.contains("merpati serve"))
            let anyway = try await program.run("campaign", "start", "hello", "--wait")
            #expect(anyway.code == 2 && anyway.errors.contains("starts by itself at"), "\(anyway.errors)")
            #expect(try await program.run("campaign", "start", "hello", "--wait", "--yes").code == 0)
            let again = try await program.run("campaign", "start", "hello", "--wait")
            #expect(again.code == 2 && again.errors.contains("went out"), "\(again.errors)")
            #expect(sink.messages.count == 3)
            try SampleWorkspace.file(
                program.folder, "campaigns/copy.yaml", "name: copy\ntemplate: hello\nto: { lists: [Customers] }\n")
            let copy = try await program.run("campaign", "start", "copy", "--wait")
            #expect(copy.code == 2 && copy.errors.contains("hello took the same letter"), "\(copy.errors)")
            #expect(sink.messages.count == 3)
        }
    }

    // MARK: Nobody

    @Test func `nobody to mail is said, and the campaign can be started when there is somebody`() async throws {
        try await withCampaign(contacts: 2) { program, sink in
            for number in 0..<2 {
                try await program.run("contact", "unsubscribe", SampleWorkspace.email(number), "Customers")
            }
            for arguments in [["--wait"], [], ["--yes", "--wait"]] {
                let nobody = try await program.run(["campaign", "start", "hello"] + arguments)
                #expect(nobody.code == 1 && nobody.errors.contains("nobody can be mailed"), "\(nobody.errors)")
            }
            let plan = try await program.run("campaign", "plan", "hello")
            #expect(!plan.output.contains("campaign start"), "\(plan.output)")
            try await program.run("contact", "add", "new@example.test")
            try await program.run("contact", "subscribe", "new@example.test", "Customers")
            let sent = try await program.run("campaign", "start", "hello", "--wait")
            #expect(sent.code == 0, "\(sent.errors)")
            #expect(sink.messages.count == 1)
        }
    }

    @Test func `a test tells who got nothing and why`() async throws {
        try await withCampaign(contacts: 4) { program, sink in
            try await program.run("contact", "add", "colleague@example.test")
            try await program.run("segment", "create", "Strangers", #"email is "colleague@example.test""#)
            try await program.run("segment", "create", "All", #"email contains "@""#)
            try await program.run("contact", "unsubscribe", SampleWorkspace.email(3))
            let nobody = try await program.run("campaign", "test", "hello", "--segment", "Strangers", "--json")
            #expect(nobody.code == 1)
            let report = try nobody.json(Report.self)
            #expect(report.state == "missed" && report.reason?.contains("nobody can be mailed: 1 not_on_list") == true)
            #expect(report.left_out == [.init(reason: "not_on_list", count: 1, such_as: ["colleague@example.test"])])
            let some = try await program.run("campaign", "test", "hello", "--segment", "All", "--mark", "[Test]")
            #expect(some.code == 0, "\(some.errors)")
            #expect(some.output.contains("left out, not_on_list: colleague@example.test"), "\(some.output)")
            #expect(some.output.contains("left out, unsubscribed: \(SampleWorkspace.email(3))"))
            let subjects = Set(sink.messages.map { MIMEParser.parse($0.content).header("Subject") })
            #expect(subjects == ["[Test] Hello Name 0", "[Test] Hello Name 1", "[Test] Hello Name 2"])
            let bad = try await program.run("campaign", "test", "hello", "--to", "a@example.test", "--mark", "a\r\nBcc: b@x.test")
            #expect(bad.code != 0 && sink.messages.count == 3)
            // A sample of those whom nobody can reach.
            try SampleWorkspace.file(
                program.folder, "campaigns/far.yaml", "name: far\ntemplate: hello\nto: { segments: [Strangers] }\n")
            let sample = try await program.run("campaign", "test", "far", "--sample", "3")
            #expect(sample.code == 1 && sample.output.contains("left out, not_on_list: colleague"), "\(sample.output)")
        }
    }

    // MARK: Who sends

    private func reaches(_ count: Int, _ sink: KeepingSink) async throws {
        while sink.messages.count < count { try await Task.sleep(for: .milliseconds(10)) }
    }

    @Test(arguments: [SIGTERM, SIGKILL], [true, false])
    func `start --wait goes on where a serve stops, and where one begins meanwhile`(
        signal: Int32, anotherBegins: Bool
    ) async throws {
        try await withCampaign(contacts: 300, rate: "60/s") { program, sink in
            let first = try program.start("serve", "--listen", "127.0.0.1:0")
            // The server has the lock before anything is started.
            while try await !program.run("campaign", "start", "hello").errors.isEmpty {
                if sink.messages.count > 0 { break }
            }
            try await reaches(20, sink)
            let watcher = try program.start("campaign", "start", "hello", "--wait")
            try await reaches(60, sink)
            first.signal(signal)
            _ = await first.finished()
            // It waits for whoever of the two has the lock now; where there is no other, it sends itself.
            let second = anotherBegins ? try program.start("serve", "--listen", "127.0.0.1:0") : nil
            #expect(await watcher.finished() == 0)
            let report = try await program.run("campaign", "report", "hello", "--json").json(Report.self)
            #expect(report.state == "finished")
            #expect(Set(sink.messages.flatMap(\.envelope.recipients)).count == sink.messages.count)
            #expect(report.accepted + report.unknown == 300)
            if signal == SIGTERM { #expect(report.unknown == 0 && sink.messages.count == 300) }
            second?.signal(SIGTERM)
            _ = await second?.finished()
        }
    }

    @Test func `without a mail server nothing is begun that waits for one`() async throws {
        try await withCampaign(contacts: 2) { program, _ in
            let file = program.folder.appendingPathComponent("merpati.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try String(text.prefix(upTo: try #require(text.range(of: "smtp:")).lowerBound)).write(
                to: file, atomically: true, encoding: .utf8)
            let started = try await program.run("campaign", "start", "hello", "--wait")
            #expect(started.code == 3 && started.errors.contains("smtp"))
            let list = try await program.run("campaign", "plan", "hello")
            #expect(list.code == 0 && list.output.contains("name a mail server under `smtp`"), "\(list.output)")
            let status = try await program.run("campaign", "status", "hello")
            #expect(status.code == 1 && status.errors.contains("`smtp`"), "\(status.errors)")
        }
    }

    // MARK: What is shown

    @Test func `runs are listed with their numbers, and the next starts with their zone`() async throws {
        try await withCampaign(contacts: 3, file: Self.daily) { program, _ in
            struct Runs: Decodable {
                struct Run: Decodable {
                    var run: Int64
                    var kind: String
                    var state: String
                    var when: String
                    var total: Int
                    var accepted: Int
                }
                var runs: [Run]
            }
            struct Status: Decodable {
                var state: String
                var campaign_state: String
                var next: [String]
                var accepted: Int?
            }
            struct List: Decodable {
                struct Campaign: Decodable {
                    var next: [String]
                    var next_at: String?
                    var time_zone: String
                }
                var campaigns: [Campaign]
            }
            #expect(try await program.run("campaign", "test", "hello", "--to", "boss@example.test").code == 0)
            #expect(try await program.run("campaign", "test", "hello", "--sample", "1").code == 0)
            try await program.run("campaign", "schedule", "hello")
            let early = try await program.run("campaign", "status", "hello", "--json").json(Status.self)
            // A sample is a run, and a test to an address is none.
            #expect(early.state == "finished" && early.accepted == 1 && early.campaign_state == "scheduled")
            #expect(early.next.count == 5 && early.next.allSatisfy { $0.hasSuffix("T09:00:00+07:00") }, "\(early.next)")
            #expect(try await program.run("campaign", "start", "hello", "--yes", "--wait").code == 0)
            let runs = try await program.run("campaign", "runs", "hello", "--json").json(Runs.self).runs
            #expect(runs.map(\.kind) == ["test", "sample", "full"] && runs.allSatisfy { $0.state == "finished" })
            #expect(runs.map(\.accepted) == [1, 1, 2] && runs.map(\.run) == [1, 2, 3])
            #expect(runs.allSatisfy { $0.when.hasSuffix("+07:00") })
            let one = try await program.run("campaign", "report", "hello", "--run", "2", "--json").json(Report.self)
            #expect(one.accepted == 1)
            let none = try await program.run("campaign", "report", "hello", "--run", "9")
            #expect(none.code == 1 && none.errors.contains("campaign runs hello"))
            let list = try await program.run("campaign", "list", "--json").json(List.self).campaigns
            #expect(
                list.count == 1 && list[0].next.count == 3 && list[0].time_zone == "Asia/Jakarta"
                    && list[0].next_at == list[0].next.first)
            let text = try await program.run("campaign", "list").output
            #expect(text.contains("09:00:00 (Asia/Jakarta)"), "\(text)")
        }
    }

    @Test func `a scheduled campaign without a run has a status`() async throws {
        try await withCampaign(contacts: 1, file: Self.daily) { program, _ in
            try await program.run("apply")
            let draft = try await program.run("campaign", "status", "hello")
            #expect(draft.code == 1 && draft.errors.contains("campaign start hello --wait"))
            try await program.run("campaign", "schedule", "hello")
            let status = try await program.run("campaign", "status", "hello")
            #expect(status.code == 0 && status.output.contains("next: ") && status.output.contains("(Asia/Jakarta)"))
            #expect(!status.errors.contains("--wait"), "\(status.errors)")
            try await program.run("campaign", "cancel", "hello")
            let cancelled = try await program.run("campaign", "status", "hello")
            #expect(cancelled.code == 1 && !cancelled.errors.contains("campaign start"), "\(cancelled.errors)")
            let plan = try await program.run("campaign", "plan", "hello")
            #expect(!plan.output.contains("campaign start"), "\(plan.output)")
        }
    }
}
