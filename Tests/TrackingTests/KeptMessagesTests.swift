import Audience
import Logging
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Tracking

/// What waits for a person.
struct KeptMessagesTests {
    private static let at = Instant(seconds: 1_790_500_000)

    private func withMail(
        _ body: (BounceIntake, TokenMinter, SQLiteDatabase, Int64, ScriptedTime) async throws -> Void
    ) async throws {
        try await withDatabase(Ground.schema + [NotedEvidence.table]) { database in
            let contact = try await database.write { try Ground.contact($0) }
            let (minter, time) = (try TokenTests.minter(), ScriptedTime())
            let intake = BounceIntake(
                database: database, minter: minter, evidence: NotedEvidence(), time: time, logger: Ground.quiet)
            try await body(intake, minter, database, contact, time)
        }
    }

    /// Keeps a reader's reply to the message of a run, and gives its number.
    private func reply(
        _ intake: BounceIntake, _ minter: TokenMinter, _ database: SQLiteDatabase, _ contact: Int64, run: Int64 = 7,
        _ text: String = "Please stop."
    ) async throws -> Int64 {
        let message = ReceivedMessage(Array("From: siti@example.com\r\nSubject: Re: Bunga\r\n\r\n\(text)\r\n".utf8))
        let outcome = try await intake.take(recipient: minter.envelopeSender(run: run, contact: contact), message: message)
        #expect(outcome == .kept)
        return try #require(try await database.read { try KeptMessages.list($0, limit: 1).first?.id })
    }

    private func settle(
        _ database: SQLiteDatabase, _ id: Int64, _ verdict: KeptVerdict, at: Instant = at
    ) async throws -> KeptMessages.Outcome {
        try await database.write {
            try KeptMessages.settle($0, id, as: verdict, actor: "Budi", evidence: NotedEvidence(), at: at)
        }
    }

    static let verdicts: [(KeptVerdict, KeptMessages.Outcome, String, table: String?, noted: String?)] = [
        (.hard, .settled(.changed(to: .hardBounced)), "hard_bounced", "activity_bounced", "bounced(Tracking.BounceKind.hard)"),
        (.soft, .settled(.recorded), "active", "activity_bounced", "bounced(Tracking.BounceKind.soft)"),
        (.policy, .settled(.recorded), "active", "activity_bounced", "bounced(Tracking.BounceKind.policy)"),
        (.complaint, .settled(.changed(to: .complained)), "complained", "activity_complained", "complained"),
        (.unsubscribe, .settled(.changed(to: .unsubscribed)), "unsubscribed", "activity_unsubscribed", "unsubscribed"),
        (.nothing, .settled(nil), "active", nil, nil),
    ]

    @Test(arguments: verdicts.indices) func `a person's verdict has its effect, once`(index: Int) async throws {
        let (verdict, expected, status, table, noted) = Self.verdicts[index]
        try await withMail { intake, minter, database, contact, time in
            let received = time.now()
            let id = try await reply(intake, minter, database, contact)
            #expect(try await database.read { try KeptMessages.waiting($0) } == 1)
            #expect(try await settle(database, id, verdict) == expected)
            #expect(try await Ground.status(database, contact) == status)
            let later = Self.at.adding(seconds: 60)
            let settlement = KeptMessages.Settlement(verdict: verdict, at: Self.at, actor: "Budi")
            #expect(try await settle(database, id, verdict, at: later) == .before(settlement))
            let kept = try await database.read { try KeptMessages.find($0, id) }
            #expect(kept.settlement == settlement)
            #expect(try await database.read { try KeptMessages.waiting($0) } == 0)
            if let table {
                let times = try await database.read { connection in
                    try connection.all("SELECT at, run_id FROM \(identifier: table)") { [$0.integer(0), $0.integer(1)] }
                }
                #expect(times == [[received.microseconds, 7]], "when it came in, not when it was settled")
            }
            if status != "active" {
                let cause = try await database.read { try $0.text("SELECT actor || ', ' || evidence FROM status_change") }
                #expect(cause?.contains(verdict == .unsubscribe ? "person" : "Budi") == true)
            }
            #expect(try await NotedEvidence.all(database) == (noted.map { ["7 \(contact) \($0)"] } ?? []))
        }
    }

    @Test func `what was settled otherwise stays, but for nothing`() async throws {
        try await withMail { intake, minter, database, contact, _ in
            let id = try await reply(intake, minter, database, contact)
            _ = try await settle(database, id, .nothing)
            #expect(try await settle(database, id, .soft) == .settled(.recorded))
            let error = await #expect(throws: TrackingError.self) { try await settle(database, id, .hard) }
            #expect(error?.kind == .settled)
            #expect(try await Ground.status(database, contact) == "active")
            let missing = await #expect(throws: TrackingError.self) { try await settle(database, id + 1, .hard) }
            #expect(missing?.kind == .notFound)
        }
    }

    @Test func `a failure of unknown reason that was the sender's counts against the contact no longer`() async throws {
        for (verdict, left) in [(KeptVerdict.policy, Int64(0)), (.nothing, 0), (.soft, 1)] {
            try await withMail { intake, minter, database, contact, _ in
                let odd = BounceIntakeTests.report(
                    [BounceIntakeTests.recipient(status: "5.0.0", diagnostic: "599 the gate of the garden is shut")], text: "Hm.")
                let outcome = try await intake.take(
                    recipient: minter.envelopeSender(run: 7, contact: contact), message: ReceivedMessage(odd))
                #expect(outcome == .recorded(.soft, .recorded))
                #expect(try await Ground.count(database, "soft_bounce") == 1)
                let id = try #require(try await database.read { try KeptMessages.list($0).first?.id })
                _ = try await settle(database, id, verdict)
                #expect(try await Ground.count(database, "soft_bounce") == left)
            }
        }
    }

    @Test func `without its campaign a message is settled as what needs none`() async throws {
        try await withMail { intake, minter, database, contact, _ in
            let id = try await reply(intake, minter, database, contact)
            try await database.write { _ = try $0.execute("UPDATE kept_message SET run_id = 1000") }
            let error = await #expect(throws: TrackingError.self) { try await settle(database, id, .hard) }
            #expect(error?.kind == .notFound)
            #expect(try await settle(database, id, .unsubscribe) == .settled(.changed(to: .unsubscribed)))
        }
    }

    @Test func `the newest come first, by run and by what waits`() async throws {
        try await withMail { intake, minter, database, contact, _ in
            var ids: [Int64] = []
            for run in [Int64(1), 2, 1] {
                ids.append(try await reply(intake, minter, database, contact, run: run, "number \(ids.count)"))
            }
            _ = try await settle(database, ids[2], .nothing)
            let (all, two, ofRun, waiting, none) = try await database.read { connection in
                (
                    try KeptMessages.list(connection).map(\.id), try KeptMessages.list(connection, limit: 2).map(\.id),
                    try KeptMessages.list(connection, runs: [1]).map(\.id),
                    try KeptMessages.list(connection, isWaiting: true).map(\.id), try KeptMessages.list(connection, limit: -1)
                )
            }
            #expect(all == ids.reversed() && two == [ids[2], ids[1]])
            #expect(ofRun == [ids[2], ids[0]] && waiting == [ids[1], ids[0]] && none.isEmpty)
            let counts = try await database.read { connection in
                try [nil, 1, 2, 3].map { try KeptMessages.waiting(connection, run: $0) }
            }
            #expect(counts == [2, 1, 1, 0])
        }
    }

    @Test func `where there is no room, what was settled first goes first, and the rest is counted`() async throws {
        try await withMail { intake, minter, database, contact, time in
            let sender = minter.envelopeSender(run: 7, contact: contact)
            let take = { (number: Int) in
                try await intake.take(recipient: sender, message: ReceivedMessage(Array("Subject: \(number)\r\n\r\nx".utf8)))
            }
            // As full as it gets, with messages of other runs.
            try await database.write { connection in
                let insert = try connection.prepare(
                    "INSERT INTO kept_message (run_id, contact_id, at, why, fingerprint, raw) VALUES (?, ?, 0, 'x', ?, ?)")
                for number in 0..<Int64(KeptMessages.most) {
                    try insert.run([.integer(100 + number), .integer(contact), .blob([1]), .blob([2])])
                }
            }
            #expect(try await take(1) == .dropped)
            #expect(try await take(1) == .dropped)
            let lost = try await database.read { try KeptMessages.lost($0) }
            #expect(lost == KeptMessages.Lost(count: 2, lastAt: time.now()))
            // Later numbers settled earlier: the time of settling decides.
            try await database.write { connection in
                for (id, at) in [(5, 300), (9, 100), (7, 200)] as [(Int64, Int64)] {
                    try connection.execute(
                        """
                        UPDATE kept_message SET settled_at = \(at), settled_as = 'nothing', settled_by = 'Budi' WHERE id = \(id)
                        """)
                }
            }
            for (number, gone) in [(1, Int64(9)), (2, 7), (3, 5)] {
                #expect(try await take(number) == .kept)
                #expect(try await Ground.count(database, "kept_message") == Int64(KeptMessages.most))
                #expect(try await database.read { try !$0.exists("SELECT 1 FROM kept_message WHERE id = \(gone)") })
            }
            #expect(try await take(4) == .dropped)
        }
    }

    @Test func `a message of ours has four places, which settled ones give up`() async throws {
        try await withMail { intake, minter, database, contact, _ in
            var ids: [Int64] = []
            for number in 0..<4 { ids.append(try await reply(intake, minter, database, contact, "number \(number)")) }
            let sender = minter.envelopeSender(run: 7, contact: contact)
            let fifth = ReceivedMessage(Array("Subject: five\r\n\r\nx".utf8))
            #expect(try await intake.take(recipient: sender, message: fifth) == .dropped)
            _ = try await settle(database, ids[2], .nothing)
            #expect(try await intake.take(recipient: sender, message: fifth) == .kept)
            let left = try await database.read { try KeptMessages.list($0).map(\.id) }
            #expect(left.count == 4 && !left.contains(ids[2]))
        }
    }

    @Test func `clearing removes what is settled, or all`() async throws {
        try await withMail { intake, minter, database, contact, _ in
            let first = try await reply(intake, minter, database, contact, "one")
            _ = try await reply(intake, minter, database, contact, "two")
            try await database.write { _ = try $0.execute("INSERT INTO kept_message_lost VALUES (7, 3, 1)") }
            _ = try await settle(database, first, .nothing)
            #expect(try await database.write { try KeptMessages.clear($0, all: false) } == 1)
            #expect(try await database.read { try KeptMessages.lost($0) } == nil)
            #expect(try await database.write { try KeptMessages.clear($0, all: false) } == 0)
            #expect(try await database.write { try KeptMessages.clear($0, all: true) } == 1)
        }
    }

    @Test func `what is kept goes with its contact`() async throws {
        try await withMail { intake, minter, database, contact, _ in
            _ = try await reply(intake, minter, database, contact)
            try await database.write { try ContactStore.delete($0, contact, at: Self.at) }
            #expect(try await Ground.count(database, "kept_message") == 0)
        }
    }

    @Test func `the log says that somebody is wanted, once a minute`() async throws {
        try await withDatabase(Ground.schema + [NotedEvidence.table]) { database in
            let contact = try await database.write { try Ground.contact($0) }
            let (minter, time, lines) = (try TokenTests.minter(), ScriptedTime(), NotedLines())
            let intake = BounceIntake(
                database: database, minter: minter, evidence: NotedEvidence(), time: time,
                logger: Logger(label: "test") { _ in lines })
            _ = try await reply(intake, minter, database, contact, "one")
            _ = try await reply(intake, minter, database, contact, "two")
            time.advance(seconds: 61)
            // A failure for an unknown reason is recorded, and kept all the same.
            let odd = BounceIntakeTests.report(
                [BounceIntakeTests.recipient(status: "5.0.0", diagnostic: "599 the gate of the garden is shut")], text: "Hm.")
            _ = try await intake.take(
                recipient: minter.envelopeSender(run: 7, contact: contact), message: ReceivedMessage(odd))
            time.advance(seconds: 61)
            _ = try await intake.take(
                recipient: minter.envelopeSender(run: 8, contact: contact),
                message: ReceivedMessage(BounceIntakeTests.unknownUser))
            #expect(
                lines.all == [
                    "1 message that came back waits for a person: `merpati bounce list`",
                    "3 messages that came back wait for a person: `merpati bounce list`",
                ])
        }
    }
}
