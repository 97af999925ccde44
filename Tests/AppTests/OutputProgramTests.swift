import Foundation
import TestSupport
import Testing

/// Where results go: files, devices, FIFOs, full disks, and readers that have gone.
@Suite(.timeLimit(.minutes(15))) struct OutputProgramTests {
    private func with(contacts: Int = 2, _ body: (MerpatiProgram) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: contacts, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            try await SampleWorkspace.importContacts(program)
            try await body(program)
        }
    }

    private func shell(_ program: MerpatiProgram, _ command: String) async throws -> ChildProcess.Result {
        try await ChildProcess.run("bash", ["-c", command, "bash", MerpatiProgram.executable], folder: program.folder.path)
    }

    private static func kind(_ path: String) -> FileAttributeType? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    }

    // MARK: Devices and FIFOs

    /// A device of the test's own would need rights that it may not have: this one must still be there afterwards.
    @Test func `a FIFO is written to and never replaced`() async throws {
        try await with { program in
            let fifo = program.folder.appendingPathComponent("out.fifo").path
            #expect(mkfifo(fifo, 0o600) == 0)
            let read = try await shell(
                program, "timeout 20 cat out.fifo > got.csv & timeout 20 \"$1\" export -o out.fifo; code=$?; wait; exit $code")
            #expect(read.code == 0, "\(read.errors)")
            #expect(Self.kind(fifo) == .typeUnknown, "it is still a FIFO")
            let got = try String(contentsOf: program.folder.appendingPathComponent("got.csv"), encoding: .utf8)
            #expect(got.hasPrefix("email,") && got.contains(SampleWorkspace.email(1)))
            #expect(!FileManager.default.fileExists(atPath: fifo + ".json"), "nothing is put beside it")
        }
    }

    @Test func `letters and exports go to a FIFO by every option that names a file`() async throws {
        try await with { program in
            try SampleWorkspace.file(program.folder, "old.html", "<p>Dear *|FNAME|*, *|UNSUB|*</p>")
            let fifo = program.folder.appendingPathComponent("out.fifo").path
            for command in [
                "template convert old.html --from mailchimp -o out.fifo",
                "segment export --where 'city is \"Jakarta\"' -o out.fifo",
            ] {
                #expect(mkfifo(fifo, 0o600) == 0)
                let read = try await shell(program, "timeout 20 cat out.fifo > got & timeout 20 \"$1\" \(command); wait")
                #expect(Self.kind(fifo) == .typeUnknown, "\(command): \(read.errors)")
                let got = try String(contentsOf: program.folder.appendingPathComponent("got"), encoding: .utf8)
                #expect(!got.isEmpty, "\(command): \(read.errors)")
                try FileManager.default.removeItem(atPath: fifo)
            }
        }
    }

    @Test(arguments: ["-", "/dev/stdout", "/dev/fd/1"]) func `the standard output has names`(name: String) async throws {
        // What the version before did to a device it would do to this machine's.
        guard MerpatiProgram.isOurs else { return }
        try await with { program in
            let exported = try await shell(program, "\"$1\" export -o \(name) | cat")
            #expect(
                exported.output.hasPrefix("email,") && exported.output.contains(SampleWorkspace.email(1)), "\(exported.errors)")
            #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent(name).path))
        }
    }

    // MARK: Full disks

    @Test func `a full disk is said, and the exit code tells it`() async throws {
        guard MerpatiProgram.isOurs else { return }
        try await with { program in
            for command in [
                "export -o /dev/full", "export > /dev/full", "contact show \(SampleWorkspace.email(1)) > /dev/full",
                "template render hello > /dev/full", "list list --json > /dev/full", "template preview hello > /dev/full",
            ] {
                let full = try await shell(program, "\"$1\" \(command)")
                #expect(full.code == 1 && full.errors.contains("the disk is full"), "\(command): \(full.code) \(full.errors)")
                #expect(!full.errors.contains("Domain") && !full.errors.contains("Fatal"), "\(command): \(full.errors)")
            }
            #expect(Self.kind("/dev/full") == .typeCharacterSpecial)
            #expect(!FileManager.default.fileExists(atPath: "/dev/full.json"))
        }
    }

    /// A limit on the size of files stands for a disk that fills up on the way.
    @Test func `a file that cannot be finished leaves the old one as it was`() async throws {
        try await with(contacts: 5000) { program in
            try SampleWorkspace.file(program.folder, "out.csv", "the old one\n")
            let full = try await shell(program, "ulimit -f 100; \"$1\" export -o out.csv")
            #expect(full.code == 1 && full.errors.contains("out.csv cannot be written"), "\(full.code) \(full.errors)")
            #expect(try String(contentsOf: program.folder.appendingPathComponent("out.csv"), encoding: .utf8) == "the old one\n")
            let left = try FileManager.default.contentsOfDirectory(atPath: program.folder.path).filter { $0.hasPrefix("out") }
            #expect(left == ["out.csv"])
            let whole = try await program.run("export", "-o", "out.csv")
            #expect(whole.code == 0 && whole.output.contains("5000 contacts in out.csv"), "\(whole.errors)")
        }
    }

    @Test func `a link is followed, the rights of the old file stay, and a new one is its owner's`() async throws {
        try await with { program in
            let files = FileManager.default
            func path(_ name: String) -> String { program.folder.appendingPathComponent(name).path }
            try SampleWorkspace.file(program.folder, "shared.csv", "old")
            try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("shared.csv"))
            try files.createSymbolicLink(atPath: path("link.csv"), withDestinationPath: "shared.csv")
            #expect(try await program.run("export", "-o", "link.csv").code == 0)
            #expect(Self.kind(path("link.csv")) == .typeSymbolicLink)
            #expect(try String(contentsOfFile: path("shared.csv"), encoding: .utf8).hasPrefix("email,"))
            func rights(_ name: String) throws -> Int? {
                (try files.attributesOfItem(atPath: path(name))[.posixPermissions] as? NSNumber)?.intValue
            }
            #expect(try rights("shared.csv") == 0o640)
            #expect(try await program.run("export", "-o", "new.csv").code == 0)
            #expect(try rights("new.csv") == 0o600 && rights("new.csv.json") == 0o600)
        }
    }

    // MARK: Readers

    @Test func `a reader that goes away is no error of ours`() async throws {
        try await with(contacts: 3000) { program in
            let cut = try await shell(program, "\"$1\" export | head -n 1")
            #expect(cut.code == 0 && cut.errors.isEmpty, "\(cut.errors)")
        }
    }
}
