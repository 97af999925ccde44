import Audience
import Storage
import TestSupport
import Testing

@testable import Segments

/// Who enters and leaves segments of each kind, and what pins and bans do over all of them.
@Suite struct StoreKindTests {
    /// Three contacts move: 9 stops matching, 2 begins to, 5 begins and stops again between two refreshes.
    @Test(arguments: [
        (SegmentKind.dynamic, [2, 8, 10], [2, 8, 10]),
        (.additive, [2, 8, 9, 10], [2, 5, 8, 9, 10]),
        (.static, [8, 9, 10], [8, 9, 10]),
    ])
    func contactsEnterAndLeave(_ kind: SegmentKind, afterTheFirst: [Int64], afterTheSecond: [Int64]) async throws {
        try await StoreGround.with { ground in
            try await ground.create("Old", kind, "age >= 8")
            try await ground.refresh("Old", at: 1)
            #expect(try await ground.members("Old") == [8, 9, 10])
            try await ground.setAge(9, 1)
            try await ground.setAge(2, 20)
            #expect(try await ground.members("old", at: 2) == afterTheFirst)
            try await ground.setAge(5, 30)
            try await ground.refresh("Old", at: 3)
            try await ground.setAge(5, 5)
            #expect(try await ground.members("Old", at: 4) == afterTheSecond)
            try await ground.refresh("Old", at: 5)
            #expect(try await ground.members("Old", at: 5) == afterTheSecond)
        }
    }

    @Test func aDirectorWhoIsDemotedStaysInAnAdditiveSegment() async throws {
        try await StoreGround.with { ground in
            try await ground.create("Directors", .additive, #"city is "Director""#)
            try await ground.create("Directors now", .dynamic, #"city is "Director""#)
            try await ground.setCity(3, "Director")
            try await ground.refresh("Directors", at: 60)
            try await ground.setCity(3, "Deputy")
            try await ground.refresh("Directors", at: 120)
            #expect(try await ground.members("Directors", at: 120) == [3])
            #expect(try await ground.members("Directors now", at: 120) == [])
            let member = try #require(try await ground.change { try $1.members($0, named: "Directors") }.first)
            #expect(member.at == StoreGround.at(60) && member.version == 1 && member.why == #"city is "Director" ("Director")"#)
            let explanation = try await ground.explain("Directors", 3, at: 120)
            #expect(explanation.isIn)
        }
    }

    @Test func anAdditiveSegmentIsNeverOlderThanTheData() async throws {
        try await StoreGround.with { ground in
            try await ground.create("Old", .additive, "age >= 8")
            #expect(try await ground.members("Old") == [8, 9, 10])
            #expect(try await ground.stored("Old") == [:])
            try await ground.create("Not old", .dynamic, #"in not segment "Old""#)
            #expect(try await ground.members("Not old") == [1, 2, 3, 4, 5, 6, 7])
            try await ground.refresh("Old", at: 1)
            try await ground.setAge(8, 1)
            #expect(try await ground.members("Not old") == [1, 2, 3, 4, 5, 6, 7])
        }
    }

    @Test func membersComeAndGoByHandWhereTheyAreStored() async throws {
        try await StoreGround.with { ground in
            for (name, kind) in [("Some", SegmentKind.static), ("More", .additive)] {
                try await ground.create(name, kind, "age >= 10")
                let added = try await ground.change { try $1.add($0, contacts: [1, 2], to: name, at: StoreGround.at(5)) }
                let again = try await ground.change { try $1.add($0, contacts: [2, 3], to: name, at: StoreGround.at(6)) }
                let removed = try await ground.change { try $1.remove($0, contacts: [1, 7], from: name, at: StoreGround.at(7)) }
                #expect(added == 2 && again == 1 && removed == 1)
                #expect(try await ground.members(name) == [2, 3, 10])
                let left = try await ground.changes(name, entered: false)
                #expect(left.map(\.contactID) == [1] && left.first?.why == "taken out by hand")
                let byHand = try #require(try await ground.change { try $1.members($0, named: name) }.first { $0.contactID == 3 })
                #expect(byHand.version == nil && byHand.why == "by hand" && byHand.at == StoreGround.at(6))
            }
            try await ground.create("Moving", .dynamic, "age >= 10")
            await #expect(throws: SegmentStoreError.self) {
                try await ground.change { try $1.add($0, contacts: [1], to: "Moving", at: StoreGround.at(1)) }
            }
        }
    }

    // MARK: Pins

    @Test(arguments: SegmentKind.allCases)
    func pinsAndBansHoldOverEveryKind(_ kind: SegmentKind) async throws {
        try await StoreGround.with { ground in
            try await ground.create("Old", kind, "age >= 8")
            try await ground.create("Others", .dynamic, #"in not segment "Old" and age > 5"#)
            try await ground.pin(.pin, [1], "Old")
            try await ground.pin(.ban, [9], "Old")
            #expect(try await ground.members("Old") == [1, 8, 10])
            #expect(try await ground.members("Others") == [6, 7, 9])
            for round in 1...2 {
                try await ground.refresh("Old", at: Double(round))
                #expect(try await ground.members("Old") == [1, 8, 10])
            }
            try await ground.edit("Old", at: 3) { $0.text = "age >= 7" }
            #expect(try await ground.members("Old", at: 3) == [1, 7, 8, 10])
            let sizes = try await ground.change { try $1.sizes($0, named: "Old") }
            #expect(sizes.map(\.count) == [3, 3] && sizes.map(\.reachable) == [3, 3])
            // The last word counts.
            try await ground.pin(.ban, [1], "Old")
            try await ground.pin(.pin, [9], "Old")
            #expect(try await ground.members("Old", at: 3) == [7, 8, 9, 10])
            try await ground.pin(.unpin, [1, 9], "Old")
            #expect(try await ground.members("Old", at: 3) == [7, 8, 9, 10])
            #expect(try await ground.change { try $1.pins($0, named: "Old") }.isEmpty)
        }
    }

    @Test func pinsAreKeptWithWhoDidThemAndWhy() async throws {
        try await StoreGround.with { ground in
            try await ground.create("Old", .dynamic, "age >= 8")
            try await ground.pin(.pin, [1, 2], "Old", at: 10)
            try await ground.pin(.pin, [1], "Old", at: 20)
            try await ground.pin(.ban, [2], "Old", at: 30)
            try await ground.pin(.unpin, [1, 5], "Old", at: 40)
            let pins = try await ground.change { try $1.pins($0, named: "Old") }
            #expect(
                pins == [
                    SegmentPin(
                        contactID: 2, email: "c2@example.com", isIn: false, at: StoreGround.at(30), actor: "Dewi",
                        reason: "because")
                ])
            let history = try await ground.change { try $1.pinChanges($0, named: "Old") }
            #expect(history.map(\.action) == [.unpin, .ban, .pin, .pin])
            #expect(history.map(\.email) == ["c1@example.com", "c2@example.com", "c2@example.com", "c1@example.com"])
            // With the contact goes what is known about it.
            try await ground.change { connection, _ in _ = try connection.execute("DELETE FROM contact WHERE id = 2") }
            #expect(try await ground.change { try $1.pins($0, named: "Old") }.isEmpty)
        }
    }

    @Test func explanationsShowPinsAndBans() async throws {
        try await StoreGround.with { ground in
            try await ground.create("Old", .dynamic, "age >= 8")
            let before = try await ground.explain("Old", 1, at: 0)
            #expect(before.conditions.map(\.text) == ["age >= 8"])
            try await ground.pin(.pin, [1], "Old")
            try await ground.pin(.ban, [9], "Old")
            let pinned = try await ground.explain("Old", 1, at: 0)
            #expect(pinned.isIn && pinned.conditions.contains { $0.value == "pinned" && $0.holds })
            let banned = try await ground.explain("Old", 9, at: 0)
            #expect(!banned.isIn && banned.conditions.contains { $0.value == "banned" && !$0.holds })
        }
    }

    // MARK: Conversions

    /// Before: stored or matched were 8, 9, 10; then 9 stops matching and 2 begins to.
    @Test(arguments: [
        (SegmentKind.dynamic, SegmentKind.static, [2, 8, 10]),
        (.dynamic, .additive, [2, 8, 10]),
        (.static, .dynamic, [2, 8, 10]),
        (.static, .additive, [2, 8, 9, 10]),
        (.additive, .dynamic, [2, 8, 10]),
        (.additive, .static, [2, 8, 9, 10]),
    ])
    func conversionsKeepWhatTheyShould(_ from: SegmentKind, _ to: SegmentKind, expected: [Int64]) async throws {
        try await StoreGround.with { ground in
            try await ground.create("Old", from, "age >= 8")
            try await ground.refresh("Old", at: 1)
            try await ground.pin(.pin, [4], "Old")
            try await ground.setAge(9, 1)
            try await ground.setAge(2, 20)
            try await ground.edit("Old", at: 2) { $0.kind = to }
            #expect(try await ground.members("Old", at: 2) == (expected + [4]).sorted())
            let stored = try await ground.stored("Old")
            #expect(stored.keys.sorted() == (to == .dynamic ? [] : from == .static ? [8, 9, 10] : expected))
            let versions = try await ground.change { try $1.versions($0, named: "Old") }
            #expect(versions.map(\.kind) == [to, from] && versions.map(\.version) == [2, 1])
            // A first snapshot is taken anew: nobody has left a segment that was of another kind.
            let result = try await ground.refresh("Old", at: 3)
            #expect(result.isFirst && result.left == 0)
            #expect(try await ground.members("Old", at: 3) == (expected + [4]).sorted())
        }
    }

    @Test func aNewTextKeepsTheMembersOfAnAdditiveSegmentOnly() async throws {
        try await StoreGround.with { ground in
            for kind in SegmentKind.allCases {
                try await ground.create("\(kind)", kind, "age >= 9")
                try await ground.refresh("\(kind)", at: 1)
                try await ground.edit("\(kind)", at: 2) { $0.text = "age <= 2" }
                let expected: [Int64] = kind == .additive ? [1, 2, 9, 10] : [1, 2]
                #expect(try await ground.members("\(kind)", at: 2) == expected)
            }
        }
    }
}

extension StoreGround {
    func explain(_ name: String, _ contact: Int64, at seconds: Double) async throws -> SegmentExplanation {
        try await change { connection, store in
            let typed = try store.typed(named: name, connection)
            let reader = ContactFactsReader(try CatalogueStore.load(connection), activities: typed.activities)
            let facts = try #require(try reader.read(connection, contact: contact))
            return typed.explain(facts, asOf: Self.at(seconds))
        }
    }
}
