import Foundation
import Mail
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// A sender died: every state of a slot with every state of the ledger, under every journal that may be found.
@Suite struct LedgerRecoveryTests {
    enum Found: String, CaseIterable, Sendable {
        case same, otherBoot, noBoot, missing, otherSender, otherRun, cut, damagedHead, copy, empty
    }

    private enum Slot: CaseIterable {
        case claimed, handedOver, accepted, hard, soft, policy, notSent, configuration, unknown, damaged, released

        var outcome: DeliveryOutcome? {
            switch self {
            case .claimed, .handedOver, .damaged, .released: nil
            case .accepted: .accepted
            case .hard: .hard
            case .soft: .soft
            case .policy: .policy
            case .notSent: .notSent
            case .configuration: .configuration("the sender was refused")
            case .unknown: .unknown
            }
        }

        /// What a claimed contact becomes.
        var settled: DeliveryState {
            switch self {
            case .handedOver, .unknown, .damaged, .released: .unknown
            case .claimed, .notSent, .configuration: .queued
            case .accepted: .accepted
            case .hard: .bounced
            case .soft: .deferred
            case .policy: .refused
            }
        }
    }

    private static let cases = Slot.allCases.flatMap { slot in DeliveryState.allCases.map { (slot, $0) } }
    private static let reply = SMTPReply(code: 250, enhanced: "2.0.0", text: "noted")

    @Test(arguments: Found.allCases) func `what the journal says is recorded, and the rest is in doubt`(found: Found) async throws
    {
        try await CampaignFixture.with(contacts: Self.cases.count) { fixture in
            let run = try await fixture.start()
            _ = try await fixture.enter(run)
            try await Self.prepare(fixture, run)
            try Self.writeJournal(fixture, found == .otherRun ? run + 1 : run, found)
            let evidence = HandoverJournal(path: fixture.journalPath, boot: found.boot).evidence()
            let recovered = try await fixture.change { _, connection, now in
                try LedgerRecovery.recover(connection, evidence, sender: "new", retry: RetryPolicy(), at: now)
            }
            let states = try await fixture.states(run)
            for (index, (slot, before)) in Self.cases.enumerated() {
                let isKnown = found == .same
                let expected = before != .claimed ? before : isKnown ? slot.settled : .unknown
                #expect(states[Int64(index + 1)] == expected, "\(slot), \(before)")
            }
            #expect(
                recovered
                    == (found == .same
                        ? .init(unknown: 4, answered: 6, returned: 1) : .init(unknown: Slot.allCases.count)))
            try await Self.checkAccepted(fixture, run, isKnown: found == .same)
            // Nothing is left for another sender to find.
            let again = try await fixture.change { _, connection, now in
                try LedgerRecovery.recover(connection, evidence, sender: "newer", retry: RetryPolicy(), at: now)
            }
            #expect(again == .init())
        }
    }

    /// The ledger that the dead sender left.
    private static func prepare(_ fixture: CampaignFixture, _ run: Int64) async throws {
        let now = fixture.time.now()
        try await fixture.database.write { connection in
            for (index, (_, state)) in cases.enumerated() {
                try connection.execute(
                    """
                    UPDATE delivery SET state = \(state), claimed_by = 'dead', claimed_at = \(now)
                    WHERE run_id = \(run) AND contact_id = \(Int64(index + 1))
                    """)
            }
            try connection.execute("UPDATE campaign_run SET sender = 'dead' WHERE id = \(run)")
        }
    }

    private static func writeJournal(_ fixture: CampaignFixture, _ run: Int64, _ found: Found) throws {
        guard found != .missing else { return }
        let path = fixture.journalPath
        let journal = HandoverJournal(path: path, boot: HandoverJournalTests.boot)
        try journal.begin(run: run, sender: found == .otherSender ? "other" : "dead", slots: cases.count)
        let contacts = cases.indices.map { Int64($0 + 1) }
        journal.claim(contacts.map(HandoverJournalTests.recipient))
        var damaged: [Int] = []
        for (index, (slot, _)) in cases.enumerated() {
            let contact = Int64(index + 1)
            switch slot {
            case .released: journal.release([DeliveryResult(contact: contact, result: .returned)], claimed: [])
            case .claimed: break
            case .damaged:
                journal.handsOver(contact)
                damaged.append((JournalHead.words + index * JournalSlot.words) * 8)
            default:
                journal.handsOver(contact)
                guard let outcome = slot.outcome else { continue }
                journal.answered(HandoverJournalTests.report(contact, outcome, reply))
            }
        }
        if found == .damagedHead { damaged.append(44) }
        try change(path, found, damaged)
    }

    private static func change(_ path: String, _ found: Found, _ damaged: [Int]) throws {
        let url = URL(fileURLWithPath: path)
        let file = try FileHandle(forUpdating: url)
        for place in damaged {
            try file.seek(toOffset: UInt64(place))
            // Handed over would read as claimed.
            try file.write(contentsOf: [1])
        }
        if found == .cut { try file.truncate(atOffset: UInt64(JournalHead.words * 8 + 100)) }
        if found == .empty { try file.truncate(atOffset: 0) }
        try file.close()
        guard found == .copy else { return }
        let copy = url.appendingPathExtension("copy")
        try FileManager.default.copyItem(at: url, to: copy)
        try FileManager.default.removeItem(at: url)
        try FileManager.default.moveItem(at: copy, to: url)
    }

    /// An answer is recorded as if the sender had lived.
    private static func checkAccepted(_ fixture: CampaignFixture, _ run: Int64, isKnown: Bool) async throws {
        let contact = try #require(cases.firstIndex { $0 == (.accepted, .claimed) }).advanced(by: 1)
        let (row, sent) = try await fixture.database.read { connection in
            let row = try connection.first(
                """
                SELECT attempts, code, enhanced, reply, server FROM delivery
                WHERE run_id = \(run) AND contact_id = \(Int64(contact))
                """
            ) { row in
                [
                    row.integer(0).map { String($0) }, row.integer(1).map { String($0) }, row.text(2), row.text(3), row.text(4),
                ]
            }
            return (row, try connection.integer("SELECT COUNT(*) FROM activity_sent"))
        }
        #expect(row == (isKnown ? ["1", "250", "2.0.0", "noted", "mx.example:25"] : ["0", nil, nil, nil, nil]))
        #expect(sent == (isKnown ? 1 : 0))
    }
}

extension LedgerRecoveryTests.Found {
    fileprivate var boot: BootIdentity? {
        switch self {
        case .otherBoot: BootIdentity(high: 1, low: 3)
        case .noBoot: nil
        default: HandoverJournalTests.boot
        }
    }
}
