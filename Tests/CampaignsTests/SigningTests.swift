import Foundation
import Logging
import Mail
import Storage
import Testing

@testable import Campaigns

/// Signatures of campaigns: on every message, anew on every try, written on several cores without a change of order.
@Suite struct SigningTests {
    private func context(_ fixture: CampaignFixture, _ identities: [DKIMIdentity]) -> CampaignContext {
        var context = fixture.context
        context.dkim = identities
        return context
    }

    private func rsa(_ domain: String = "shop.example", bits: Int = 1024) throws -> DKIMIdentity {
        try DKIMIdentity(domain: domain, selector: "r1", key: try .newRSA(bits: bits))
    }

    private func header(_ name: String, _ message: OutgoingMessage) -> Substring? {
        String(decoding: message.bytes, as: UTF8.self).replacing("\r\n ", with: " ").split(separator: "\r\n")
            .first { $0.hasPrefix("\(name):") }
    }

    @Test func `every message is signed, and anew on every try`() async throws {
        try await CampaignFixture.with(contacts: 50) { fixture in
            // The first try of every fifth arrives in doubt of nobody: it is put off, and kept here to compare.
            let server = ScriptedReceiver { message, attempt in
                attempt == 1 && message.id % 5 == 0
                    ? .init(outcome: .soft, arrives: true, reply: SMTPReply(code: 450, enhanced: "4.7.1", text: "later"))
                    : .accepted
            }
            let run = try await fixture.start()
            let runner = CampaignRunner(
                context(fixture, [try rsa()]), lock: try SenderLock(path: fixture.lockPath), journal: fixture.journal,
                mark: fixture.mark,
                options: .init(batch: 48, drainSeconds: 1), logger: Logger(label: "test"),
                makeTransport: { ScriptedTransport(server, capacity: 48, witness: $0) })
            #expect(try await fixture.sendAll(runner, run) == .finished)
            #expect(server.arrived.count == 50)
            for (contact, messages) in server.arrived {
                #expect(messages.count == (contact % 5 == 0 ? 2 : 1))
                for message in messages {
                    let signature = try #require(header("DKIM-Signature", message))
                    #expect(signature.contains("d=shop.example; s=r1;"))
                }
                guard messages.count == 2 else { continue }
                #expect(header("Message-ID", messages[0]) == header("Message-ID", messages[1]))
                #expect(header("DKIM-Signature", messages[0]) != header("DKIM-Signature", messages[1]))
            }
        }
    }

    @Test(arguments: [1, 2, 3, 16])
    func `messages keep the order of their recipients`(cores: Int) async throws {
        try await CampaignFixture.with(contacts: 1) { fixture in
            let context = context(fixture, [try rsa()])
            let id = try await fixture.start()
            let plan = try await fixture.database.write { connection in
                let run = try context.store.run(connection, id: id)
                let letter = try CampaignLetter(context.store.definition(of: run), context.letters, context)
                return try ReadyLetter(connection, run, letter, context)
            }
            #expect(plan.isCostlyToSign)
            let composer = BatchComposer(plan, cores: cores)
            for count in [0, 1, 7, 8, 9, 16, 17, 61] {
                let recipients = (0..<count).map { number in
                    // Every seventh cannot be written to.
                    Claim.Recipient(
                        contact: Int64(number), email: number % 7 == 6 ? "nobody" : "c\(number)@example.org",
                        values: Array(repeating: nil, count: plan.columns.count))
                }
                let compositions = await composer.compose(recipients, date: Date(timeIntervalSince1970: 1_795_000_000))
                #expect(compositions.count == count)
                for (number, composition) in compositions.enumerated() {
                    switch composition {
                    case .message(let message):
                        #expect(message.id == Int64(number))
                        #expect(message.recipient == "c\(number)@example.org")
                        #expect(message.bytes.starts(with: "DKIM-Signature:".utf8))
                    case .refused: #expect(number % 7 == 6)
                    case .skipped, .stop: Issue.record("\(composition)")
                    }
                }
            }
        }
    }

    @Test func warnings() async throws {
        try await CampaignFixture.with(contacts: 1) { fixture in
            let mailbox: Set<Mailbox> = [try Mailbox(parsing: "hello@news.shop.example")]
            #expect(context(fixture, []).signingWarnings(from: mailbox).isEmpty)
            #expect(context(fixture, [try rsa(bits: 2048)]).signingWarnings(from: mailbox).isEmpty)
            let weak = context(fixture, [try rsa()]).signingWarnings(from: mailbox)
            #expect(weak.count == 1 && weak.first?.contains("1024 bits") == true)
            let other = context(fixture, [try rsa("rose.example")]).signingWarnings(from: mailbox)
            #expect(other.count == 1 && other.first?.contains("unsigned") == true)
            let ed25519 = try DKIMIdentity(domain: "shop.example", selector: "e1", key: try .newEd25519())
            let alone = context(fixture, [ed25519]).signingWarnings(from: mailbox)
            #expect(alone.count == 1 && alone.first?.contains("Ed25519 alone") == true)
        }
    }

    @Test(arguments: [
        ("complaints@shop.example", true, nil), ("complaints@bounces.shop.example", true, nil),
        ("complaints@rose.example", true, "no complaints will come to complaints@rose.example"),
        ("complaints@workshop.example", true, "no complaints will come"),
        ("complaints@shop.example", false, "are not signed here"),
    ])
    func `an address for complaints that nobody will use`(_ address: String, _ signs: Bool, _ warning: String?) async throws {
        try await CampaignFixture.with(contacts: 1) { fixture in
            var context = context(fixture, signs ? [try rsa(bits: 2048)] : [])
            context.workspace.feedbackAddress = try EmailAddress(parsing: address)
            let warnings = context.signingWarnings(from: [try Mailbox(parsing: "hello@news.shop.example")])
            #expect(warnings.count == (warning == nil ? 0 : 1))
            if let warning { #expect(warnings.first?.contains(warning) == true, "\(warnings)") }
        }
    }
}
