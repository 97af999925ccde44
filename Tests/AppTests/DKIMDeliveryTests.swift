import Foundation
import TestSupport
import Testing

/// A campaign with both kinds of signature, sent by the program to a mail server of others that verifies.
@Suite(.timeLimit(.minutes(15))) struct DKIMDeliveryTests {
    private struct Record: Decodable {
        var name: String
        var value: String
    }

    @Test(.enabled(if: PostfixServer.canRun, "Postfix starts as root only"))
    func `opendkim behind Postfix finds both signatures good`() async throws {
        try await withTemporaryFolder { folder in
            let shop = folder.appendingPathComponent("shop")
            try SampleWorkspace.write(to: shop, contacts: 3, smtpPort: 1)
            let program = MerpatiProgram(folder: shop)
            try await program.run("dkim", "create", "fuchsia.example", "r1")
            try await program.run("dkim", "create", "fuchsia.example", "e1", "--ed25519")
            var records: [String: String] = [:]
            for selector in ["r1", "e1"] {
                let record = try await program.run("dkim", "record", "fuchsia.example", selector, "--json").json(Record.self)
                records[record.name] = record.value
            }
            let server = try await PostfixServer(
                in: folder.appendingPathComponent("server"), domain: "example.test", records: records)
            do {
                try await send(program, shop, port: server.port)
                let messages = try await server.messages(3)
                await server.stop()
                for message in messages { check(message) }
            } catch {
                await server.stop()
                throw error
            }
        }
    }

    private func send(_ program: MerpatiProgram, _ shop: URL, port: Int) async throws {
        try SampleWorkspace.write(to: shop, contacts: 3, smtpPort: port)
        let file = shop.appendingPathComponent("merpati.yaml")
        let keys = ["r1", "e1"].map { selector in
            "  - { domain: fuchsia.example, selector: \(selector), "
                + "key: \"file:.merpati/dkim/\(selector)._domainkey.fuchsia.example.pem\" }\n"
        }
        let settings = try String(contentsOf: file, encoding: .utf8) + "\ndkim:\n" + keys.joined()
        try settings.write(to: file, atomically: true, encoding: .utf8)
        try await SampleWorkspace.importContacts(program)
        let sent = try await program.run("campaign", "start", "hello", "--wait", "--json")
        #expect(sent.code == 0, "\(sent.errors)")
    }

    private func check(_ message: String) {
        let results =
            message.replacing("\n\t", with: " ").split(separator: "\n")
            .first { $0.hasPrefix("Authentication-Results: receiver.example;") } ?? ""
        for (selector, algorithm) in [("r1", "rsa-sha256"), ("e1", "ed25519-sha256")] {
            let verdict = results.split(separator: ";").first { $0.contains("header.s=\(selector)") } ?? ""
            #expect(verdict.contains("dkim=pass"), "\(results)")
            #expect(verdict.contains("header.d=fuchsia.example"), "\(results)")
            #expect(verdict.contains("header.a=\(algorithm)"), "\(results)")
        }
    }
}
