import Foundation
import Mail
import SMTP
import Testing

@Suite(.timeLimit(.minutes(1))) struct SignInTests {
    private static let secret = "geheim-und-lang"

    private static func credentials(_ mechanism: SMTPCredentials.Mechanism? = nil) -> SMTPCredentials {
        SMTPCredentials(username: "fuchsia", secret: secret, mechanism: mechanism)
    }

    @Test(arguments: SMTPCredentials.Mechanism.allCases) func mechanisms(_ mechanism: SMTPCredentials.Mechanism) async throws {
        let server = try ScriptedServer(ehlo: ["PIPELINING", "AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2"])
        defer { server.stop() }
        let reports = await send(3, to: try .plain(server.port, credentials: Self.credentials(mechanism), connections: 1))
        #expect(reports.ids(.accepted).count == 3)
        #expect(server.commands.contains { $0.hasPrefix("AUTH \(mechanism.rawValue)") })
    }

    /// libcurl goes on unauthenticated here; we must not.
    @Test(arguments: [["PIPELINING"], ["AUTH"], ["AUTH GSSAPI-X"]]) func nothingIsSentWhereAuthIsNotOffered(_ ehlo: [String])
        async throws
    {
        let server = try ScriptedServer(ehlo: ehlo)
        defer { server.stop() }
        let reports = await send(10, to: try .plain(server.port, credentials: Self.credentials()))
        #expect(reports.values.allSatisfy { $0.outcome.configurationFault != nil })
        #expect(!server.commands.contains { $0.hasPrefix("MAIL") })
        #expect(server.connections == 1)
    }

    @Test func wrongPasswordIsTriedOnce() async throws {
        let server = try ScriptedServer(ehlo: ["AUTH PLAIN"]) { exchange in
            if case .other(let line) = exchange.command, line.hasPrefix("AUTH") { return .line("535 5.7.8 wrong") }
            return .usual
        }
        defer { server.stop() }
        let account = try SMTPAccount(
            name: "test", host: "127.0.0.1", port: server.port, tls: .none, credentials: Self.credentials(),
            reconnect: ReconnectPolicy(firstDelay: 0.001, longestDelay: 60))
        let transport = SMTPTransport(account: account, logger: quietLogger)
        let first = await outcomes(of: (0..<50).map { SessionDriver.message($0) }, over: transport)
        let later = await outcomes(of: (50..<60).map { SessionDriver.message($0) }, over: transport)
        for report in Array(first.values) + Array(later.values) {
            let fault = try #require(report.outcome.configurationFault)
            #expect(fault.contains("535 5.7.8 wrong") && !fault.contains(Self.secret))
        }
        // No lock-out loop: one login for all of them.
        #expect(server.connections == 1)
        await transport.shutdown(deadlineSeconds: 5)
    }

    @Test(arguments: ["530 5.7.0 Must issue a STARTTLS command first", "538 5.7.11 Encryption required"])
    func serverThatWantsTLSIsToldAsSuch(_ reply: String) async throws {
        let server = try ScriptedServer(ehlo: ["AUTH PLAIN"]) { exchange in
            if case .other(let line) = exchange.command, line.hasPrefix("AUTH") { return .line(reply) }
            return .usual
        }
        defer { server.stop() }
        let reports = await send(3, to: try .plain(server.port, credentials: Self.credentials()))
        for report in reports.values {
            let fault = try #require(report.outcome.configurationFault)
            #expect(fault.contains("wants TLS") && fault.contains("tls: starttls") && !fault.contains("sign in"))
        }
    }

    @Test(arguments: [
        ("530 5.7.0 Must issue a STARTTLS command first", true), ("530 5.7.1 Authentication required", false),
        ("538 Encryption required", true), ("550 5.7.1 Please use STARTTLS", true), ("550 5.7.1 Sender rejected", false),
    ])
    func refusalOfMAILSaysWhatIsWanted(_ reply: String, _ wantsTLS: Bool) async throws {
        let server = try ScriptedServer { $0.command == .mail ? .line(reply) : .usual }
        defer { server.stop() }
        let reports = await send(2, to: try .plain(server.port))
        for report in reports.values {
            let fault = try #require(report.outcome.configurationFault)
            #expect(fault.contains("wants TLS: set `tls: starttls`") == wantsTLS && fault.contains(reply))
        }
    }

    @Test func signingInOnlyUnderTLSIsToldAsSuch() async throws {
        let server = try ScriptedServer(ehlo: ["PIPELINING", "STARTTLS"])
        defer { server.stop() }
        let reports = await send(3, to: try .plain(server.port, credentials: Self.credentials()))
        #expect(reports.values.allSatisfy { $0.outcome.configurationFault?.contains("tls: starttls") == true })
    }

    /// A permanent code for a passing reason.
    @Test func busyGreetingIsNoFaultOfTheSettings() async throws {
        let server = try ScriptedServer { exchange in
            exchange.command == .greeting && exchange.connection < 2
                ? .lineThenClose("554 5.7.1 Too many connections from you, try again later") : .usual
        }
        defer { server.stop() }
        let reports = await send(5, to: try .plain(server.port), patiently: true)
        #expect(reports.ids(.accepted).count == 5)
    }

    @Test func temporaryFailureIsTriedAgain() async throws {
        let server = try ScriptedServer(ehlo: ["AUTH PLAIN"]) { exchange in
            if exchange.connection == 0, case .other(let line) = exchange.command, line.hasPrefix("AUTH") {
                return .line("454 4.7.0 later")
            }
            return .usual
        }
        defer { server.stop() }
        let reports = await send(5, to: try .plain(server.port, credentials: Self.credentials()), patiently: true)
        #expect(reports.ids(.accepted).count == 5)
    }

    @Test func startTLSIsRequired() async throws {
        let server = try ScriptedServer(ehlo: ["PIPELINING", "AUTH PLAIN"])
        defer { server.stop() }
        let account = try SMTPAccount(
            name: "test", host: "127.0.0.1", port: server.port, credentials: Self.credentials(), reconnect: .impatient)
        let reports = await send(5, to: account)
        #expect(reports.values.allSatisfy { $0.outcome.configurationFault?.contains("STARTTLS is required") == true })
        #expect(!server.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") })
        #expect(server.connections == 1)
    }

    @Test func refusedEHLOUnderRequiredTLSIsAFault() async throws {
        let server = try ScriptedServer { $0.command == .ehlo ? .line("502 no EHLO here") : .usual }
        defer { server.stop() }
        let account = try SMTPAccount(name: "test", host: "127.0.0.1", port: server.port, reconnect: .impatient)
        let reports = await send(2, to: account)
        #expect(reports.values.allSatisfy { $0.outcome.configurationFault != nil })
        #expect(!server.commands.contains { $0.hasPrefix("MAIL") })
    }

    /// The server says yes to STARTTLS and then speaks plain text.
    @Test func brokenUpgradeIsGivenUp() async throws {
        let server = try ScriptedServer(ehlo: ["STARTTLS"]) { exchange in
            exchange.command == .other("STARTTLS") ? .raw("220 go\r\n250 injected\r\n") : .usual
        }
        defer { server.stop() }
        let account = try SMTPAccount(
            name: "test", host: "127.0.0.1", port: server.port, timeouts: .generous, reconnect: .impatient)
        let reports = await send(2, to: account)
        #expect(reports.values.allSatisfy { $0.outcome.configurationFault != nil })
        #expect(server.messages.isEmpty)
    }
}
