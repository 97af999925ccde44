import App
import Foundation
import Mail
import TestSupport
import Testing

/// The keys in the settings: read strictly, faults told at their place.
@Suite struct DKIMSettingsTests {
    private static let minimal = """
        name: Back to the Fuchsia
        public_url: http://127.0.0.1:8080/
        from: "Back to the Fuchsia <hello@fuchsia.example>"

        """

    private func load(_ text: String, environment: [String: String] = [:]) async throws -> Settings {
        try await withTemporaryFolder { folder in
            try (Self.minimal + text).write(to: folder.appendingPathComponent("merpati.yaml"), atomically: true, encoding: .utf8)
            return try SettingsLoader(workspace: Workspace(folder: folder), environment: environment).load()
        }
    }

    @Test func `a key of the environment`() async throws {
        let key = try DKIMKey.newEd25519()
        let pem = String(decoding: try key.privatePEM, as: UTF8.self)
        let entry = "dkim: [{ domain: kraków.example, selector: M-1, key: \"env:KEY\", valid_days: 30 }]"
        let identity = try #require(try await load(entry, environment: ["KEY": pem]).dkim.first)
        #expect(identity.domain == "xn--krakw-3ta.example")
        #expect(identity.selector == "m-1")
        #expect(identity.lifetime == Int64(30 * 86_400))
        #expect(try identity.key.publicKey == key.publicKey)
        let other = "dkim: [{ domain: fuchsia.example, selector: m-1, key: \"env:NONE\" }]"
        let settings = try await load(other, environment: ["MERPATI_DKIM_FUCHSIA_EXAMPLE_M_1_KEY": "env:KEY", "KEY": pem])
        #expect(settings.dkim.count == 1)
    }

    @Test(arguments: [
        ("dkim: [{ domain: fuchsia.example, selector: a, kee: x }]", "merpati.yaml:4:48: the key \"kee\" is not known"),
        ("dkim: [{ domain: fuchsia.example, selector: a }]", "\"dkim.key\": a value is required"),
        ("dkim: [{ domain: fuchsia, selector: a, key: \"env:KEY\" }]", "\"dkim.domain\""),
        ("dkim: [{ domain: fuchsia.example, selector: a_b, key: \"env:KEY\" }]", "\"dkim.selector\""),
        ("dkim: [{ domain: fuchsia.example, selector: a, key: MIIhunter2 }]", "env:NAME or file:PATH is expected"),
        ("dkim: [{ domain: fuchsia.example, selector: a, key: \"env:NONE\" }]", "NONE is not set"),
        ("dkim: [{ domain: fuchsia.example, selector: a, key: \"env:BAD\" }]", "there is no key in PEM form"),
        ("dkim: [{ domain: fuchsia.example, selector: a, key: \"file:none.pem\" }]", "cannot be read"),
        ("dkim: [{ domain: fuchsia.example, selector: a, key: \"file:/\" }]", "is not a file"),
        ("dkim: [{ domain: fuchsia.example, selector: a, key: \"env:KEY\", valid_days: 0 }]", "from 1 to 365"),
        (
            "dkim: [{ domain: fuchsia.example, selector: a, key: \"env:KEY\" }, { domain: Fuchsia.example, selector: A, key: \"env:KEY\" }]",
            "a second time"
        ),
        (
            "dkim: [{ domain: a-b.example, selector: x, key: \"env:KEY\" }, { domain: a.b.example, selector: x, key: \"env:KEY\" }]",
            "MERPATI_DKIM_A_B_EXAMPLE_X_KEY in the environment would stand for this key and for x of a-b.example"
        ),
        ("dkim: yes", "a list is expected"),
    ])
    func `faults are explained`(line: String, wording: String) async throws {
        let pem = String(decoding: try DKIMKey.newEd25519().privatePEM, as: UTF8.self)
        let environment = ["KEY": pem, "BAD": "hunter2"]
        let error = await #expect(throws: AppError.self) { try await load(line, environment: environment) }
        #expect(error?.kind == .configuration)
        #expect(error?.description.contains(wording) == true, "\(String(describing: error))")
        #expect(error?.description.contains("hunter2") == false)
    }
}
