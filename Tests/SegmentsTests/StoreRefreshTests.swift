import Audience
import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Segments

@Suite struct StoreRefreshTests {
    @Test func entrantsKeepTheMomentTheVersionAndTheFacts() async throws {
        try await StoreGround.with { ground in
            try await ground.create("Some", .additive, #"age >= 9 or city contains "jakarta" and not vip is true"#)
            try await ground.setCity(1, "Jakarta Selatan")
            let first = try await ground.refresh("Some", at: 10)
            #expect(first.isFirst && first.entered == 3 && first.left == 0 && first.size.count == 3)
            try await ground.edit("Some", at: 15) { $0.text = "age >= 8" }
            let second = try await ground.refresh("Some", at: 20)
            #expect(!second.isFirst && second.entered == 1 && second.size.count == 4 && second.size.version == 2)
            let members = try await ground.change { try $1.members($0, named: "Some") }
            #expect(members.map(\.contactID) == [1, 9, 10, 8])
            #expect(members.map { StoreGround.seconds($0.at) } == [10, 10, 10, 20])
            #expect(members.map(\.version) == [1, 1, 1, 2])
            #expect(
                members.map(\.why) == [
                    #"city contains "jakarta" ("Jakarta Selatan") and vip is not true (missing)"#, "age >= 9 (9)",
                    "age >= 9 (10)",
                    "age >= 8 (8)",
                ])
            let since = try await ground.change { try $1.changes($0, named: "Some", entered: true, since: StoreGround.at(11)) }
            #expect(since.map(\.contactID) == [8])
        }
    }

    @Test func whoLeftAndWhyIsKept() async throws {
        try await StoreGround.with { ground in
            try await ground.create("Jakarta", .dynamic, #"city is "Jakarta""#)
            try await ground.create("Adults", .dynamic, #"age >= 5 and in segment "Jakarta" and not vip is true"#)
            for id in Int64(1)...10 { try await ground.setCity(id, "Jakarta") }
            let first = try await ground.refresh("Adults", at: 1)
            #expect(first.isFirst && first.size.count == 6)
            #expect(try await ground.changes("Adults", entered: true).isEmpty)
            try await ground.setCity(5, "Bandung")
            try await ground.setAge(6, nil)
            try await ground.setAge(1, 50)
            try await ground.pin(.ban, [7], "Adults")
            try await ground.change { connection, _ in _ = try connection.execute("DELETE FROM contact WHERE id = 8") }
            let second = try await ground.refresh("Adults", at: 2)
            #expect(second.entered == 1 && second.left == 3 && second.size.count == 3)
            let left = try await ground.changes("Adults", entered: false)
            #expect(left.map(\.contactID) == [5, 6, 7])
            #expect(
                left.map(\.why) == [
                    #"in not segment "Jakarta" (city is not "Jakarta" ("Bandung"))"#, "not age >= 5 (missing)",
                    #"banned from segment "Adults""#,
                ])
            #expect(left.allSatisfy { $0.at == StoreGround.at(2) && $0.version == 1 && !$0.entered })
            let entered = try await ground.changes("Adults", entered: true)
            #expect(
                entered.map(\.why) == [
                    #"age >= 5 (50) and in segment "Jakarta" (city is "Jakarta" ("Jakarta")) and vip is not true (missing)"#
                ])
            let later = try await ground.change { try $1.changes($0, named: "Adults", entered: false, since: StoreGround.at(3)) }
            #expect(later.isEmpty)
        }
    }

    @Test func whatContactsDidAndTheirRanksAreReasonsToo() async throws {
        try await StoreGround.with { ground in
            let purchased = try #require(ground.world.catalogue.activity("purchased"))
            try await ground.change { connection, _ in
                let recorder = ActivityRecorder(connection)
                for contact in [Int64(2), 3] {
                    let values = purchased.parameters.map {
                        $0.name == "price" ? ContactValue.number(Double(contact) * 100) : nil
                    }
                    _ = try recorder.record(purchased, contactID: contact, at: StoreGround.at(-60), values: values)
                }
            }
            try await ground.create("Buyers", .additive, "has purchased where price > 250 within last 7 days")
            try await ground.create("Top", .dynamic, "in top 3 by age")
            try await ground.refresh("Buyers", at: 1)
            try await ground.refresh("Top", at: 1, batch: 2)
            #expect(try await ground.members("Top", at: 1) == [8, 9, 10])
            let buyer = try #require(try await ground.change { try $1.members($0, named: "Buyers") }.first)
            #expect(buyer.contactID == 3 && buyer.why?.hasPrefix("has purchased where price > 250 within last 7 days (") == true)
            // Somebody else passes: nothing of contact 8 has changed.
            try await ground.setAge(1, 99)
            let result = try await ground.refresh("Top", at: 2, batch: 1)
            #expect(result.entered == 1 && result.left == 1 && result.size.count == 3)
            let left = try await ground.changes("Top", entered: false)
            #expect(left.map(\.contactID) == [8] && left.first?.why.contains("top 3 by age (") == true)
        }
    }

    @Test(arguments: SegmentKind.allCases)
    func aRefreshThatFindsNothingWritesOnlyTheSize(_ kind: SegmentKind) async throws {
        try await StoreGround.with(contacts: 200) { ground in
            try await ground.create("Old", kind, "age >= 100")
            try await ground.refresh("Old", at: 1, batch: 10)
            let stored = try await ground.stored("Old")
            let before = try await ground.totalChanges()
            let result = try await ground.refresh("Old", at: 2, batch: 10)
            #expect(try await ground.totalChanges() - before == 1)
            #expect(result.entered == 0 && result.left == 0 && result.size.count == 101)
            #expect(try await ground.stored("Old") == stored)
            // And one that finds something writes that, its place and the size.
            try await ground.setAge(3, 300)
            let later = try await ground.totalChanges()
            let third = try await ground.refresh("Old", at: 3)
            let isRefreshed = kind != .static
            #expect(third.entered == (isRefreshed ? 1 : 0))
            let written: Int64 = kind == .dynamic ? 4 : kind == .additive ? 3 : 1
            #expect(try await ground.totalChanges() - later == written)
            if kind == .additive { #expect(try await ground.stored("Old")[3] == 3) }
        }
    }

    @Test func sizesAreKeptOverTime() async throws {
        try await StoreGround.with { ground in
            try await ground.create("Old", .dynamic, "age >= 8")
            try await ground.refresh("Old", at: 1)
            try await ground.change { connection, _ in
                _ = try connection.execute("UPDATE contact SET status = 'unsubscribed' WHERE id = 9")
            }
            try await ground.setAge(1, 11)
            try await ground.refresh("Old", at: 2)
            let sizes = try await ground.change { connection, store in
                let segment = try store.show(connection, named: "Old")
                let size = try store.size(connection, of: segment, asOf: StoreGround.at(3), cause: .plan)
                try store.record(connection, size, of: segment.id)
                return try store.sizes(connection, named: "Old")
            }
            #expect(sizes.map(\.count) == [4, 4, 3] && sizes.map(\.reachable) == [3, 3, 3])
            #expect(sizes.map(\.cause) == [.plan, .refresh, .refresh])
            #expect(sizes.map { StoreGround.seconds($0.at) } == [3, 2, 1])
        }
    }

    @Test func whatIsWatchedIsKnown() async throws {
        try await StoreGround.with { ground in
            try await ground.create("A", .additive, "age >= 8")
            try await ground.create("B", .dynamic, "age >= 8")
            try await ground.create("C", .dynamic, "age >= 8")
            try await ground.create("D", .static, "age >= 8")
            try await ground.refresh("C", at: 1)
            try await ground.refresh("D", at: 1)
            let watched = try await ground.change { try $1.watched($0) }
            #expect(watched.map(\.name).filter { ["A", "B", "C", "D"].contains($0) } == ["A", "C"])
        }
    }

    // MARK: Interruptions

    /// Stops a refresh after some batches.
    private static func refreshInterrupted(
        _ ground: StoreGround, _ name: String, at seconds: Double, batch: Int, after batches: Int
    ) async throws -> SegmentRefreshResult? {
        let done = Mutex(0)
        do {
            return try await ground.refresh(name, at: seconds, batch: batch) { _ in
                let count = done.withLock { done in
                    done += 1
                    return done
                }
                if count == batches { withUnsafeCurrentTask { $0?.cancel() } }
            }
        } catch is CancellationError {
            return nil
        }
    }

    @Test func anInterruptedRefreshGoesOnAsOfTheSameMoment() async throws {
        try await StoreGround.with(contacts: 100) { ground in
            try await ground.create("Old", .additive, "age > 20")
            let stopped = try await Self.refreshInterrupted(ground, "Old", at: 10, batch: 20, after: 2)
            #expect(stopped == nil)
            #expect(try await ground.stored("Old").count == 40)
            let result = try await ground.refresh("Old", at: 500, batch: 20)
            #expect(result.wasResumed && result.entered == 80 && result.size.at == StoreGround.at(10))
            #expect(Set(try await ground.stored("Old").values) == [10])
            let next = try await ground.refresh("Old", at: 600)
            #expect(!next.wasResumed && next.entered == 0 && next.size.at == StoreGround.at(600))
        }
    }

    @Test func anInterruptedRefreshBeginsAnewWhenTheSegmentWasEditedOrADayHasPassed() async throws {
        try await StoreGround.with(contacts: 100) { ground in
            try await ground.create("Old", .additive, "age > 20")
            _ = try await Self.refreshInterrupted(ground, "Old", at: 10, batch: 20, after: 2)
            try await ground.edit("Old", at: 20) { $0.text = "age <= 10" }
            let edited = try await ground.refresh("Old", at: 30)
            #expect(!edited.wasResumed && edited.entered == 10)
            #expect(try await ground.stored("Old").count == 50)
            try await ground.create("Other", .dynamic, "age > 20")
            _ = try await Self.refreshInterrupted(ground, "Other", at: 10, batch: 20, after: 2)
            let late = try await ground.refresh("Other", at: 100_000)
            #expect(!late.wasResumed && late.isFirst && late.entered == 40 && late.size.count == 80)
            #expect(try await ground.changes("Other", entered: true).isEmpty)
        }
    }

    @Test func twoRefreshesAtOnceAreOne() async throws {
        try await StoreGround.with(contacts: 300) { ground in
            try await ground.create("Old", .additive, "age > 20")
            try await ground.create("Watched", .dynamic, "age > 20")
            try await ground.refresh("Watched", at: 1)
            try await ground.edit("Watched", at: 2) { $0.text = "age <= 200" }
            for name in ["Old", "Watched"] {
                async let one = ground.refresh(name, at: 10, batch: 7)
                async let two = ground.refresh(name, at: 10, batch: 11)
                _ = try await (one, two)
            }
            #expect(try await ground.stored("Old").count == 280)
            #expect(try await ground.changes("Watched", entered: true).count == 20)
            #expect(try await ground.changes("Watched", entered: false).count == 100)
            #expect(try await ground.members("Watched", at: 20).count == 200)
        }
    }

    @Test func aContactThatIsDeletedMeanwhileIsLeftOut() async throws {
        try await StoreGround.with(contacts: 30) { ground in
            try await ground.create("Old", .additive, "age > 5")
            _ = try await Self.refreshInterrupted(ground, "Old", at: 10, batch: 10, after: 1)
            try await ground.change { connection, store in
                // Found in a snapshot, and gone before it is written down.
                let segment = try store.show(connection, named: "Old")
                let place = try #require(try RefreshPlace.load(connection, segment.id))
                let refresher = SegmentRefresher(store: store, segment: segment, place: place, batch: 10)
                let step = try refresher.find(connection)
                _ = try connection.execute("DELETE FROM contact WHERE id IN (7, 18)")
                try refresher.apply(connection, step)
            }
            try await ground.refresh("Old", at: 20)
            #expect(try await ground.stored("Old").keys.sorted() == Array(6...30).filter { $0 != 7 && $0 != 18 })
        }
    }

    /// The same changes to two databases: one is refreshed at once, the other in small pieces with interruptions.
    @Test func anInterruptedRefreshEqualsAnUninterruptedOne() async throws {
        let seed = SeededRandom.seed()
        print("interrupted refreshes: seed \(seed)")
        var random = SeededRandom(seed: seed)
        var interruptions = 0
        for _ in 0..<6 {
            let contacts = Int64.random(in: 20...120, using: &random)
            try await StoreGround.with(contacts: contacts) { whole in
                try await StoreGround.with(contacts: contacts) { pieces in
                    interruptions += try await Self.compare(whole, pieces, contacts, &random)
                }
            }
        }
        #expect(interruptions > 10)
    }

    private static func compare(
        _ whole: StoreGround, _ pieces: StoreGround, _ contacts: Int64, _ random: inout SeededRandom
    ) async throws -> Int {
        let text = ["age >= 10", #"age < 60 and not city is "Jakarta""#, #"city contains "a" or age > 40"#].randomElement(
            using: &random)
        var interruptions = 0
        for ground in [whole, pieces] {
            try await ground.create("dynamic", .dynamic, text ?? "")
            try await ground.create("additive", .additive, text ?? "")
        }
        for round in 1...3 {
            for _ in 0..<(contacts / 3) {
                let (id, age) = (Int64.random(in: 1...contacts, using: &random), Double.random(in: 1...100, using: &random))
                let city = ["Jakarta", "Bandung", "Łódź", nil].randomElement(using: &random) ?? nil
                for ground in [whole, pieces] {
                    try await ground.setAge(id, age.rounded())
                    try await ground.setCity(id, city)
                }
            }
            for name in ["dynamic", "additive"] {
                let moment = Double(round) * 1000
                let result = try await whole.refresh(name, at: moment)
                var finished: SegmentRefreshResult?
                var later = moment
                while finished == nil {
                    finished = try await refreshInterrupted(
                        pieces, name, at: later, batch: Int.random(in: 1...9, using: &random),
                        after: Int.random(in: 1...6, using: &random))
                    if finished == nil { interruptions += 1 }
                    later += 1
                }
                #expect(finished?.entered == result.entered && finished?.left == result.left)
                #expect(finished?.size == result.size)
            }
        }
        for name in ["dynamic", "additive"] {
            let (one, other) = (try await picture(whole, name), try await picture(pieces, name))
            #expect(one == other)
        }
        return interruptions
    }

    /// Everything that refreshes keep.
    private static func picture(_ ground: StoreGround, _ name: String) async throws -> [String] {
        try await ground.change { connection, store in
            let members = try store.members(connection, named: name).map { "\($0)" }
            let changes = try [true, false].flatMap { try store.changes(connection, named: name, entered: $0).map { "\($0)" } }
            let sizes = try store.sizes(connection, named: name).map { "\($0)" }
            return members.sorted() + changes.sorted() + sizes
        }
    }
}
