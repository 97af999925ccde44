import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

struct StatusMachineTests {
    /// The whole table, written out by hand: for each cause and target, which present statuses change.
    private static let expected: [(cause: StatusCause, to: ContactStatus, reason: Bool, from: Set<ContactStatus>)] = {
        let all = Set(ContactStatus.allCases)
        let upward: [ContactStatus: Set<ContactStatus>] = [
            .active: [], .pending: [.active], .hardBounced: [.active, .pending],
            .unsubscribed: [.active, .pending, .hardBounced],
            .complained: [.active, .pending, .hardBounced, .unsubscribed],
            .suppressed: [.active, .pending, .hardBounced, .unsubscribed, .complained],
        ]
        var rows: [(StatusCause, ContactStatus, Bool, Set<ContactStatus>)] = []
        for reason in [true, false] {
            for to in ContactStatus.allCases {
                rows.append((.imported, to, reason, upward[to] ?? []))
                rows.append((.added, to, reason, upward[to] ?? []))
            }
            rows.append((.confirmation, .active, reason, [.pending, .unsubscribed, .hardBounced, .complained]))
            rows.append((.unsubscribe, .unsubscribed, reason, [.active, .pending, .hardBounced]))
            rows.append((.hardBounce, .hardBounced, reason, [.active, .pending]))
            rows.append((.softBounces, .hardBounced, reason, [.active, .pending]))
            rows.append((.complaint, .complained, reason, [.active, .pending, .hardBounced, .unsubscribed]))
            for to in [ContactStatus.unsubscribed, .hardBounced, .complained, .suppressed] {
                rows.append((.tombstone, to, reason, upward[to] ?? []))
            }
        }
        for to in ContactStatus.allCases {
            rows.append((.person, to, true, all.subtracting([to])))
            rows.append((.person, to, false, upward[to] ?? []))
        }
        return rows
    }()

    @Test func everyCaseOfTheTable() {
        var seen = 0
        for from in ContactStatus.allCases {
            for to in ContactStatus.allCases {
                for cause in StatusCause.allCases {
                    for hasReason in [true, false] {
                        check(from, to, cause, hasReason)
                        seen += 1
                    }
                }
            }
        }
        #expect(seen == 6 * 6 * 9 * 2)
    }

    private func check(_ from: ContactStatus, _ to: ContactStatus, _ cause: StatusCause, _ hasReason: Bool) {
        let decision = StatusMachine.decide(from: from, to: to, cause: cause, hasReason: hasReason)
        let row = Self.expected.first { $0.cause == cause && $0.to == to && $0.reason == hasReason }
        let place: Comment = "\(from) -> \(to) by \(cause), reason \(hasReason)"
        switch decision {
        case .change: #expect(row?.from.contains(from) == true, place)
        case .already: #expect(row != nil && from == to, place)
        case .keep: #expect(row?.from.contains(from) == false && from != to && cause != .person, place)
        case .refuse:
            let isReasonMissing = cause == .person && !hasReason && from != to && row?.from.contains(from) == false
            #expect(row == nil || isReasonMissing, place)
        }
    }

    @Test func onlyConfirmationAndAReasonLeadToActive() {
        for from in ContactStatus.allCases where from != .active {
            for cause in StatusCause.allCases where cause != .confirmation && cause != .person {
                let decision = StatusMachine.decide(from: from, to: .active, cause: cause, hasReason: true)
                #expect(decision != .change)
            }
        }
    }

    @Test func changesAreRecordedOnceWithTheirCause() async throws {
        try await withDatabase(AudienceSchema.migrations) { database in
            let history = try await database.write { connection in
                let at = Instant(seconds: 100)
                let id = try ContactStore.add(
                    connection, try EmailAddress(parsing: "dewi@example.com"), source: "person", actor: "test", at: at)
                let first = try StatusMachine.change(
                    connection, id, to: .hardBounced, cause: .hardBounce, actor: "smtp", evidence: "550 5.1.1 no such user",
                    at: at)
                #expect(first == .changed(from: .active))
                let again = try StatusMachine.change(connection, id, to: .hardBounced, cause: .hardBounce, actor: "smtp", at: at)
                #expect(again == .already)
                let unsubscribed = try StatusMachine.change(
                    connection, id, to: .unsubscribed, cause: .unsubscribe, actor: "one-click", at: Instant(seconds: 200))
                #expect(unsubscribed == .changed(from: .hardBounced))
                let kept = try StatusMachine.change(connection, id, to: .hardBounced, cause: .hardBounce, actor: "smtp", at: at)
                #expect(kept == .kept(.unsubscribed))
                #expect(throws: AudienceError.self) {
                    try StatusMachine.change(connection, id, to: .active, cause: .person, actor: "wayan", evidence: "  ", at: at)
                }
                try StatusMachine.change(
                    connection, id, to: .active, cause: .person, actor: "wayan", evidence: "wrote to us",
                    at: Instant(seconds: 300))
                #expect(throws: AudienceError.self) {
                    try StatusMachine.change(connection, 999, to: .active, cause: .confirmation, actor: "test", at: at)
                }
                let statusAt = try connection.integer("SELECT status_at FROM contact WHERE id = \(id)")
                #expect(statusAt == 300_000_000)
                return try ContactHistory.load(connection, contact: id).filter { $0.event == "status" }
            }
            #expect(
                history.map(\.detail) == [
                    "unsubscribed -> active (person: wrote to us)", "hard_bounced -> unsubscribed (unsubscribe)",
                    "active -> hard_bounced (hard_bounce: 550 5.1.1 no such user)",
                ])
            #expect(history.map(\.actor) == ["wayan", "one-click", "smtp"])
        }
    }
}
