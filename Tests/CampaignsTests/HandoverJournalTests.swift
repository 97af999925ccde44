import Foundation
import Mail
import Storage
import TestSupport
import Testing

@testable import Campaigns

@Suite struct HandoverJournalTests {
    static let boot = BootIdentity(high: 1, low: 2)

    static func report(_ contact: Int64, _ outcome: DeliveryOutcome, _ reply: SMTPReply? = nil) -> DeliveryReport {
        DeliveryReport(
            id: contact, outcome: outcome, reason: outcome == .hard ? .mailboxDisabled : nil, reply: reply,
            server: "mx.example:25")
    }

    static func recipient(_ contact: Int64) -> Claim.Recipient { .init(contact: contact, email: "", values: []) }

    private static func with(_ body: (HandoverJournal, String) throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("handover.journal").path
            try body(HandoverJournal(path: path, boot: boot), path)
        }
    }

    @Test func `what is noted is in the file at once`() async throws {
        try await Self.with { journal, path in
            #expect(journal.evidence() == nil)
            try journal.begin(run: 7, sender: "abc", slots: 8)
            journal.claim([1, 2, 3].map(Self.recipient))
            journal.handsOver(2)
            journal.handsOver(3)
            let answer = Self.report(3, .accepted, SMTPReply(code: 250, enhanced: "2.0.0", text: "Ok: queued as 4F1"))
            journal.answered(answer)
            journal.handsOver(99)
            journal.answered(Self.report(99, .accepted))
            // Another process, after this one was killed.
            let evidence = try #require(HandoverJournal(path: path, boot: Self.boot).evidence())
            #expect(evidence.run == 7 && evidence.sender == "abc")
            #expect(evidence[1] == .claimed && evidence[2] == .handedOver && evidence[3] == .answered(answer))
            #expect(evidence[99] == nil)
            journal.release([2, 3].map { DeliveryResult(contact: $0, result: .returned) }, claimed: [Self.recipient(2)])
            let later = try #require(journal.evidence())
            #expect(later[2] == .handedOver && later[3] == nil)
        }
    }

    @Test(
        arguments: [
            (DeliveryOutcome.accepted, SMTPReply(code: 250, enhanced: "2.0.0", text: "Ok: queued")),
            (.hard, SMTPReply(code: 550, enhanced: "5.1.1", text: "no such user — здесь таких нет")),
            (.soft, SMTPReply(code: 452, enhanced: "4.2.2", text: "")), (.policy, SMTPReply(code: 554, text: "spam")),
            (.accepted, SMTPReply(code: 299, enhanced: "2.999.999", text: "x")), (.notSent, nil), (.unknown, nil),
        ] as [(DeliveryOutcome, SMTPReply?)])
    func `an answer is kept whole`(outcome: DeliveryOutcome, reply: SMTPReply?) async throws {
        try await Self.with { journal, _ in
            try journal.begin(run: 1, sender: "z", slots: 1)
            journal.claim([Self.recipient(5)])
            let report = Self.report(5, outcome, reply)
            journal.answered(report)
            #expect(journal.evidence()?[5] == .answered(report))
        }
    }

    @Test func `a long answer is cut`() async throws {
        try await Self.with { journal, _ in
            try journal.begin(run: 1, sender: "z", slots: 2)
            journal.claim([5, 6].map(Self.recipient))
            journal.answered(Self.report(5, .hard, SMTPReply(code: 550, text: String(repeating: "long ", count: 100))))
            journal.answered(
                DeliveryReport(id: 6, outcome: .accepted, server: String(repeating: "host", count: 200)))
            guard case .answered(let first)? = journal.evidence()?[5], case .answered(let second)? = journal.evidence()?[6] else {
                Issue.record("an answer is lost")
                return
            }
            #expect(first.outcome == .hard && first.reply?.text.hasPrefix("long long") == true && first.server == "mx.example:25")
            #expect(second.outcome == .accepted && second.server.hasPrefix("hosthost"))
        }
    }

    @Test func `slots are used again, and none is left when they are used up`() async throws {
        try await Self.with { journal, _ in
            try journal.begin(run: 1, sender: "z", slots: 3)
            for contact in Int64(1)...100 {
                journal.claim([Self.recipient(contact)])
                journal.handsOver(contact)
                #expect(journal.evidence()?[contact] == .handedOver)
                journal.answered(Self.report(contact, .accepted))
                journal.release([DeliveryResult(contact: contact, result: .returned)], claimed: [])
            }
            journal.claim((201...205).map(Self.recipient))
            let evidence = try #require(journal.evidence())
            #expect((201...205).map { evidence[$0] } == [.claimed, .claimed, .claimed, nil, nil])
        }
    }

    @Test func `a contact claimed anew is no longer answered`() async throws {
        try await Self.with { journal, _ in
            try journal.begin(run: 1, sender: "z", slots: 4)
            journal.claim([Self.recipient(1)])
            journal.answered(Self.report(1, .soft))
            journal.claim([Self.recipient(1)])
            #expect(journal.evidence()?[1] == .claimed)
        }
    }

    @Test func `a journal that cannot be made leaves the one before`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("j").path
            let journal = HandoverJournal(path: path, boot: Self.boot)
            try journal.begin(run: 1, sender: "a", slots: 2)
            try FileManager.default.createDirectory(atPath: path + ".new", withIntermediateDirectories: false)
            #expect(throws: CampaignError.self) { try journal.begin(run: 1, sender: "b", slots: 2) }
            journal.claim([Self.recipient(1)])
            #expect(journal.evidence()?.sender == "a")
            #expect(journal.evidence()?[1] == nil)
            let unnamed = HandoverJournal(path: path, boot: nil)
            #expect(throws: CampaignError.self) { try unnamed.begin(run: 1, sender: "b", slots: 2) }
            #expect(unnamed.evidence() == nil)
        }
    }

    @Test func `all blocks of the file are there before it is mapped`() async throws {
        try await Self.with { journal, path in
            try journal.begin(run: 1, sender: "a", slots: 256)
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_size == 257 * 256 && status.st_blocks * 512 >= status.st_size)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }

    // MARK: Stores

    /// Keeps the stores in their order.
    private final class StoreLog: WordStore {
        private(set) var stores: [(word: UInt64, index: Int)] = []

        func store(_ word: UInt64, at index: Int) { stores.append((word, index)) }
    }

    @Test func `killed between any two stores, a slot says what it said before or says what is new`() {
        let log = StoreLog()
        let sender: UInt64 = 77
        let first = Self.report(1, .hard, SMTPReply(code: 550, enhanced: "5.1.1", text: "no such user here"))
        let second = Self.report(2, .accepted, SMTPReply(code: 250, text: "queued, and this answer is the longer one of the two"))
        let steps: [(JournalSlot.Finding?, Int64, () -> Void)] = [
            (.claimed, 1, { JournalSlot.claim(1, slot: 0, of: sender, in: log) }),
            (.handedOver, 1, { JournalSlot.handOver(1, slot: 0, of: sender, in: log) }),
            (.answered(first), 1, { JournalSlot.answer(first, slot: 0, of: sender, in: log) }),
            (.claimed, 1, { JournalSlot.claim(1, slot: 0, of: sender, in: log) }),
            (.answered(first), 1, { JournalSlot.answer(first, slot: 0, of: sender, in: log) }),
            (nil, 1, { JournalSlot.free(slot: 0, in: log) }),
            (.claimed, 2, { JournalSlot.claim(2, slot: 0, of: sender, in: log) }),
            (.handedOver, 2, { JournalSlot.handOver(2, slot: 0, of: sender, in: log) }),
            (.answered(second), 2, { JournalSlot.answer(second, slot: 0, of: sender, in: log) }),
        ]
        var file = [UInt64](repeating: 0, count: JournalHead.length(slots: 1))
        var before: (contact: Int64, finding: JournalSlot.Finding)?
        for (finding, contact, step) in steps {
            let start = log.stores.count
            step()
            #expect(log.stores.count > start)
            for (word, index) in log.stores[start...] {
                let seen = JournalSlot.read(0, of: sender, in: file)
                #expect(seen?.contact == before?.contact && seen?.finding == before?.finding)
                file[index] = word
            }
            let after = JournalSlot.read(0, of: sender, in: file)
            #expect(after?.finding == finding)
            if finding != nil { #expect(after?.contact == contact) }
            before = after
        }
    }

    // MARK: Damage

    @Test(arguments: 0..<8)
    func `a damaged journal puts in doubt and never says that nothing was handed over`(round: Int) async throws {
        let seed = SeededRandom.seed() &+ UInt64(round)
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        try await Self.with { journal, path in
            let contacts = 40
            try journal.begin(run: 3, sender: "dead", slots: contacts + 5)
            journal.claim((1...contacts).map { Self.recipient(Int64($0)) })
            for contact in 1...Int64(contacts) where contact % 3 != 0 {
                journal.handsOver(contact)
                guard contact % 3 == 2 else { continue }
                let text = String(repeating: "queued ", count: Int.random(in: 0...40, using: &random))
                journal.answered(Self.report(contact, contact % 2 == 0 ? .accepted : .soft, SMTPReply(code: 250, text: text)))
            }
            let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            var status = stat()
            #expect(stat(path, &status) == 0)
            let file = UInt64(status.st_ino)
            let truth = try #require(JournalEvidence(whole, boot: Self.boot, file: file))
            for _ in 0..<300 {
                let damaged = Self.damage(whole, &random)
                guard let evidence = JournalEvidence(damaged, boot: Self.boot, file: file) else { continue }
                #expect(evidence.run == 3 && evidence.sender == "dead", "seed \(seed)")
                for contact in 1...Int64(contacts) {
                    let seen = evidence[contact]
                    #expect(seen == nil || seen == .handedOver || seen == truth[contact], "seed \(seed): contact \(contact)")
                }
            }
        }
    }

    private static func damage(_ octets: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var damaged = octets
        let slot = JournalSlot.words * 8
        for _ in 0..<Int.random(in: 1...12, using: &random) where !damaged.isEmpty {
            let place = Int.random(in: 0..<damaged.count, using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0, 1, 2: damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 3: damaged[place] = UInt8.random(in: 0...255, using: &random)
            case 4:
                let length = min(damaged.count - place, Int.random(in: 1...4_096, using: &random))
                for index in place..<place + length { damaged[index] = 0 }
            case 5:
                let length = min(damaged.count - place, Int.random(in: 1...64, using: &random))
                for index in place..<place + length { damaged[index] = UInt8.random(in: 0...255, using: &random) }
            case 6:
                // One slot over another, or over the head.
                let (from, to) = (place / slot * slot, Int.random(in: 0..<damaged.count, using: &random) / slot * slot)
                guard from + slot <= damaged.count, to + slot <= damaged.count else { continue }
                damaged.replaceSubrange(to..<to + slot, with: damaged[from..<from + slot])
            default:
                guard Int.random(in: 0..<6, using: &random) == 0 else { continue }
                damaged = Bool.random(using: &random) ? Array(damaged[..<place]) : damaged + Array(damaged[place...])
            }
        }
        return damaged
    }
}
