import Foundation
import TestSupport
import Testing

/// A backup of the database is put back under the built program.
@Suite struct PutBackProgramTests {
    private func copy(_ folder: URL, _ from: String, _ to: String) throws {
        let (files, state) = (FileManager.default, folder.appendingPathComponent(".merpati"))
        for end in ["", "-wal", "-shm"] {
            let (source, target) = (state.appendingPathComponent(from + end), state.appendingPathComponent(to + end))
            try? files.removeItem(at: target)
            if files.fileExists(atPath: source.path) { try files.copyItem(at: source, to: target) }
        }
    }

    @Test(.timeLimit(.minutes(10))) func `nobody is mailed twice, the reason is told, and a person's choice lets it go on`()
        async throws
    {
        let (contacts, sink) = (1_000, CountingSink())
        try await withTemporaryFolder { folder in
            try await sink.whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: contacts, smtpPort: port)
                let program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                func send(until count: Int, _ number: Int32) async throws {
                    let sender = try program.start("campaign", "start", "hello", "--yes", "--wait")
                    await sink.reaches(count)
                    sender.signal(number)
                    _ = await sender.finished()
                }
                try await send(until: 200, SIGTERM)
                try copy(folder, "merpati.db", "backup.db")
                try await send(until: 600, SIGKILL)
                // A crash is none.
                let crashed = try await program.run("database", "status", "--json")
                #expect(crashed.code == 0, "\(crashed.errors)")
                try copy(folder, "backup.db", "merpati.db")
                let sent = sink.total
                let refused = try await program.run("campaign", "start", "hello", "--yes", "--wait")
                #expect(refused.code == 1)
                #expect(refused.errors.contains("the database is older than what was sent from it"), "\(refused.errors)")
                #expect(sink.total == sent)
                let status = try await program.run("database", "status")
                #expect(status.code == 1 && status.output.contains("recover --unknown"), "\(status.output)")
                let other = try await program.run("campaign", "status", "hello", "--json")
                #expect(other.code == 0, "all else works")
                let recovered = try await program.run("database", "recover", "--unknown")
                #expect(recovered.code == 0 && recovered.output.contains("paused"), "\(recovered.errors)")
                try await program.run("campaign", "resume", "hello")
                let last = try await program.run("campaign", "start", "hello", "--yes", "--wait")
                #expect(last.code == 0, "\(last.errors)")
            }
            #expect(sink.messages.values.allSatisfy { $0 == 1 })
            #expect(sink.messages.count >= contacts - 200)
        }
    }

    @Test(.timeLimit(.minutes(15))) func `a workspace copied before anything was sent from it is one of its own`() async throws {
        let sink = CountingSink()
        try await withTemporaryFolder { folder in
            try await sink.whileListening { port in
                let original = folder.appendingPathComponent("original")
                try SampleWorkspace.write(to: original, contacts: 3, smtpPort: port)
                try await SampleWorkspace.importContacts(MerpatiProgram(folder: original))
                let copy = folder.appendingPathComponent("copy")
                try FileManager.default.copyItem(at: original, to: copy)
                let program = MerpatiProgram(folder: copy)
                let sent = try await program.run("campaign", "start", "hello", "--yes", "--wait")
                #expect(sent.code == 0, "\(sent.errors)")
                let status = try await program.run("database", "status")
                #expect(status.code == 0, "\(status.output)")
            }
            #expect(sink.messages.count == 3)
        }
    }

    @Test(.timeLimit(.minutes(15))) func `serve ends in order when its terminal closes`() async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 1, smtpPort: 1)
            let log = folder.appendingPathComponent("serve.log")
            let serve = try ChildProcess(
                MerpatiProgram.executable, ["serve", "--listen", "127.0.0.1:0"], folder: folder.path, errors: .file(log.path))
            while try !String(contentsOf: log, encoding: .utf8).contains("pages at") {
                try await Task.sleep(for: .milliseconds(20))
            }
            serve.signal(SIGHUP)
            // A terminal sends it more than once.
            serve.signal(SIGHUP)
            let code = await serve.finished()
            #expect(code == 0)
        }
    }

    @Test func `what other users could read is closed to them, and what is made never was open`() async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 3, smtpPort: 1)
            let files = FileManager.default
            let state = folder.appendingPathComponent(".merpati")
            try files.createDirectory(at: state, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
            let elsewhere = folder.appendingPathComponent("data/deep/shop.db")
            let program = MerpatiProgram(folder: folder, environment: ["MERPATI_DATABASE": "sqlite:data/deep/shop.db"])
            let first = try await program.run("list", "create", "Customers")
            #expect(first.code == 0 && first.errors.contains("closed to them"), "\(first.errors)")
            try await program.run("import", "contacts.csv", "--list", "Customers", "--create-fields")
            let made = try files.subpathsOfDirectory(atPath: state.path).map { state.appendingPathComponent($0).path }
            let beside = try files.subpathsOfDirectory(atPath: folder.appendingPathComponent("data").path)
                .map { folder.appendingPathComponent("data/\($0)").path }
            #expect(beside.contains(elsewhere.path))
            for path in made + beside + [state.path, folder.appendingPathComponent("data").path] {
                let rights = try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
                #expect(rights & 0o077 == 0, "\(path) has \(String(rights, radix: 8))")
            }
        }
    }

    @Test func `the errors file of an import follows no symbolic link`() async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            try SampleWorkspace.file(folder, "contacts.csv", "email\nnobody at all\na@example.test\n")
            try SampleWorkspace.file(folder, "victim", "precious")
            let (errors, victim) = (
                folder.appendingPathComponent("contacts.csv.errors.csv"), folder.appendingPathComponent("victim")
            )
            try FileManager.default.createSymbolicLink(at: errors, withDestinationURL: victim)
            let imported = try await program.run("import", "contacts.csv")
            #expect(imported.code == 1, "\(imported.errors)")
            let left = try String(contentsOf: victim, encoding: .utf8)
            #expect(left == "precious")
            let attributes = try FileManager.default.attributesOfItem(atPath: errors.path)
            #expect(attributes[.type] as? FileAttributeType == .typeRegular)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let listed = try String(contentsOf: errors, encoding: .utf8)
            #expect(listed.contains("nobody at all"))
        }
    }
}
