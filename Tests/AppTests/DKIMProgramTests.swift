import Foundation
import TestSupport
import Testing

/// The keys that sign, from outside.
@Suite(.timeLimit(.minutes(15))) struct DKIMProgramTests {
    private struct Created: Decodable {
        struct Record: Decodable {
            var name: String
            var value: String
            var strings: [String]
        }

        var algorithm: String
        var bits: Int
        var file: String
        var record: Record
    }

    private struct Listed: Decodable {
        struct Key: Decodable {
            var selector: String
            var algorithm: String?
            var used: Bool
            var fault: String?
        }

        var keys: [Key]
    }

    private func withShop(_ body: (MerpatiProgram, URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: 1)
            try await body(MerpatiProgram(folder: folder), folder)
        }
    }

    private func use(_ folder: URL, domain: String = "fuchsia.example", _ selector: String) throws {
        let file = folder.appendingPathComponent("merpati.yaml")
        let entry = """

            dkim:
              - domain: \(domain)
                selector: \(selector)
                key: "file:.merpati/dkim/\(selector)._domainkey.\(domain).pem"

            """
        try (try String(contentsOf: file, encoding: .utf8) + entry).write(to: file, atomically: true, encoding: .utf8)
    }

    private func mode(_ path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func `keys are made, closed and never replaced`() async throws {
        try await withShop { program, folder in
            let rsa = try await program.run("dkim", "create", "Fuchsia.example", "r1", "--json").json(Created.self)
            #expect(rsa.algorithm == "rsa-sha256")
            #expect(rsa.bits == 2048)
            #expect(rsa.record.name == "r1._domainkey.fuchsia.example")
            #expect(rsa.record.value.hasPrefix("v=DKIM1; k=rsa; p=MIIBIj"))
            #expect(rsa.record.strings.joined() == rsa.record.value)
            #expect(try mode(rsa.file) == 0o600)
            #expect(try mode(folder.appendingPathComponent(".merpati/dkim").path) == 0o700)
            let before = try Data(contentsOf: URL(fileURLWithPath: rsa.file))
            let again = try await program.run("dkim", "create", "fuchsia.example", "r1")
            #expect(again.code == 1)
            #expect(again.errors.contains("choose another selector"))
            #expect(try Data(contentsOf: URL(fileURLWithPath: rsa.file)) == before)
            let ed25519 = try await program.run(
                "dkim", "create", "fuchsia.example", "e1", "--ed25519", "--key", "e1.pem", "--json")
            #expect(try ed25519.json(Created.self).file == folder.appendingPathComponent("e1.pem").standardizedFileURL.path)
            let weak = try await program.run("dkim", "create", "fuchsia.example", "w1", "--bits", "1024")
            #expect(weak.code == 0)
            #expect(weak.errors.contains("weak"))
            #expect(!weak.output.contains("PRIVATE"))
        }
    }

    @Test(arguments: [
        ["fuchsia.example", "a_b"], ["fuchsia", "a"], ["fuchsia.example", "a", "--bits", "512"],
        ["fuchsia.example", "a", "--bits", "8192"], ["fuchsia.example", "a", "--ed25519", "--bits", "2048"],
    ])
    func `wrong use`(arguments: [String]) async throws {
        try await withShop { program, folder in
            let result = try await ChildProcess.run(
                MerpatiProgram.executable, ["dkim", "create"] + arguments, folder: folder.path)
            #expect(result.code == 2, "\(result.errors)")
        }
    }

    @Test func `keys are listed, used and unused`() async throws {
        try await withShop { program, folder in
            try await program.run("dkim", "create", "fuchsia.example", "r1")
            try await program.run("dkim", "create", "fuchsia.example", "e1", "--ed25519")
            try use(folder, "r1")
            let listed = try await program.run("dkim", "list", "--json").json(Listed.self)
            #expect(listed.keys.map(\.selector) == ["r1", "e1"])
            #expect(listed.keys.map(\.used) == [true, false])
            #expect(listed.keys.map(\.algorithm) == ["rsa-sha256", "ed25519-sha256"])
            let record = try await program.run("dkim", "record", "fuchsia.example", "e1")
            #expect(record.output.contains("v=DKIM1; k=ed25519; p="))
            let missing = try await program.run("dkim", "record", "fuchsia.example", "x1")
            #expect(missing.code == 1)
        }
    }

    @Test func `keys that others can read are refused`() async throws {
        try await withShop { program, folder in
            let key = try await program.run("dkim", "create", "fuchsia.example", "r1", "--json").json(Created.self)
            try use(folder, "r1")
            for open in [0o640, 0o604, 0o620, 0o602] {
                try FileManager.default.setAttributes([.posixPermissions: open], ofItemAtPath: key.file)
                let result = try await program.run("list", "list")
                #expect(result.code == 3)
                #expect(result.errors.contains("merpati.yaml:"), "\(result.errors)")
                #expect(result.errors.contains("chmod 600 '\(key.file)'"), "\(result.errors)")
                let listed = try await program.run("dkim", "list", "--json")
                #expect(listed.code == 1)
                #expect(try listed.json(Listed.self).keys.first?.fault?.contains("chmod 600") == true)
            }
        }
    }

    @Test func `letters of other domains are warned of, tests and previews are signed`() async throws {
        try await withShop { program, folder in
            try await SampleWorkspace.importContacts(program)
            let other = MerpatiProgram(folder: folder, environment: ["MERPATI_FROM": "Rose <hello@rose.example>"])
            try await program.run("dkim", "create", "fuchsia.example", "r1")
            try use(folder, "r1")
            let good = try await program.run("campaign", "plan", "hello")
            #expect(good.code == 0, "\(good.errors)")
            #expect(!good.output.contains("unsigned"))
            let warned = try await other.run("campaign", "plan", "hello")
            #expect(warned.output.contains("would go out unsigned"), "\(warned.output)\(warned.errors)")
            let rendered = try await program.run("template", "render", "hello", "--part", "mime")
            #expect(
                rendered.output.hasPrefix("DKIM-Signature: v=1; a=rsa-sha256;"),
                "\(rendered.output.prefix(200))\(rendered.errors)")
        }
    }
}
