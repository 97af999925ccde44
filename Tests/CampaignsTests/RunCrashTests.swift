import Foundation
import Logging
import Mail
import Storage
import Synchronization
import TestSupport
import Testing
import Tracking

@testable import Campaigns

@Suite struct RunCrashTests {
    /// What the world does with each contact's message, drawn once.
    private static func script(seed: UInt64) -> ScriptedReceiver.Script {
        { message, attempt in
            var random = SeededRandom(seed: seed ^ UInt64(bitPattern: message.id) &* 31 &+ UInt64(attempt))
            switch Int.random(in: 0..<20, using: &random) {
            case 0: return .unknownUser
            case 1, 2: return .greylisted
            case 3: return .spam
            case 4, 5: return .hungUp
            case 6: return .lostReply
            default: return .accepted
            }
        }
    }

    /// What dies.
    enum Death: CaseIterable {
        /// The pages of the journal are still there.
        case process
        /// They say nothing after another boot.
        case machine
        /// There never was one.
        case processWithoutJournal

        func journal(_ fixture: CampaignFixture, life: Int) -> HandoverJournal {
            switch self {
            case .process: fixture.journal
            case .machine: HandoverJournal(path: fixture.journalPath, boot: BootIdentity(high: 1, low: UInt64(life)))
            case .processWithoutJournal: HandoverJournal(path: fixture.folder.path + "/nowhere/handover.journal")
            }
        }
    }

    @Test(arguments: 0..<4, Death.allCases)
    func `killed at any moment, nobody gets two messages and nobody is lost`(round: Int, death: Death) async throws {
        let seed = SeededRandom.seed() &+ UInt64(round)
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        let contacts = 150
        let (batch, capacity) = (Int.random(in: 2...16, using: &random), Int.random(in: 1...6, using: &random))
        // Some die before they have done anything: while they take over from the dead.
        let kills = (0..<12).map { _ in Int.random(in: 0...(Bool.random(using: &random) ? 5 : 150), using: &random) }
        try await CampaignFixture.with(contacts: contacts) { fixture in
            let script = Self.script(seed: seed)
            let lostReplies = Mutex<Set<Int64>>([])
            let server = ScriptedReceiver { message, attempt in
                let answer = script(message, attempt)
                if answer?.outcome == .unknown { lostReplies.withLock { _ = $0.insert(message.id) } }
                return answer
            }
            let run = try await fixture.start()
            for (life, lifetime) in kills.enumerated() {
                let journal = death.journal(fixture, life: life)
                try await Self.sendUntilKilled(fixture, server, run, journal, lifetime, batch, capacity)
                // The next sender finds the claims of the dead; until then they are claims.
                let after = try await fixture.states(run)
                let claimed = after.filter { $0.value == .claimed }.count
                #expect(claimed <= batch, "seed \(seed)")
                fixture.time.advance(seconds: 3600)
            }
            let result = try await fixture.sendAll(fixture.runner(server, batch: batch, capacity: capacity), run)
            #expect(result == .finished, "seed \(seed)")
            try await Self.check(fixture, server, run, contacts, seed)
            let unknown = Set(try await fixture.states(run).filter { $0.value == .unknown }.keys)
            // This transport has one message on its way at a time: each death leaves one in doubt, at most.
            let byDeath = unknown.subtracting(lostReplies.withLock { $0 })
            #expect(byDeath.count <= kills.count * (death == .process ? 1 : batch), "seed \(seed)")
            print("\(death): unknown \(unknown.count), of these by \(kills.count) deaths \(byDeath.count)")
        }
    }

    private static func sendUntilKilled(
        _ fixture: CampaignFixture, _ server: ScriptedReceiver, _ run: Int64, _ journal: HandoverJournal, _ lifetime: Int,
        _ batch: Int, _ capacity: Int
    ) async throws {
        let mortal = Mortal(lifetime: lifetime)
        let context = try CampaignFixture.context(
            fixture.folder, MortalDatabase(real: fixture.database, mortal: mortal), fixture.time)
        let runner = CampaignRunner(
            context, lock: try SenderLock(path: fixture.lockPath), journal: journal, mark: fixture.mark,
            options: .init(batch: batch, drainSeconds: 0), logger: Logger(label: "test"),
            makeTransport: { ScriptedTransport(server, capacity: capacity, witness: $0, isAlive: { mortal.lives() }) })
        do {
            while !mortal.isDead {
                guard case .waiting = try await runner.run(run, waitsForRetries: false) else { return }
                fixture.time.advance(seconds: 600)
            }
        } catch let error as StorageError where error.kind == .cannotWrite {
            #expect(mortal.isDead)
        }
    }

    private static func check(
        _ fixture: CampaignFixture, _ server: ScriptedReceiver, _ run: Int64, _ contacts: Int, _ seed: UInt64
    ) async throws {
        let states = try await fixture.states(run)
        #expect(states.count == contacts)
        for (contact, state) in states {
            let copies = server.arrived[contact]?.count ?? 0
            #expect(copies <= 1, "seed \(seed): contact \(contact) got \(copies) messages and is \(state)")
            switch state {
            case .accepted: #expect(copies == 1, "seed \(seed): contact \(contact) is accepted and got nothing")
            case .unknown: break
            case .bounced, .refused, .skipped: #expect(copies == 0, "seed \(seed): contact \(contact) is \(state)")
            case .queued, .claimed, .deferred: Issue.record("seed \(seed): contact \(contact) is left \(state)")
            }
        }
        let sent = try await fixture.database.read { try $0.integer("SELECT COUNT(*) FROM activity_sent") }
        #expect(Int(sent ?? 0) == states.values.filter { $0 == .accepted }.count, "seed \(seed)")
    }

    @Test func `a database that refuses writes stops the sending at once`() async throws {
        try await CampaignFixture.with(contacts: 500) { fixture in
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            let state = try await fixture.enter(run)
            #expect(state == .sending)
            try await Self.sendUntilKilled(fixture, server, run, fixture.journal, 30, 8, 4)
            #expect(server.attempts.count <= 30)
            let report = try await fixture.report(run)
            #expect(report.queued + report.accepted == 500)
        }
    }

    @Test func `what was in doubt can be sent again with the same Message-ID, or taken for sent`() async throws {
        try await CampaignFixture.with(contacts: 20) { fixture in
            let log = MessageLog()
            let server = ScriptedReceiver { message, attempt in
                log.add(message)
                return message.id <= 4 && attempt == 1 ? .lostReply : .accepted
            }
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            _ = try await fixture.sendAll(runner, run)
            let inDoubt = try await fixture.report(run).unknown
            #expect(inDoubt == 4)
            try await fixture.database.write { connection in
                try LedgerEvidence(store: fixture.store).evidence(
                    connection, run: run, contact: 1, kind: .opened, at: fixture.time.now())
                try LedgerEvidence(store: fixture.store).evidence(
                    connection, run: run, contact: 2, kind: .bounced(.hard), at: fixture.time.now())
            }
            var states = try await fixture.states(run)
            #expect(states[1] == .accepted && states[2] == .bounced && states[3] == .unknown)
            let resent = try await fixture.change { store, connection, now in
                try LedgerRecovery.settle(connection, store, run: run, .resend, by: CampaignFixture.cause, at: now)
            }
            #expect(resent == 2)
            let result = try await fixture.sendAll(runner, run)
            #expect(result == .finished)
            states = try await fixture.states(run)
            #expect(states[3] == .accepted && states[4] == .accepted)
            let identities = log.messages.filter { $0.id == 3 }.map(Self.messageID)
            #expect(identities.count == 2 && identities[0] == identities[1] && identities[0] != nil)
            let settled = try await fixture.change { store, connection, now in
                try LedgerRecovery.settle(connection, store, run: run, .assumeAccepted, by: CampaignFixture.cause, at: now)
            }
            #expect(settled == 0)
        }
    }

    @Test func `taken for sent, a message in doubt counts as sent`() async throws {
        try await CampaignFixture.with(contacts: 3) { fixture in
            let server = ScriptedReceiver { _, _ in .lostReply }
            let run = try await fixture.start()
            _ = try await fixture.sendAll(fixture.runner(server), run)
            let settled = try await fixture.change { store, connection, now in
                try LedgerRecovery.settle(connection, store, run: run, .assumeAccepted, by: CampaignFixture.cause, at: now)
            }
            #expect(settled == 3)
            let report = try await fixture.report(run)
            #expect(report.accepted == 3 && report.unknown == 0)
            let sent = try await fixture.database.read { try $0.integer("SELECT COUNT(*) FROM activity_sent") }
            #expect(sent == 3)
        }
    }

    @Test func `a second sender is refused while the first lives`() async throws {
        try await CampaignFixture.with { fixture in
            var first: SenderLock? = try SenderLock(path: fixture.lockPath)
            let error = #expect(throws: CampaignError.self) { try SenderLock(path: fixture.lockPath) }
            #expect(error?.kind == .locked)
            withExtendedLifetime(first) {}
            first = nil
            _ = try SenderLock(path: fixture.lockPath)
        }
    }

    static func messageID(_ message: OutgoingMessage) -> String? {
        String(decoding: message.bytes, as: UTF8.self).split(separator: "\r\n")
            .first { $0.lowercased().hasPrefix("message-id:") }.map(String.init)
    }
}
