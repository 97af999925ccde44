import App
import Foundation
import Inbound
import Mail
import TestSupport
import Testing

struct DemoInboxTests {
    private func envelope(_ recipients: String...) -> InboundEnvelope {
        InboundEnvelope(peer: "127.0.0.1", clientName: "a", sender: "b1@bounces.example", recipients: recipients)
    }

    private func withDemo<T>(
        _ rules: [DemoRule] = DemoRule.examples, _ body: (DemoInbox, CaptureInbox) async throws -> T
    ) async throws -> T {
        try await withTemporaryFolder { folder in
            let inbox = try CaptureInbox(folder: folder)
            return try await body(DemoInbox(inbox: inbox, rules: rules), inbox)
        }
    }

    @Test func treatsRecipientsByTheirRules() async throws {
        try await withDemo { demo, inbox in
            let refused = try await demo.recipient("a@pindah.example", envelope())
            guard case .refuse(let reply) = refused else {
                Issue.record("accepted a recipient that has moved")
                return
            }
            #expect(reply.code == 550 && reply.enhanced == "5.1.1")
            let accepted = try await demo.recipient("a@kotak.example", envelope())
            #expect(accepted == .accept)
            let verdict = try await demo.message(InboundMessage(envelope: envelope("a@kotak.example"), content: []))
            #expect(verdict == .accept)
            let count = try inbox.count()
            #expect(count == 1)
            #expect(demo.counts.accepted == 1 && demo.counts.refused == 1)
        }
    }

    @Test func postponesOnceForEachSender() async throws {
        try await withDemo { demo, _ in
            var codes: [Int] = []
            for sender in ["one@bounces.example", "one@bounces.example", "two@bounces.example", "two@bounces.example"] {
                var envelope = envelope()
                envelope.sender = sender
                let verdict = try await demo.recipient("a@sibuk.example", envelope)
                if case .refuse(let reply) = verdict { codes.append(reply.code) } else { codes.append(250) }
            }
            #expect(codes == [450, 250, 450, 250])
            #expect(demo.counts.postponed == 2)
        }
    }

    @Test func handsOutWhatItCannotDeliver() async throws {
        try await withDemo { demo, inbox in
            let message = InboundMessage(
                envelope: envelope("a@hilang.example", "b@kotak.example", "c@penuh.example"), content: Array("text\r\n".utf8))
            _ = try await demo.message(message)
            var report = message
            report.envelope.sender = ""
            _ = try await demo.message(report)
            demo.finish()
            var undelivered: [DemoInbox.Undelivered] = []
            for await one in demo.undelivered { undelivered.append(one) }
            #expect(undelivered.map(\.recipient) == ["a@hilang.example", "c@penuh.example"], "and none for a report")
            #expect(undelivered.map(\.status) == ["5.1.1", "4.2.2"])
            #expect(undelivered.allSatisfy { $0.message == message })
            let delivered = try inbox.list().map(\.recipients)
            #expect(delivered == [["b@kotak.example"], ["b@kotak.example"]])
        }
    }

    @Test func reportsAsMailServersDo() throws {
        let message = InboundMessage(
            envelope: envelope("dat@hilang.example"),
            content: Array("Subject: Bunga\r\nMessage-ID: <1@fuchsia.example>\r\n\r\nHalo\r\n".utf8))
        let undelivered = DemoInbox.Undelivered(
            message: message, recipient: "dat@hilang.example", status: "5.1.1", diagnostic: "550 5.1.1 No such account")
        let outgoing = try undelivered.report(id: 7, hostName: "mx.hilang.example")
        #expect(outgoing.id == 7 && outgoing.envelopeSender.isEmpty && outgoing.recipient == "b1@bounces.example")
        let parsed = MIMEParser.parse(outgoing.bytes)
        let report = try #require(DeliveryStatusReport(message: parsed))
        #expect(report.reportingMTA == "mx.hilang.example")
        #expect(
            report.recipients == [
                DeliveryStatusReport.Recipient(
                    finalRecipient: "dat@hilang.example", action: .failed, status: "5.1.1",
                    diagnosticCode: "550 5.1.1 No such account")
            ])
        let subject = report.returnedMessage?.header("Subject")
        #expect(subject == "Bunga")
        let nobody = DemoInbox.Undelivered(
            message: InboundMessage(envelope: InboundEnvelope(peer: "", clientName: "", sender: "nobody"), content: []),
            recipient: "a@b.example", status: "5.1.1", diagnostic: "")
        #expect(throws: AddressError.self) { try nobody.report(id: 1, hostName: "mx.example") }
    }

    @Test func takesAShare() async throws {
        let busy = SMTPReply(code: 450, text: "busy")
        let gone = SMTPReply(code: 550, text: "gone")
        let rules = [
            DemoRule("*@kotak.example", share: 0.1, .refuse(gone)), DemoRule("*", share: 0.5, .postpone(busy, times: 1)),
        ]
        try await withDemo(rules) { demo, inbox in
            let addresses = (0..<10_000).map { "contact\($0)@kotak.example" }
            let behaviours = addresses.map(demo.behaviour)
            let refused = behaviours.count { $0 == .refuse(gone) }
            let postponed = behaviours.count { $0 == .postpone(busy, times: 1) }
            #expect((850...1150).contains(refused), "\(refused)")
            #expect((4200...4800).contains(postponed), "\(postponed)")
            let again = DemoInbox(inbox: inbox, rules: rules)
            #expect(addresses.map(again.behaviour) == behaviours)
            let otherwise = DemoInbox(inbox: inbox, rules: rules, seed: 2)
            #expect(addresses.map(otherwise.behaviour) != behaviours)
            #expect(demo.behaviour(for: "a@else.example") != .refuse(gone))
        }
    }
}
