import Foundation
import Mail
import SMTP
import TestSupport
import Testing

/// Postfix's own test server.
@Suite(.timeLimit(.minutes(2))) struct SinkTests {
    private static func withSink(_ options: [String], _ body: (Int) async throws -> Void) async throws {
        let port = try Loopback.freePort()
        // The sink does not run as root; as root it has to be told who to become.
        let user = geteuid() == 0 ? ["-u", "nobody"] : []
        let sink = try ServerProgram(try TestTools.find("smtp-sink"), user + options + ["127.0.0.1:\(port)", "100"])
        defer { sink.stop() }
        try await body(port)
    }

    private static func account(_ port: Int) throws -> SMTPAccount {
        try .plain(port, connections: 10, reconnect: ReconnectPolicy(firstDelay: 0.05, longestDelay: 0.2))
    }

    @Test(arguments: [[], ["-p"], ["-8"], ["-e"]]) func everythingIsAccepted(_ options: [String]) async throws {
        try await Self.withSink(options) { port in
            let reports = await send(3_000, to: try Self.account(port), patiently: true)
            // "-e" does not offer EHLO at all.
            #expect(reports.ids(.accepted).count == 3_000)
        }
    }

    @Test func refusedRecipientIsNoHardBounceWithoutAReason() async throws {
        try await Self.withSink(["-f", "rcpt"]) { port in
            let reports = await send(50, to: try Self.account(port), patiently: true)
            #expect(reports.ids(.soft).count == 50)
            #expect(reports[0]?.reply?.code == 500)
        }
    }

    @Test func temporaryFailureIsSoft() async throws {
        try await Self.withSink(["-r", "rcpt"]) { port in
            let reports = await send(50, to: try Self.account(port), patiently: true)
            #expect(reports.ids(.soft).count == 50)
            #expect(reports[0]?.reply?.code == 450)
        }
    }

    @Test func refusedSenderIsAConfigurationFault() async throws {
        try await Self.withSink(["-f", "mail"]) { port in
            let reports = await send(50, to: try Self.account(port), patiently: true)
            #expect(reports.values.allSatisfy { $0.outcome.configurationFault != nil })
        }
    }

    @Test func disconnectAfterTheDotIsUnknown() async throws {
        try await Self.withSink(["-q", "."]) { port in
            let reports = await send(20, to: try Self.account(port), patiently: true)
            #expect(reports.ids(.unknown).count == 20)
        }
    }

    @Test func disconnectAtDataIsNotSent() async throws {
        try await Self.withSink(["-q", "data"]) { port in
            let reports = await send(20, to: try Self.account(port), patiently: true)
            #expect(reports.ids(.notSent).count == 20)
        }
    }

    @Test func closingServiceAtTheDotIsSoft() async throws {
        try await Self.withSink(["-Q", "."]) { port in
            let reports = await send(20, to: try Self.account(port), patiently: true)
            #expect(reports.ids(.soft).count == 20)
            #expect(reports[0]?.reply?.code == 421)
        }
    }
}
