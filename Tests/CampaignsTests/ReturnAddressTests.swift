import Logging
import Mail
import Testing

@testable import Campaigns
@testable import Tracking

/// The addresses of a message by which something comes back: each tells run and contact, and none does without a signature.
@Suite struct ReturnAddressTests {
    private func sent(
        _ fixture: CampaignFixture, change: (inout CampaignContext) throws -> Void
    ) async throws -> (run: Int64, messages: [Int64: [OutgoingMessage]]) {
        var context = fixture.context
        try change(&context)
        let server = ScriptedReceiver { message, attempt in
            attempt == 1 && message.id % 3 == 0
                ? .init(outcome: .soft, arrives: true, reply: SMTPReply(code: 450, enhanced: "4.7.1", text: "later")) : .accepted
        }
        let run = try await fixture.start()
        let runner = CampaignRunner(
            context, lock: try SenderLock(path: fixture.lockPath), journal: fixture.journal, mark: fixture.mark,
            options: .init(batch: 8, drainSeconds: 1), logger: Logger(label: "test"),
            makeTransport: { ScriptedTransport(server, capacity: 8, witness: $0) })
        #expect(try await fixture.sendAll(runner, run) == .finished)
        return (run, server.arrived)
    }

    private func header(_ name: String, _ message: OutgoingMessage) -> String? {
        MIMEParser.parse(message.bytes).header(name)
    }

    @Test func `every message says by its addresses whose it is, on every try`() async throws {
        try await CampaignFixture.with(contacts: 20) { fixture in
            let minter = fixture.context.minter
            let (run, messages) = try await sent(fixture) { context in
                context.workspace.takesUnsubscribesByMail = true
                context.workspace.feedbackAddress = try EmailAddress(parsing: "complaints@bounce.shop.example")
            }
            #expect(messages.count == 20)
            for (contact, tries) in messages {
                #expect(tries.count == (contact % 3 == 0 ? 2 : 1))
                for message in tries {
                    let bounce = TokenMinter.Recipient.bounce(Token(.bounce, run: run, contact: contact))
                    let leave = Token(.unsubscribe, run: run, contact: contact)
                    #expect(minter.read(recipient: message.envelopeSender) == bounce)
                    let ways = try #require(header("List-Unsubscribe", message)).split(separator: ", ")
                    let link = try #require(ways.first?.dropFirst().dropLast())
                    #expect(minter.read(link.split(separator: "/").last ?? "", as: .unsubscribe) == leave)
                    let mailto = try #require(ways.last?.dropFirst("<mailto:".count).prefix { $0 != "?" })
                    #expect(ways.count == 2 && minter.read(recipient: String(mailto)) == .unsubscribe(leave))
                    #expect(header("List-Unsubscribe-Post", message) == "List-Unsubscribe=One-Click")
                    #expect(header("CFBL-Address", message) == "complaints@bounce.shop.example; report=arf")
                    let complaint = try #require(header("CFBL-Feedback-ID", message))
                    #expect(minter.read(complaintID: complaint) == Token(.complaint, run: run, contact: contact))
                    // It is no bounce address, which whoever is sent a copy could write to.
                    #expect(minter.read(recipient: "b-\(complaint)@bounce.shop.example") == .forged)
                }
            }
        }
    }

    @Test func `without settings there is the link alone`() async throws {
        try await CampaignFixture.with(contacts: 1) { fixture in
            let message = try #require(try await sent(fixture) { _ in }.messages[1]?.first)
            let ways = try #require(header("List-Unsubscribe", message))
            #expect(ways.hasPrefix("<https://mail.shop.example/u/") && !ways.contains(","))
            #expect(header("CFBL-Address", message) == nil && header("CFBL-Feedback-ID", message) == nil)
        }
    }

    @Test(arguments: [true, false]) func `the plan warns where no mail comes back`(_ takesMail: Bool) async throws {
        try await CampaignFixture.with(contacts: 2) { fixture in
            var context = fixture.context
            context.workspace.takesUnsubscribesByMail = takesMail
            try await fixture.apply()
            let warnings = try await CampaignPlanner(context).plan("sale").warnings
            let told = warnings.filter { $0.contains("bounce_domain") }
            #expect(told.count == (takesMail ? 0 : 1))
            #expect(told.allSatisfy { $0.contains("check senders") && $0.contains("bounces are not heard") })
        }
    }
}
