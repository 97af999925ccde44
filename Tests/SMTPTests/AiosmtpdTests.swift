import Foundation
import Mail
import SMTP
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct AiosmtpdTests {
    private static func account(
        _ server: AiosmtpdServer, host: String = "127.0.0.1", tls: SMTPAccount.TLSMode = .starttls, password: String? = nil,
        mechanism: SMTPCredentials.Mechanism? = nil, trusting caFile: String? = nil
    ) throws -> SMTPAccount {
        try SMTPAccount(
            name: "test", host: host, port: server.port, tls: tls,
            credentials: password.map { SMTPCredentials(username: "fuchsia", secret: $0, mechanism: mechanism) }, connections: 2,
            caFile: caFile, timeouts: .generous, reconnect: .impatient)
    }

    private static func withServer(
        certificates: Bool = false, implicitTLS: Bool = false, password: String? = nil,
        _ body: (AiosmtpdServer, TestCertificates?) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let made = certificates ? try await TestCertificates(in: folder) : nil
            let server = try await AiosmtpdServer(in: folder, certificates: made, implicitTLS: implicitTLS, password: password)
            defer { server.stop() }
            try await body(server, made)
        }
    }

    @Test func plainMailArrivesAsItIs() async throws {
        try await Self.withServer { server, _ in
            let body = "Subject: Dots\r\n\r\n.\r\n..two\nbare\rcr ü\r\n"
            let message = SessionDriver.message(1, body: body, recipient: "büro@example.test", needsSMTPUTF8: true)
            let reports = await send([message], to: try Self.account(server, tls: .none))
            #expect(reports[1]?.outcome == .accepted)
            #expect(reports[1]?.reply == SMTPReply(code: 250, enhanced: "2.0.0", text: "taken"))
            let arrived = try await server.nextMessage()
            #expect(arrived?.recipients == ["büro@example.test"])
            #expect(arrived?.sender == "bounce@example.test")
            #expect(arrived?.isProtected == false)
            #expect(arrived?.content == Data("Subject: Dots\r\n\r\n.\r\n..two\r\nbare\r\ncr ü\r\n".utf8))
        }
    }

    @Test(arguments: [SMTPCredentials.Mechanism.plain, .login, nil]) func startTLSAndAuth(_ mechanism: SMTPCredentials.Mechanism?)
        async throws
    {
        try await Self.withServer(certificates: true, password: "geheim") { server, made in
            let account = try Self.account(
                server, host: "localhost", password: "geheim", mechanism: mechanism, trusting: made?.authority)
            let reports = await send(20, to: account)
            #expect(reports.ids(.accepted).count == 20)
            for _ in 0..<20 {
                let arrived = try await server.nextMessage()
                #expect(arrived?.isProtected == true)
                #expect(arrived?.login == "fuchsia")
                #expect(arrived?.content == Data(SessionDriver.body.utf8))
            }
        }
    }

    @Test func implicitTLS() async throws {
        try await Self.withServer(certificates: true, implicitTLS: true) { server, made in
            let large = String(repeating: String(repeating: "y", count: 70) + "\r\n", count: 5_000)
            let messages = (0..<4).map { SessionDriver.message($0, body: large) }
            let reports = await send(messages, to: try Self.account(server, tls: .implicit, trusting: made?.authority))
            #expect(reports.ids(.accepted).count == 4)
            for _ in 0..<4 {
                let arrived = try await server.nextMessage()
                #expect(arrived?.isProtected == true)
                #expect(arrived?.content == Data(large.utf8))
            }
        }
    }

    @Test func wrongPassword() async throws {
        try await Self.withServer(certificates: true, password: "geheim") { server, made in
            let reports = await send(5, to: try Self.account(server, password: "falsch", trusting: made?.authority))
            #expect(reports.count == 5)
            for report in reports.values {
                let fault = report.outcome.configurationFault
                #expect(fault?.contains("Cannot sign in") == true && fault?.contains("535") == true, "\(report.outcome)")
            }
        }
    }

    @Test func authNotOffered() async throws {
        try await Self.withServer(certificates: true) { server, made in
            let reports = await send(5, to: try Self.account(server, password: "geheim", trusting: made?.authority))
            #expect(reports.values.allSatisfy { $0.outcome.configurationFault?.contains("does not offer AUTH") == true })
        }
    }

    @Test func startTLSMissing() async throws {
        try await Self.withServer { server, _ in
            let reports = await send(5, to: try Self.account(server))
            #expect(reports.values.allSatisfy { $0.outcome.configurationFault?.contains("STARTTLS is required") == true })
        }
    }

    @Test func unknownAuthority() async throws {
        try await Self.withServer(certificates: true) { server, _ in
            let reports = await send(5, to: try Self.account(server))
            #expect(reports.values.allSatisfy { $0.outcome.configurationFault?.contains("certificate") == true })
        }
    }

    @Test func certificateOfAnotherHost() async throws {
        try await withTemporaryFolder { folder in
            let made = try await TestCertificates(in: folder, names: "DNS:other.example")
            let server = try await AiosmtpdServer(in: folder, certificates: made)
            defer { server.stop() }
            let reports = await send(5, to: try Self.account(server, trusting: made.authority))
            #expect(reports.values.allSatisfy { $0.outcome.configurationFault?.contains("certificate") == true })
        }
    }
}
