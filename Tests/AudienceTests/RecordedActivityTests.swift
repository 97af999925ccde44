import Foundation
import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

/// What Merpati records itself when contacts change, one at a time and by imports: once for what happened, and not at all
/// for what did not.
struct RecordedActivityTests {
    private static let recorded: [BuiltInActivity] = [
        .subscribed, .confirmed, .imported, .labelled, .scoreChanged, .unsubscribed,
    ]

    /// How many events there are of each recorded activity that has any; the summaries are checked on the way.
    private static func counts(_ connection: any Connection) throws -> [String: Int64] {
        var counts: [String: Int64] = [:]
        for activity in recorded {
            let faults = try SummaryCheck.faults(connection, activity.definition)
            #expect(faults.isEmpty)
            let count = try connection.integer("SELECT count(*) FROM \(identifier: activity.table)") ?? 0
            if count > 0 { counts[activity.rawValue] = count }
        }
        return counts
    }

    private func withContact(
        status: ContactStatus = .active, _ body: @escaping @Sendable (any Connection, Int64) throws -> Void
    ) async throws {
        try await withDatabase(AudienceSchema.migrations) { database in
            try await database.write { connection in
                let id = try ContactStore.add(
                    connection, try EmailAddress(parsing: "sri@example.com"), status: status, source: "form", actor: "test",
                    at: Instant(seconds: 1))
                try body(connection, id)
            }
        }
    }

    // MARK: One contact

    @Test func listsAreRecordedWhenTheyAreNew() async throws {
        try await withContact { connection, id in
            let list = try CatalogueStore.createList(connection, name: "News", at: Instant(seconds: 1)).id
            func subscribe(_ cause: StatusCause, _ second: Int64) throws {
                try ContactStore.subscribe(connection, id, list: list, cause: cause, source: "test", at: Instant(seconds: second))
            }
            try subscribe(.added, 2)
            try subscribe(.person, 3)
            #expect(try Self.counts(connection) == ["subscribed": 1])
            try ContactStore.unsubscribe(connection, id, list: list, source: "test", at: Instant(seconds: 4))
            try subscribe(.imported, 5)
            #expect(try Self.counts(connection) == ["subscribed": 1])
            try subscribe(.person, 6)
            let events = try connection.all("SELECT at, list_id FROM activity_subscribed ORDER BY at") { row in
                [row.integer(0), row.integer(1)]
            }
            #expect(events == [[2_000_000, list], [6_000_000, list]])
            #expect(try Self.counts(connection) == ["subscribed": 2])
        }
    }

    @Test func labelsAreRecordedWhenTheyAreNew() async throws {
        try await withContact { connection, id in
            let label = try CatalogueStore.createLabel(connection, name: "VIP", at: Instant(seconds: 1)).id
            for second: Int64 in [2, 3] { try ContactStore.label(connection, id, label, at: Instant(seconds: second)) }
            #expect(try Self.counts(connection) == ["labelled": 1])
            try ContactStore.unlabel(connection, id, label, at: Instant(seconds: 4))
            try ContactStore.label(connection, id, label, at: Instant(seconds: 5))
            #expect(try Self.counts(connection) == ["labelled": 2])
        }
    }

    @Test func scoresAreRecordedWhenTheyAreOthers() async throws {
        try await withContact { connection, id in
            let values: [ContactValue?] = [nil, .number(5), .number(5), .number(-1), nil, nil]
            for (second, value) in values.enumerated() {
                try ContactStore.set(connection, id, .builtIn(.score), to: value, at: Instant(seconds: Int64(second)))
            }
            let events = try connection.all("SELECT at, old_score, new_score FROM activity_score_changed ORDER BY at") { row in
                (0..<3).map { row.value($0) }
            }
            #expect(
                events == [
                    [.integer(1_000_000), .null, .real(5)], [.integer(3_000_000), .real(5), .real(-1)],
                    [.integer(4_000_000), .real(-1), .null],
                ])
            #expect(try Self.counts(connection) == ["score_changed": 3])
        }
    }

    @Test func confirmationsAreRecordedOnce() async throws {
        try await withContact(status: .pending) { connection, id in
            for second: Int64 in [5, 6] {
                try StatusMachine.change(
                    connection, id, to: .active, cause: .confirmation, actor: "page", at: Instant(seconds: second))
            }
            #expect(try Self.counts(connection) == ["confirmed": 1])
            let last = try connection.integer("SELECT last_at FROM summary_confirmed")
            #expect(last == 5_000_000)
        }
    }

    /// An operator's reason is no confirmation by the owner of the address.
    @Test func operatorsDoNotConfirm() async throws {
        try await withContact(status: .pending) { connection, id in
            try StatusMachine.change(
                connection, id, to: .active, cause: .person, actor: "wayan", evidence: "wrote to us", at: Instant(seconds: 5))
            #expect(try Self.counts(connection) == [:])
        }
    }

    @Test func leavingEverythingIsRecordedOnce() async throws {
        try await withContact { connection, id in
            for second: Int64 in [2, 3] {
                try ContactStore.unsubscribeFromEverything(connection, id, actor: "wayan", at: Instant(seconds: second))
            }
            #expect(try Self.counts(connection) == ["unsubscribed": 1])
            let means = try connection.text("SELECT means FROM activity_unsubscribed")
            #expect(means == "person")
        }
    }

    // MARK: Imports

    @Test func importsRecordWhatTheyDoAndNothingElse() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.lists = ["News"]
            fixture.options.labels = ["VIP"]
            let rows = (1...7).map { "u\($0)@x.example,\($0),vip;gold\n" }
            let text = "email,score,labels\n" + rows.joined()
            try await fixture.importing(text)
            let first = try await fixture.database.read { try Self.counts($0) }
            // The scores that contacts begin with have not changed.
            #expect(first == ["imported": 7, "labelled": 14, "subscribed": 7])
            try await fixture.importing(text)
            let same = try await fixture.database.read { try Self.counts($0) }
            #expect(same == first)
            try await fixture.importing(
                "email,score,labels\nu1@x.example,1,new\nu2@x.example,20,\nu3@x.example,,\nnew@x.example,,gold\n")
            let more = try await fixture.database.read { try Self.counts($0) }
            #expect(more == ["imported": 10, "labelled": 17, "subscribed": 8, "score_changed": 1])
            let score = try await fixture.database.read { connection in
                try connection.first("SELECT old_score, new_score FROM activity_score_changed") { [$0.real(0), $0.real(1)] }
            }
            #expect(score == [2, 20])
        }
    }

    /// A batch has three rows: the address stands twice in the first and once more in each of the others.
    @Test func aContactIsImportedOnceAnImport() async throws {
        try await ImportFixture.run { fixture in
            let rows = ["a,1,x", "b,1,", "a,2,y", "a,3,x", "c,1,", "d,1,", "a,4,z", "b,1,"].map { row in
                row.replacingOccurrences(of: ",", with: "@x.example,", range: row.range(of: ",")) + "\n"
            }
            try await fixture.importing("email,score,labels\n" + rows.joined())
            let counts = try await fixture.database.read { try Self.counts($0) }
            #expect(counts == ["imported": 4, "labelled": 3, "score_changed": 3])
            let ofA = try await fixture.count(
                "SELECT count FROM summary_imported s JOIN contact c ON c.id = s.contact_id WHERE c.email = 'a@x.example'")
            #expect(ofA == 1)
        }
    }

    @Test func whoLeftAListIsNotRecordedAsComingBack() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.lists = ["News"]
            try await fixture.importing("email\na@x.example\n")
            try await fixture.database.write { connection in
                _ = try ContactStore.unsubscribe(connection, 1, list: 1, source: "test", at: Instant(seconds: 5))
            }
            try await fixture.importing("email\na@x.example\nb@x.example\n")
            let counts = try await fixture.database.read { try Self.counts($0) }
            #expect(counts == ["imported": 2, "subscribed": 2])
        }
    }

    @Test func dryRunsRecordNothing() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.dryRun = true
            fixture.options.lists = ["News"]
            try await fixture.importing("email,score\na@x.example,1\n")
            let counts = try await fixture.database.read { try Self.counts($0) }
            #expect(counts == [:])
        }
    }

    /// Random files, with and without what is known: as many events as there are changes, counted apart.
    @Test func randomImportsKeepTheSummaries() async throws {
        let seed = SeededRandom.seed()
        print("seed of the test of recorded imports: \(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<10 {
            try await ImportFixture.run { fixture in
                var (imported, memberships): (Int64, Int64) = (0, 0)
                for _ in 0..<4 {
                    var text = "email,score,labels,lists\n"
                    for _ in 0..<Int.random(in: 1...20, using: &random) {
                        let score = ["", "1", "2"].randomElement(using: &random) ?? ""
                        let names = (0..<2).map { _ in ["", "x", "y;z"].randomElement(using: &random) ?? "" }
                        text += "u\(Int.random(in: 0..<12, using: &random))@x.example,\(score),\(names[0]),\(names[1])\n"
                    }
                    let before = try await fixture.count("SELECT count(*) FROM contact")
                    let result = try await fixture.importing(text)
                    let after = try await fixture.count("SELECT count(*) FROM contact")
                    #expect(Int64(result.added) == after - before, "seed \(seed)")
                    imported += Int64(result.added)
                    let counts = try await fixture.database.read { try Self.counts($0) }
                    // Whoever was added is imported; who was changed too, but once.
                    let most = imported + Int64(result.updated)
                    #expect((imported...most).contains(counts["imported"] ?? 0), "seed \(seed)")
                    imported = counts["imported"] ?? 0
                    memberships = (counts["labelled"] ?? 0) + (counts["subscribed"] ?? 0)
                }
                let kept = try await fixture.count(
                    "SELECT (SELECT count(*) FROM contact_label) + (SELECT count(*) FROM subscription)")
                #expect(memberships == kept, "seed \(seed)")
            }
        }
    }
}
