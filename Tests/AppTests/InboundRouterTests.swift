import Audience
import Inbound
import Logging
import Mail
import Storage
import TestSupport
import Testing
import Tracking

@testable import App

/// Mail to many recipients at once.
@Suite struct InboundRouterTests {
    /// No run is known here, so nothing is ever told.
    private struct NoEvidence: DeliveryEvidence {
        func campaign(_ connection: any Connection, run: Int64) throws -> Int64? { nil }
        func evidence(_ connection: any Connection, run: Int64, contact: Int64, kind: EvidenceKind, at: Instant) throws {
            Issue.record("evidence of run \(run)")
        }
    }

    private func withRouter(
        _ sink: CountingLog, postmaster: PostmasterMail? = nil, _ body: (InboundRouter) async throws -> Void
    ) async throws {
        try await withDatabase(AudienceSchema.migrations + TrackingSchema.migrations) { database in
            let minter = try TokenMinter(
                keys: TokenKeys(), publicURL: PublicURL(parsing: "https://mail.example.com"), bounceDomain: "bounce.example.com")
            let (quiet, log) = (Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }, Logger(label: "log") { _ in sink })
            try await body(
                InboundRouter(
                    minter: minter,
                    bounces: BounceIntake(database: database, minter: minter, evidence: NoEvidence(), logger: quiet),
                    unsubscribes: UnsubscribeIntake(database: database, minter: minter, evidence: NoEvidence(), logger: quiet),
                    feedbackAddress: try EmailAddress(parsing: "complaints@example.com"), other: nil,
                    postmaster: postmaster, logger: log))
        }
    }

    private func message(to recipients: [String], _ content: String) -> InboundMessage {
        InboundMessage(
            envelope: InboundEnvelope(
                peer: "127.0.0.1", clientName: "x", isExtended: true, sender: "", usesUTF8: false, recipients: recipients),
            content: Array(content.utf8))
    }

    /// RFC 5321 section 4.5.1: every domain that takes mail takes its postmaster's.
    @Test(arguments: [
        ("postmaster", true), ("Postmaster", true), ("postmaster@bounce.example.com", true),
        ("POSTMASTER@Bounce.Example.COM", true), ("postmaster@example.org", false), ("postmasters@bounce.example.com", false),
        ("abuse@bounce.example.com", false),
    ])
    func `the postmaster's mail is kept`(recipient: String, isKept: Bool) async throws {
        try await withTemporaryFolder { folder in
            let inbox = try CaptureInbox(folder: folder, limit: 2)
            let postmaster = PostmasterMail(domains: ["bounce.example.com"], inbox: inbox)
            try await withRouter(CountingLog(), postmaster: postmaster) { router in
                let envelope = message(to: [], "").envelope
                let asked = try await router.recipient(recipient, envelope)
                #expect(asked == (isKept ? .accept : .relayDenied))
                guard isKept else { return }
                let bounce = router.minter.envelopeSender(run: 1, contact: 1)
                let taken = try await router.message(message(to: [bounce, recipient], "\r\nhello\r\n"))
                #expect(taken == .accept)
                #expect(try inbox.list().map(\.recipients) == [[recipient]])
                let long = try await router.message(message(to: [recipient], String(repeating: "x", count: 1_048_577)))
                #expect(long.code == 552)
                _ = try await router.message(message(to: [recipient], "\r\nagain\r\n"))
                let full = try await router.message(message(to: [recipient], "\r\nmore\r\n"))
                #expect(full.code == 452)
                try CaptureInbox(folder: folder).clear()
                let again = try await router.message(message(to: [recipient], "\r\nmore\r\n"))
                #expect(again == .accept, "another process has made room")
            }
        }
    }

    @Test(.timeLimit(.minutes(15))) func `a message is read once, however many recipients it has`() async throws {
        let log = CountingLog()
        try await withRouter(log) { router in
            let recipients = (1...1000).map { router.minter.envelopeSender(run: 1, contact: $0) }
            let parts = String(repeating: "--b\r\nX-Header: \(String(repeating: "x ", count: 2000))\r\n\r\nhello\r\n", count: 400)
            let verdict = try await router.message(
                message(to: recipients, "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts))
            #expect(verdict == .accept)
            #expect(log.count == 1000)
        }
    }

    @Test func `an address that stands there twice is heard once`() async throws {
        let log = CountingLog()
        try await withRouter(log) { router in
            let sender = router.minter.envelopeSender(run: 1, contact: 1)
            let verdict = try await router.message(message(to: [sender, sender.uppercased(), sender], "\r\nhello"))
            #expect(verdict == .accept)
            #expect(log.count == 1)
            let complaints = ["complaints@example.com", "Complaints@EXAMPLE.com", "complaints@example.com"]
            let refused = try await router.message(message(to: complaints, "\r\nI want to complain"))
            if case .refuse = refused {} else { Issue.record("\(refused)") }
            #expect(log.count == 2)
        }
    }
}

extension InboundVerdict {
    /// The code of a refusal.
    fileprivate var code: Int? {
        if case .refuse(let reply) = self { reply.code } else { nil }
    }
}
