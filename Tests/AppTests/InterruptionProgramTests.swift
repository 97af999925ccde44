import Foundation
import TestSupport
import Testing

/// Ctrl-C and SIGTERM in commands that take long: a sentence, and the code that shells expect.
@Suite(.timeLimit(.minutes(10))) struct InterruptionProgramTests {
    /// Runs a command, and signals it as soon as `isUnderWay` says so.
    private func stop(
        _ program: MerpatiProgram, _ arguments: [String], with signal: Int32 = SIGINT,
        when isUnderWay: () throws -> Bool = { true }
    ) async throws -> ChildProcess.Result {
        let (output, errors) = (program.folder.appendingPathComponent("stdout"), program.folder.appendingPathComponent("stderr"))
        let child = try ChildProcess(
            MerpatiProgram.executable, arguments, folder: program.folder.path, environment: program.environment,
            output: .file(output.path), errors: .file(errors.path))
        for _ in 0..<3000 {
            if try Self.heeds(child, signal), try isUnderWay() { break }
            try await Task.sleep(for: .milliseconds(10))
        }
        child.signal(signal)
        let code = await child.finished()
        return ChildProcess.Result(
            code: code, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    /// Whether the program has its own way with a signal already: before, the signal would just end it.
    private static func heeds(_ child: ChildProcess, _ signal: Int32) throws -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(child.id)/status", encoding: .utf8) else { return true }
        let sets = status.matches(of: /Sig(?:Ign|Cgt):\s*([0-9a-f]+)/).compactMap { UInt64($0.1, radix: 16) }
        return sets.contains { $0 & (1 << (UInt64(signal) - 1)) != 0 }
    }

    private static func size(_ file: URL) -> Int {
        ((try? FileManager.default.attributesOfItem(atPath: file.path))?[.size] as? NSNumber)?.intValue ?? 0
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func `a run that is sent stops with a sentence, and goes on`(signal: Int32) async throws {
        let sink = CountingSink()
        try await withTemporaryFolder { folder in
            try await sink.whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: 400, smtpPort: port)
                var program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                program.environment["MERPATI_SMTP_MAIN_RATE"] = "60/s"
                let stopped = try await stop(program, ["campaign", "start", "hello", "--wait"], with: signal) { sink.total > 10 }
                #expect(stopped.code == 128 + signal, "\(stopped.errors)")
                #expect(stopped.errors.contains("stopped") && stopped.errors.contains("the same command goes on"))
                #expect(!stopped.errors.contains("CancellationError"))
                program.environment = [:]
                #expect(try await program.run("campaign", "start", "hello", "--wait").code == 0)
                #expect(sink.total == 400)
            }
        }
    }

    @Test(arguments: [false, true]) func `an import stops with a sentence, and goes on`(isJSON: Bool) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 300_000, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            #expect(try await program.run("list", "list").code == 0)
            let log = folder.appendingPathComponent(".merpati/merpati.db-wal")
            let stopped = try await stop(
                program, ["import", "contacts.csv", "--create-fields"] + (isJSON ? ["--json"] : [])
            ) { Self.size(log) > 3_000_000 }
            #expect(stopped.code == 130, "\(stopped.errors)")
            #expect(stopped.errors.contains("the same command goes on"), "\(stopped.errors)")
            if isJSON {
                struct Failure: Decodable { var kind: String }
                let failure = try JSONDecoder().decode(Failure.self, from: Data(stopped.errors.utf8))
                #expect(failure.kind == "interrupted")
            }
            let whole = try await program.run("import", "contacts.csv", "--create-fields")
            #expect(whole.code == 0 && whole.output.contains("300000 rows"), "\(whole.output)")
        }
    }

    @Test(arguments: [
        ["export", "-o", "out.csv"], ["segment", "count", "--where", "first_name contains \"9\" or city contains \"x\""],
        ["segment", "members", "--where", "first_name contains \"9\"", "--limit", "1000000"],
    ])
    func `what only reads stops at once, and leaves no part of a file`(words: [String]) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 200_000, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            #expect(try await program.run("import", "contacts.csv", "--create-fields").code == 0)
            let stopped = try await stop(program, words)
            // A machine that is fast enough is done by then.
            guard stopped.code != 0 else { return }
            #expect(stopped.code == 130 && stopped.errors.contains("stopped before it was done"), "\(stopped.errors)")
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("out") }
            #expect(left.isEmpty, "\(left)")
        }
    }

    @Test func `an export that waits for its reader can be left`() async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            #expect(try await program.run("list", "list").code == 0)
            #expect(mkfifo(folder.appendingPathComponent("out.fifo").path, 0o600) == 0)
            let stopped = try await stop(program, ["export", "-o", "out.fifo"])
            #expect(stopped.code == 130 && stopped.errors.contains("stopped"), "\(stopped.code) \(stopped.errors)")
        }
    }

    @Test func `a question is left by Ctrl-C`() async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            try await program.run("contact", "add", "siti@example.test")
            let asked = try await Terminal(program: program).run(
                ["contact", "delete", "siti@example.test"], answers: [(to: "[y/N]", keys: "\u{3}")])
            #expect(asked.code == 130 && asked.output.contains("stopped"), "\(asked.output)")
            #expect(try await program.run("contact", "show", "siti@example.test").code == 0)
        }
    }
}
