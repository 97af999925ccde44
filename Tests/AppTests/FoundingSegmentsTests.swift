import App
import Audience
import Foundation
import Mail
import Segments
import Storage
import TestSupport
import Testing

/// The segments that the founding articles describe, as files, on the example's thousand contacts.
@Suite(.timeLimit(.minutes(15))) struct FoundingSegmentsTests {
    /// Files of `campaigns/segments/` that the campaigns use.
    private static let others: Set = ["birthdays", "lapsed", "loyal-in-jakarta", "test-readers"]

    private func definition(_ file: String) throws -> SegmentDefinition {
        let url = FlowerShopWorkspace.campaigns.appendingPathComponent("segments/\(file).yaml")
        return try SegmentFile.parse(String(contentsOf: url, encoding: .utf8), file: url.lastPathComponent)
    }

    /// Each segment has the contacts that plain Swift over the same files finds, in the database and in memory, and its
    /// examples are as they say.
    @Test func everySegmentHasWhomItsLineSays() async throws {
        let shop = try FlowerShop(FlowerShopWorkspace.campaigns)
        try await FlowerShopWorkspace.run { workspace in
            try await workspace.importAll()
            let merpati = workspace.merpati
            let facts = try await workspace.facts()
            for segment in FoundingSegment.all(shop) {
                let definition = try definition(segment.file)
                let check = try await merpati.database.read {
                    try merpati.segments.check($0, named: definition.name, asOf: FlowerShopWorkspace.noon)
                }
                #expect(check.passed, "\(segment.file): \(check.failures)")
                #expect(!definition.examples.in.isEmpty && !definition.examples.out.isEmpty, "\(segment.file)")
                let members = try await workspace.members(definition.name)
                let expected = Set(shop.people.filter(segment.holds).map(\.row))
                let odd = members.symmetricDifference(expected).sorted().prefix(5).map { shop.people[$0]["email"] }
                #expect(members == expected, "\(segment.file): \(odd)")
                #expect(members.count == segment.count, "\(segment.file)")
                let inMemory = try await merpati.database.read { connection in
                    let typed = try merpati.segments.typed(named: definition.name, connection)
                    let evaluation = try typed.evaluation(asOf: FlowerShopWorkspace.noon).answering(connection)
                    return Set(facts.indices.filter { evaluation.holds(facts[$0]) })
                }
                #expect(inMemory == expected, "\(segment.file)")
                print("\(segment.file).yaml".padding(toLength: 34, withPad: " ", startingAt: 0), members.count)
            }
        }
    }

    @Test func everyLineHasItsFiles() throws {
        let segments = FoundingSegment.all(try FlowerShop(FlowerShopWorkspace.campaigns))
        let folder = FlowerShopWorkspace.campaigns.appendingPathComponent("segments").path
        let files = Set(try FileManager.default.contentsOfDirectory(atPath: folder).map { $0.replacing(".yaml", with: "") })
        #expect(files == Self.others.union(segments.map(\.file)))
        #expect(Set(segments.map(\.line)).count == 25)
        for file in files { #expect(try !definition(file).description.isEmpty, "\(file)") }
    }

    /// Nothing but the clock moves.
    @Test func timeAloneMovesPeople() async throws {
        let shop = try FlowerShop(FlowerShopWorkspace.campaigns)
        let noon = FlowerShopWorkspace.noon
        try await FlowerShopWorkspace.run { workspace in
            try await workspace.importAll()
            func isIn(_ name: String, _ email: String, days: Double) async throws -> Bool {
                let row = try shop.person(email).row
                return try await workspace.members(name, asOf: noon.adding(seconds: days * 86_400)).contains(row)
            }
            let minute = 1.0 / 1440
            // The one bought at 11:30, the other at 12:30, both 30 days before.
            let purchases = shop.people.filter { $0.events("purchased").last?.at.hasPrefix("2026-10-21") == true }
            let (before, after) = try (
                #require(purchases.first { $0.events("purchased").last?.at == "2026-10-21 11:30" })["email"],
                #require(purchases.first { $0.events("purchased").last?.at == "2026-10-21 12:30" })["email"]
            )
            let quiet = "Not bought for 30 days"
            #expect(try await isIn(quiet, before, days: 0))
            #expect(try await !isIn(quiet, after, days: 0))
            #expect(try await !isIn(quiet, after, days: 29 * minute))
            #expect(try await isIn(quiet, after, days: 31 * minute))
            let pickup = try definition("pickup-in-10-days").examples
            #expect(try await isIn("Pickup in 10 days", pickup.in[0], days: 0.49))
            #expect(try await !isIn("Pickup in 10 days", pickup.in[0], days: 0.51))
            #expect(try await isIn("Picked up 10 days ago", pickup.in[0], days: 20))
            #expect(try await isIn("Pickup in 10 days", pickup.out[1], days: 1))
            let birthday = try definition("birthday-tomorrow").examples
            #expect(try await isIn("Birthday tomorrow", birthday.out[1], days: 1))
            #expect(try await isIn("Birthday tomorrow", birthday.in[0], days: 365))
        }
    }

    /// Who was a director once stays, also when the title changes; who becomes one enters.
    @Test func aDirectorWhoBecomesDeputyStays() async throws {
        let shop = try FlowerShop(FlowerShopWorkspace.campaigns)
        let examples = try definition("directors").examples
        let (director, deputy) = (examples.in[0], examples.out[0])
        try await FlowerShopWorkspace.run { workspace in
            try await workspace.importAll()
            let (merpati, time) = (workspace.merpati, workspace.time)
            func rename(_ email: String, _ title: String) async throws {
                time.advance(seconds: 3600)
                try await merpati.database.write { connection in
                    let contact = try ContactStore.requireID(connection, of: EmailAddress(parsing: email))
                    let field = try CatalogueStore.load(connection).requireField("title")
                    try ContactStore.set(connection, contact, .custom(field), to: .text(title), at: time.now())
                }
            }
            func members() async throws -> Set<String> {
                Set(try await workspace.members("Directors", asOf: time.now()).map { shop.people[$0]["email"] })
            }
            let first = try await members()
            #expect(first.contains(director) && !first.contains(deputy))
            try await merpati.segments.refresh(merpati.database, named: "Directors", at: time.now())
            try await rename(director, "Deputy Director")
            #expect(try await members() == first)
            // Who matches is in before the next refresh, and stays after it.
            try await rename(deputy, "Director")
            #expect(try await members() == first.union([deputy]))
            try await merpati.segments.refresh(merpati.database, named: "Directors", at: time.now())
            try await rename(deputy, "Deputy Director")
            try await merpati.segments.refresh(merpati.database, named: "Directors", at: time.now())
            #expect(try await members() == first.union([deputy]))
        }
    }

    @Test func theSameFilesAgainChangeNothing() async throws {
        let shop = try FlowerShop(FlowerShopWorkspace.campaigns)
        try await FlowerShopWorkspace.run { workspace in
            try await workspace.importAll()
            let total = try await workspace.importActivities().values.reduce(0, +)
            #expect(total == 0)
            let changes = try await workspace.merpati.files.apply(workspace.merpati.files.all())
            #expect(changes.allSatisfy { $0.kind == .unchanged }, "\(changes.filter { $0.kind != .unchanged })")
            #expect(
                changes.filter { $0.what == "activity" }.map(\.name) == ["attended", "coupon_issued", "coupon_used", "purchased"])
            let sent = try await workspace.merpati.database.read { try $0.integer("SELECT count(*) FROM activity_sent") }
            #expect(sent.map(Int.init) == shop.counts["sent.csv"])
        }
    }
}
