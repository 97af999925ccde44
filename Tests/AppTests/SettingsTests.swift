import App
import Foundation
import Mail
import SMTP
import TestSupport
import Testing

@Suite struct SettingsTests {
    private static let minimal = """
        name: Back to the Fuchsia
        public_url: http://127.0.0.1:8080/
        from: "Back to the Fuchsia <hello@fuchsia.example>"

        """

    private func load(_ text: String, environment: [String: String] = [:]) async throws -> Settings {
        try await withTemporaryFolder { folder in
            try text.write(to: folder.appendingPathComponent("merpati.yaml"), atomically: true, encoding: .utf8)
            return try SettingsLoader(workspace: Workspace(folder: folder), environment: environment).load()
        }
    }

    @Test func defaults() async throws {
        let settings = try await load(Self.minimal)
        #expect(settings.database == .sqlite(path: ".merpati/merpati.db"))
        #expect(settings.publicURL == "http://127.0.0.1:8080")
        #expect(settings.timeZone.identifier == "UTC" || settings.timeZone.identifier == "GMT")
        #expect(settings.language == "en")
        #expect(settings.from.address.description == "hello@fuchsia.example")
        #expect(settings.inbound == nil)
        #expect(settings.smtp.isEmpty)
    }

    @Test func everyKey() async throws {
        let settings = try await load(
            Self.minimal + """
                database: sqlite:data/x.db
                time_zone: Asia/Jakarta
                language: id
                postal_address: "Jl. Melati 12, Jakarta 10310"
                bounce_domain: bounces.fuchsia.example
                feedback_address: Complaints@bounces.fuchsia.example
                inbound: 127.0.0.1:2526
                smtp:
                  - name: main
                    url: smtp://127.0.0.1:2525
                    tls: none
                    username: fuchsia
                    password: env:SECRET
                    connections: 3
                    messages_per_connection: 50
                    rate: 600/min
                  - { name: second, url: "smtps://mail.example" }
                """, environment: ["SECRET": "s3cret"])
        #expect(settings.database == .sqlite(path: "data/x.db"))
        #expect(settings.timeZone.identifier == "Asia/Jakarta")
        #expect(settings.feedbackAddress?.wire == "Complaints@bounces.fuchsia.example")
        #expect(settings.inbound == HostPort(host: "127.0.0.1", port: 2526))
        let account = try #require(settings.smtp.first).account
        #expect(account.server == "127.0.0.1:2525")
        #expect(account.connections == 3)
        #expect(account.rate == 10)
        #expect(account.credentials == SMTPCredentials(username: "fuchsia", secret: "s3cret"))
        #expect(try settings.smtp.last?.account.tls == .implicit)
        #expect(try settings.smtp.last?.account.port == 465)
        #expect(!"\(settings)".contains("s3cret"))
    }

    @Test func theEnvironmentIsAboveTheFile() async throws {
        let settings = try await load(
            Self.minimal + "smtp: [{ name: main-1, url: \"smtp://127.0.0.1:1\", tls: none }]",
            environment: [
                "MERPATI_DATABASE": "sqlite:other.db", "MERPATI_SMTP_MAIN_1_URL": "smtp://127.0.0.1:99",
                "MERPATI_SMTP_MAIN_1_CONNECTIONS": "7",
            ])
        #expect(settings.database == .sqlite(path: "other.db"))
        #expect(try settings.smtp.first?.account.port == 99)
        #expect(try settings.smtp.first?.account.connections == 7)
    }

    @Test(arguments: [
        ("naem: x", "merpati.yaml:4:1: the key \"naem\" is not known; did you mean \"name\"?"),
        ("time_zone: Asia/Jakata", "did you mean \"Asia/Jakarta\"?"),
        ("database: mysql://x", "sqlite:PATH is expected"),
        ("feedback_address: \"a@b.example\\n\"", "merpati.yaml:4:"),
        ("inbound: here", "127.0.0.1:2526 is expected"),
        ("smtp: [{ name: a, url: \"smtp://mail.example\", tls: none }]", "insecure"),
        ("smtp: [{ name: a, url: \"smtp://mail.example\", tls: startls }]", "did you mean \"starttls\"?"),
        ("smtp: [{ name: a, url: \"smtps://mail.example\", tls: starttls }]", "disagree"),
        ("smtp: [{ name: a, url: \"http://mail.example\" }]", "smtp://HOST:PORT"),
        ("smtp: [{ name: a, url: \"smtp://m.example\", username: u, password: hunter2 }]", "must not stand in a file"),
        ("smtp: [{ name: a, url: \"smtp://m.example\", rate: fast }]", "50/s"),
        ("smtp: [{ name: a, url: \"smtp://m.example\" }, { name: a, url: \"smtp://m.example\" }]", "second time"),
        ("smtp: [{ name: a, url: \"smtp://m.example\", conections: 3 }]", "did you mean \"connections\"?"),
    ])
    func faultsAreExplained(line: String, wording: String) async throws {
        let error = await #expect(throws: AppError.self) { try await load(Self.minimal + line) }
        #expect(error?.kind == .configuration)
        #expect(error?.description.contains(wording) == true, "\(String(describing: error))")
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test func passwordFilesMustBeClosed() async throws {
        try await withTemporaryFolder { folder in
            let secret = folder.appendingPathComponent("secret")
            try "pw\n".write(to: secret, atomically: true, encoding: .utf8)
            let text = Self.minimal + "smtp: [{ name: a, url: \"smtp://m.example\", username: u, password: \"file:secret\" }]"
            try text.write(to: folder.appendingPathComponent("merpati.yaml"), atomically: true, encoding: .utf8)
            let loader = SettingsLoader(workspace: Workspace(folder: folder), environment: [:])
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: secret.path)
            let settings = try loader.load()
            let error = #expect(throws: AppError.self) { try settings.smtp.first?.account }
            #expect(error?.message.contains("chmod 600") == true)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secret.path)
            #expect(try loader.load().smtp.first?.account.credentials == SMTPCredentials(username: "u", secret: "pw"))
        }
    }

    /// Only what sends has to have the password; whatever else is wrong with the account is said at once.
    @Test(arguments: [
        ("env:NOPE", "merpati.yaml:4:67: \"smtp.password\": the environment variable NOPE is not set"),
        ("file:nowhere", "cannot be read"),
        ("env:EMPTY", "EMPTY is not set"), ("env:LINES", "control character"), ("file:.", "is not a file"),
    ])
    func aPasswordThatCannotBeHad(reference: String, wording: String) async throws {
        let account = "smtp: [{ name: a, url: \"smtp://m.example\", username: u, password: \"\(reference)\", rate: 2/s }]"
        let settings = try await load(Self.minimal + account, environment: ["EMPTY": "", "LINES": "a\nb"])
        #expect(settings.smtp.first?.rate == 2)
        let error = #expect(throws: AppError.self) { try settings.smtp.first?.account }
        #expect(error?.kind == .configuration)
        #expect(error?.message.contains(wording) == true, "\(String(describing: error))")
        await #expect(throws: AppError.self) {
            try await load(Self.minimal + account.replacing("url: \"smtp://m.example\"", with: "url: \"http://m.example\""))
        }
    }

    @Test func theNearestFolderUpwardIsTheWorkspace() async throws {
        try await withTemporaryFolder { folder in
            let inner = folder.appendingPathComponent("a/b", isDirectory: true)
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            try Self.minimal.write(to: folder.appendingPathComponent("merpati.yaml"), atomically: true, encoding: .utf8)
            #expect(try Workspace.find(named: nil, from: inner).folder.path == folder.standardizedFileURL.path)
            let error = #expect(throws: AppError.self) { try Workspace.find(named: inner.path, from: folder) }
            #expect(error?.kind == .configuration)
        }
    }

    @Test(arguments: [
        ("127.0.0.1:80", "127.0.0.1", 80), ("[::1]:25", "::1", 25), ("localhost:0", "localhost", 0),
    ])
    func addresses(text: String, host: String, port: Int) {
        #expect(HostPort(text) == HostPort(host: host, port: port))
        #expect(HostPort(text)?.description == text)
    }

    @Test(arguments: ["", "x", ":1", "a:b", "a:70000", "::1:25", "a b:1"])
    func noAddresses(text: String) {
        #expect(HostPort(text) == nil)
    }
}
