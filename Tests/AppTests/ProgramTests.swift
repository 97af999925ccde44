import Foundation
import TestSupport
import Testing

/// The program from outside, with real SMTP into a counting server.
@Suite(.timeLimit(.minutes(10))) struct ProgramTests {
    private struct Report: Decodable {
        var state: String
        var queued: Int
        var accepted: Int
        var skipped: Int
        var unknown: Int
        var skipped_reasons: [String: Int]
    }

    /// Runs `body` in a workspace with imported contacts whose mail goes to a counting server.
    private func withCampaign(
        contacts: Int, rate: String? = nil, _ body: @escaping @Sendable (MerpatiProgram, CountingSink) async throws -> Void
    ) async throws {
        let sink = CountingSink()
        try await withTemporaryFolder { folder in
            try await sink.whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: contacts, smtpPort: port)
                var program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                if let rate { program.environment["MERPATI_SMTP_MAIN_RATE"] = rate }
                try await body(program, sink)
            }
        }
    }

    @Test func onlyActiveContactsAreMailedAndEachOnce() async throws {
        try await withCampaign(contacts: 50) { program, sink in
            try await program.run("contact", "unsubscribe", SampleWorkspace.email(3))
            try await program.run("contact", "suppress", SampleWorkspace.email(4), "--reason", "asked by phone")
            try await program.run("contact", "add", "elsewhere@example.test")
            struct Plan: Decodable {
                var matched: Int
                var excluded: [String: Int]
                var reachable: Int
                var digest: String
            }
            let plan = try await program.run("campaign", "plan", "hello", "--json").json(Plan.self)
            #expect(plan.matched == 50)
            #expect(plan.excluded["unsubscribed"] == 1)
            #expect(plan.excluded["suppressed"] == 1)
            #expect(plan.reachable == 48)
            let sent = try await program.run("campaign", "start", "hello", "--plan", plan.digest, "--wait", "--json")
            #expect(sent.code == 0, "\(sent.errors)")
            let report = try sent.json(Report.self)
            #expect(report.state == "finished")
            #expect(report.accepted == 48)
            #expect(sink.messages.count == 48)
            #expect(sink.messages.values.allSatisfy { $0 == 1 })
            #expect(sink.messages[SampleWorkspace.email(3)] == nil)
            let again = try await program.run("campaign", "start", "hello", "--wait")
            #expect(again.code == 1)
            #expect(sink.total == 48)
        }
    }

    @Test func whoUnsubscribesBeforeTheirTurnGetsNothing() async throws {
        try await withCampaign(contacts: 400, rate: "60/s") { program, sink in
            let sender = try program.start("campaign", "start", "hello", "--wait")
            await sink.reaches(20)
            let last = SampleWorkspace.email(399)
            let left = try await program.run("contact", "unsubscribe", last)
            #expect(left.code == 0, "\(left.errors)")
            #expect(await sender.finished() == 0)
            #expect(sink.messages[last] == nil)
            let report = try await program.run("campaign", "report", "hello", "--json").json(Report.self)
            #expect(report.accepted == 399)
            #expect(report.skipped_reasons == ["unsubscribed": 1])
        }
    }

    @Test(arguments: [SIGINT, SIGTERM]) func aSignalDrainsAndNothingIsInDoubt(signal: Int32) async throws {
        try await withCampaign(contacts: 600, rate: "60/s") { slow, sink in
            var program = slow
            program.environment = [:]
            let sender = try slow.start("campaign", "start", "hello", "--wait")
            await sink.reaches(20)
            sender.signal(signal)
            #expect(await sender.finished() == 128 + signal)
            let stopped = try await program.run("campaign", "status", "hello", "--json").json(Report.self)
            #expect(stopped.state == "sending")
            #expect(stopped.unknown == 0)
            #expect(stopped.accepted == sink.total)
            #expect(stopped.accepted < 600)
            #expect(try await program.run("campaign", "start", "hello", "--wait").code == 0)
            #expect(sink.messages.count == 600)
            #expect(sink.total == 600)
        }
    }

    @Test func aPauseFromOutsideStopsAndAResumeGoesOn() async throws {
        try await withCampaign(contacts: 600, rate: "60/s") { slow, sink in
            var program = slow
            program.environment = [:]
            let sender = try slow.start("campaign", "start", "hello", "--wait")
            await sink.reaches(20)
            #expect(try await program.run("campaign", "pause", "hello", "--reason", "a typo").code == 0)
            #expect(await sender.finished() == 1)
            let paused = try await program.run("campaign", "status", "hello", "--json").json(Report.self)
            #expect(paused.state == "paused")
            #expect(paused.unknown == 0)
            #expect(paused.accepted == sink.total)
            #expect(try await program.run("campaign", "resume", "hello").code == 0)
            #expect(try await program.run("campaign", "start", "hello", "--wait").code == 0)
            #expect(sink.total == 600)
            #expect(sink.messages.count == 600)
        }
    }

    @Test func aSampleIsNotMailedAgain() async throws {
        try await withCampaign(contacts: 100) { program, sink in
            let test = try await program.run("campaign", "test", "hello", "--sample", "10")
            #expect(test.code == 0, "\(test.errors)")
            #expect(sink.total == 10)
            #expect(try await program.run("campaign", "start", "hello", "--wait").code == 0)
            #expect(sink.total == 100)
            #expect(sink.messages.count == 100)
        }
    }

    @Test func exitCodesTellWhatKindOfFaultItIs() async throws {
        try await withTemporaryFolder { folder in
            let program = MerpatiProgram(folder: folder)
            #expect(try await program.run("--version").code == 0)
            #expect(try await program.run("nonsense").code == 2)
            #expect(try await program.run("segment", "count").code == 2)
            let nowhere = try await program.run("segment", "list")
            #expect(nowhere.code == 3)
            #expect(nowhere.errors.contains("merpati.yaml"))
            try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: 1)
            try SampleWorkspace.file(folder, "bad.csv", "email,city\ngood@example.test,Huế\nnot an address,Kraków\n")
            let imported = try await program.run("import", "bad.csv", "--create-fields", "--json")
            #expect(imported.code == 1)
            let faults = try String(contentsOf: folder.appendingPathComponent("bad.csv.errors.csv"), encoding: .utf8)
            #expect(faults.contains("not an address"))
            let unknown = try await program.run("segment", "count", "--where", "ctiy is \"Huế\"")
            #expect(unknown.code == 1)
            #expect(unknown.errors.contains("city"))
            #expect(unknown.errors.contains("^"))
        }
    }

    /// A row of 100 MB costs neither memory nor the other rows.
    @Test(arguments: ["", "\""]) func aHugeRowIsRefusedInLittleMemory(quote: String) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 0, smtpPort: 1)
            try SampleWorkspace.file(folder, "huge.csv", "email,city\nfirst@example.test,Jakarta\nhuge@example.test,\(quote)")
            let handle = try FileHandle(forWritingTo: folder.appendingPathComponent("huge.csv"))
            try handle.seekToEnd()
            let piece = Data(repeating: UInt8(ascii: "x"), count: 1_000_000)
            for _ in 0..<100 { try handle.write(contentsOf: piece) }
            try handle.write(contentsOf: Data("\(quote)\nlast@example.test,Huế\n".utf8))
            try handle.close()
            // The system counts a program's memory from what its starter had, so the starter has to be small.
            let measure = """
                import resource, subprocess, sys
                ended = subprocess.run(sys.argv[1:])
                print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=open("megabytes", "w"))
                sys.exit(ended.returncode)
                """
            let imported = try await ChildProcess.run(
                "python3", ["-c", measure, MerpatiProgram.executable, "import", "huge.csv", "--create-fields"],
                folder: folder.path)
            #expect(imported.code == 1)
            #expect(imported.output.contains("3 rows: 2 added"), "\(imported.output)")
            #expect(imported.errors.contains("huge.csv:3"), "\(imported.errors)")
            let megabytes = try String(contentsOf: folder.appendingPathComponent("megabytes"), encoding: .utf8)
            #expect(try #require(Int(megabytes.trimmingCharacters(in: .whitespacesAndNewlines))) < 150)
        }
    }

    /// The demo on a copy of the examples.
    @Test func theDemoRunsFromBeginningToEnd() async throws {
        try await withTemporaryFolder { folder in
            let root = FlowerShopWorkspace.repository
            for name in ["merpati.yaml", "templates", "campaigns"] {
                try FileManager.default.copyItem(at: root.appendingPathComponent(name), to: folder.appendingPathComponent(name))
            }
            let demo = try await MerpatiProgram(folder: folder).run("demo", "--exit")
            #expect(demo.code == 0, "\(demo.errors)\n\(demo.output)")
            for step in [
                "1. Import", "2. Segments", "3. Plan", "4. Test", "5. Campaign", "6. Bounces", "7. Readers", "8. Report",
            ] {
                #expect(demo.output.contains(step))
            }
            #expect(demo.output.contains("3306 purchased"))
            #expect(demo.output.contains("out; would be in if has not opened within last 30 days"))
            #expect(demo.output.contains("unknown 0"))
        }
    }
}
