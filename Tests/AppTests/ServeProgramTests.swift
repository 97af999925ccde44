import Foundation
import TestSupport
import Testing

/// `serve` from outside: where it cannot listen, and how it stops.
@Suite(.timeLimit(.minutes(15))) struct ServeProgramTests {
    private func with(_ lines: String = "", _ body: (MerpatiProgram) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: 1)
            let file = folder.appendingPathComponent("merpati.yaml")
            try (String(contentsOf: file, encoding: .utf8) + "\n" + lines).write(to: file, atomically: true, encoding: .utf8)
            let program = MerpatiProgram(folder: folder)
            try await SampleWorkspace.importContacts(program)
            try await body(program)
        }
    }

    // MARK: Addresses

    @Test func `a busy port is said, by its address and with what to do`() async throws {
        try await CountingSink().whileListening { port in
            let taken = "127.0.0.1:\(port)"
            try await with { program in
                for (words, advice) in [
                    (["serve", "--listen", taken], "--listen"),
                    (["template", "preview", "hello", "--serve", "--listen", taken], "--listen"),
                ] {
                    let busy = try await program.run(words)
                    #expect(busy.code == 3, "\(busy.errors)")
                    #expect(
                        busy.errors.contains(taken) && busy.errors.contains("another program listens there"), "\(busy.errors)")
                    #expect(busy.errors.contains(advice) && !busy.errors.contains("bind(") && !busy.errors.contains("errno"))
                }
            }
            try await with("inbound: \(taken)") { program in
                let busy = try await program.run("serve", "--listen", "127.0.0.1:0")
                #expect(busy.code == 3 && busy.errors.contains(taken) && busy.errors.contains("`inbound`"), "\(busy.errors)")
                #expect(!busy.errors.contains("bind(") && !busy.errors.contains("errno"), "\(busy.errors)")
            }
        }
    }

    @Test(arguments: ["192.0.2.1:8080", "no.such.name.invalid:8080"])
    func `an address that is not this machine's is said`(address: String) async throws {
        try await with { program in
            let wrong = try await program.run("serve", "--listen", address)
            #expect(wrong.code == 3 && wrong.errors.contains(address), "\(wrong.errors)")
            #expect(wrong.errors.contains("no such address") && !wrong.errors.contains("errno"), "\(wrong.errors)")
        }
    }

    // MARK: Stopping

    @Test(arguments: [SIGTERM, SIGINT], [false, true])
    func `a stop in order logs no error`(signal: Int32, isSending: Bool) async throws {
        try await with("inbound: 127.0.0.1:0") { program in
            // A campaign that waits for its mail server is work that is cut short.
            if isSending { #expect(try await program.run("campaign", "start", "hello").code == 0) }
            try await program.run("segment", "create", "All", "email contains \"@\"", "--kind", "additive")
            let log = program.folder.appendingPathComponent("serve.log")
            for _ in 0..<4 {
                let server = try ChildProcess(
                    MerpatiProgram.executable, ["serve", "--listen", "127.0.0.1:0"], folder: program.folder.path,
                    errors: .file(log.path))
                for _ in 0..<1000 {
                    if let text = try? String(contentsOf: log, encoding: .utf8), text.contains("pages at"),
                        text.contains("mail at")
                    {
                        break
                    }
                    try await Task.sleep(for: .milliseconds(10))
                }
                server.signal(signal)
                #expect(await server.finished() == 0)
                let text = try String(contentsOf: log, encoding: .utf8)
                for word in ["error", "Error", "cancel", "Cancel"] { #expect(!text.contains(word), "\(text)") }
            }
        }
    }

    @Test func `the log tells times by the workspace's clocks`() async throws {
        try await with { program in
            #expect(try await program.run("campaign", "start", "hello").code == 0)
            let log = program.folder.appendingPathComponent("serve.log")
            let server = try ChildProcess(
                MerpatiProgram.executable, ["serve", "--listen", "127.0.0.1:0"], folder: program.folder.path,
                errors: .file(log.path))
            for _ in 0..<1000 {
                if let text = try? String(contentsOf: log, encoding: .utf8), text.contains("connection refused") { break }
                try await Task.sleep(for: .milliseconds(10))
            }
            server.signal(SIGTERM)
            #expect(await server.finished() == 0)
            let text = try String(contentsOf: log, encoding: .utf8)
            #expect(text.contains(/[0-9]{2}:[0-9]{2}:[0-9]{2}\+07:00 warning merpati:.*connection refused/), "\(text)")
        }
    }
}
