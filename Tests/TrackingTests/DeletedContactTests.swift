import Audience
import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Tracking

/// Unsubscribe links of mail whose contact has been deleted since.
struct DeletedContactTests {
    private static let at = Instant(seconds: 1_790_000_000)
    private static let address = "Siti@example.com"

    private struct Shop {
        let database: SQLiteDatabase
        let minter: TokenMinter
        let recorder: TrackingQueue
        let unsubscribes: UnsubscribeIntake
        let bounces: BounceIntake

        /// Leaves by the message of run 3 to a contact.
        func leave(_ contact: Int64) async throws -> TrackingQueue.Outcome {
            try await recorder.recordDurably(TrackedEvent(.unsubscribe(.oneClick), run: 3, contact: contact, at: at))
        }

        func add(_ email: String = address) async throws -> Int64 {
            try await database.write {
                try ContactStore.add($0, try EmailAddress(parsing: email), source: "person", actor: "test", at: at)
            }
        }

        func delete(_ contact: Int64) async throws {
            try await database.write { try ContactStore.delete($0, contact, at: at) }
        }

        func status(_ contact: Int64) async throws -> String? { try await Ground.status(database, contact) }

        func events(_ table: String = "activity_unsubscribed") async throws -> Int64 { try await Ground.count(database, table) }
    }

    private func withShop(_ body: (Shop) async throws -> Void) async throws {
        try await withDatabase(Ground.schema + [NotedEvidence.table]) { database in
            let (minter, time) = (try TokenTests.minter(), ScriptedTime())
            let (evidence, quiet) = (NotedEvidence(), Ground.quiet)
            try await body(
                Shop(
                    database: database, minter: minter,
                    recorder: TrackingQueue(database: database, evidence: evidence, logger: quiet),
                    unsubscribes: UnsubscribeIntake(
                        database: database, minter: minter, evidence: evidence, time: time, logger: quiet),
                    bounces: BounceIntake(database: database, minter: minter, evidence: evidence, time: time, logger: quiet)))
        }
    }

    @Test func `who leaves after having been deleted comes back unsubscribed`() async throws {
        try await withShop { shop in
            let contact = try await shop.add()
            try await shop.delete(contact)
            #expect(try await Ground.count(shop.database, "suppression") == 0)
            #expect(try await shop.leave(contact) == .recorded)
            #expect(try await shop.leave(contact) == .unchanged)
            let again = try await shop.add("siti@EXAMPLE.com")
            #expect(again != contact)
            #expect(try await shop.status(again) == "unsubscribed")
            let other = try await shop.add("budi@example.com")
            #expect(try await shop.status(other) == "active")
        }
    }

    @Test func `who has come back already leaves as who they are now`() async throws {
        try await withShop { shop in
            let first = try await shop.add()
            try await shop.delete(first)
            let second = try await shop.add()
            try await shop.delete(second)
            let third = try await shop.add()
            #expect(try await shop.leave(first) == .recorded)
            #expect(try await shop.status(third) == "unsubscribed")
            #expect(try await shop.events() == 1)
            #expect(try await shop.leave(second) == .unchanged)
            // Brought back by a person, the contact has no entry on the suppression list to be stopped by.
            let reachable = try await shop.database.write { connection in
                try StatusMachine.change(
                    connection, third, to: .active, cause: .person, actor: "test", evidence: "asked for it", at: Self.at)
                let mayBeMailed = MailingRule.holds(onList: "1 = 1", connection.dialect)
                return try connection.exists("SELECT 1 FROM contact c WHERE c.id = \(third) AND \(mayBeMailed)")
            }
            #expect(reachable)
        }
    }

    @Test func `who has another address now is left alone`() async throws {
        try await withShop { shop in
            let first = try await shop.add()
            try await shop.delete(first)
            let second = try await shop.add()
            try await shop.database.write {
                try ContactStore.changeAddress(
                    $0, second, to: try EmailAddress(parsing: "rahma@example.com"), actor: "test", at: Self.at)
            }
            #expect(try await shop.leave(first) == .recorded)
            #expect(try await shop.status(second) == "active")
            let third = try await shop.add()
            #expect(try await shop.status(third) == "unsubscribed")
        }
    }

    @Test func `who gets the address of a deleted contact answers for it`() async throws {
        try await withShop { shop in
            let first = try await shop.add()
            try await shop.delete(first)
            let second = try await shop.add("rahma@example.com")
            try await shop.database.write {
                try ContactStore.changeAddress(
                    $0, second, to: try EmailAddress(parsing: Self.address), actor: "test", at: Self.at)
            }
            #expect(try await shop.leave(first) == .recorded)
            #expect(try await shop.status(second) == "unsubscribed")
        }
    }

    @Test func `a message to leave works too`() async throws {
        try await withShop { shop in
            let contact = try await shop.add()
            try await shop.delete(contact)
            var bytes: [UInt8] = []
            shop.minter.unsubscribeAddress(run: 3, contact: contact, into: &bytes)
            let outcome = try await shop.unsubscribes.take(
                recipient: String(decoding: bytes, as: UTF8.self), sender: Self.address, message: ReceivedMessage([]))
            #expect(outcome == .unsubscribed)
            #expect(try await shop.status(shop.add()) == "unsubscribed")
        }
    }

    @Test(arguments: [("abuse", "complained"), ("opt-out", "unsubscribed"), ("not-spam", "active"), ("fraud", "active")])
    func `so does a complaint`(type: String, status: String) async throws {
        for comesBackFirst in [false, true] {
            try await withShop { shop in
                let contact = try await shop.add()
                try await shop.delete(contact)
                let before = comesBackFirst ? try await shop.add() : nil
                let outcome = try await shop.bounces.take(
                    recipient: shop.minter.envelopeSender(run: 3, contact: contact),
                    message: ReceivedMessage(BounceIntakeTests.feedback(type)))
                #expect(outcome == (status == "active" ? .unknown : .remembered))
                let now: Int64
                if let before { now = before } else { now = try await shop.add() }
                #expect(try await shop.status(now) == status)
            }
        }
    }

    @Test func `opens, clicks and bounces of deleted contacts are nothing`() async throws {
        try await withShop { shop in
            let contact = try await shop.add()
            try await shop.delete(contact)
            let opened = try await shop.recorder.recordDurably(
                TrackedEvent(.open(.human), run: 3, contact: contact, at: Self.at))
            let bounced = try await shop.bounces.take(
                recipient: shop.minter.envelopeSender(run: 3, contact: contact),
                message: ReceivedMessage(BounceIntakeTests.unknownUser))
            #expect(opened == .unknown && bounced == .unknown)
            #expect(try await shop.status(shop.add()) == "active")
            #expect(try await shop.leave(4711) == .unknown)
        }
    }
}
