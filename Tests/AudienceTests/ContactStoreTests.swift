import Calendars
import Foundation
import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

struct ContactStoreTests {
    private static let at = Instant(seconds: 1_790_000_000)

    /// A database with a field of each type and one contact.
    private func withContact(_ body: @escaping @Sendable (any Connection, Int64, Catalogue) throws -> Void) async throws {
        try await withDatabase(AudienceSchema.migrations) { database in
            try await database.write { connection in
                let at = Self.at
                try CatalogueStore.defineField(connection, key: "city", type: .text, at: at)
                try CatalogueStore.defineField(connection, key: "orders", type: .number, at: at)
                try CatalogueStore.defineField(connection, key: "vip", type: .boolean, at: at)
                try CatalogueStore.defineField(connection, key: "birthday", type: .date, at: at)
                try CatalogueStore.defineField(connection, key: "last_order", type: .dateTime, at: at)
                try CatalogueStore.defineField(connection, key: "size", type: .choice, options: ["S", "M"], at: at)
                try CatalogueStore.defineField(connection, key: "likes", type: .choices, options: ["roses", "tulips"], at: at)
                let id = try ContactStore.add(
                    connection, try EmailAddress(parsing: "Sri@Kraków.example"), source: "person", actor: "test", at: at)
                try body(connection, id, try CatalogueStore.load(connection))
            }
        }
    }

    @Test func valuesOfEveryTypeAreSetAndRead() async throws {
        try await withContact { connection, id, catalogue in
            let values: [(String, ContactValue)] = [
                ("language", .text("id-ID")), ("country", .text("ID")), ("time_zone", .text("Asia/Jakarta")),
                ("score", .number(2.5)),
                ("city", .text("Đà Nẵng")), ("orders", .number(3)), ("vip", .boolean(true)),
                ("birthday", .date(try #require(CalendarDate(iso: "2000-02-29")))), ("last_order", .dateTime(Self.at)),
                ("size", .choice("M")), ("likes", .choices(["roses", "tulips"])),
            ]
            for (key, value) in values {
                try ContactStore.set(connection, id, try ContactColumn(key, in: catalogue), to: value, at: Self.at)
            }
            let columns = try values.map { try ContactColumn($0.0, in: catalogue) }
            let read = try ContactReader(columns).read(connection, contacts: [id, 999])
            #expect(read[id] == values.map { $0.1 })
            #expect(read[999] == nil)
            let stored = try connection.first("SELECT f1, f1_fold, f1_bare FROM contact WHERE id = \(id)") { row in
                (0..<3).map { row.text($0) }
            }
            #expect(stored == ["Đà Nẵng", "đà nẵng", "da nang"])
            for (key, _) in values {
                try ContactStore.set(connection, id, try ContactColumn(key, in: catalogue), to: nil, at: Self.at)
            }
            let emptied = try ContactReader(columns).read(connection, contacts: [id])
            #expect(emptied[id] == values.map { _ in nil })
        }
    }

    @Test func whatDoesNotFitIsRefused() async throws {
        try await withContact { connection, id, catalogue in
            let wrong: [(String, ContactValue)] = [
                ("city", .number(1)), ("orders", .text("x")), ("size", .choice("XXL")), ("likes", .choices(["roses", "weeds"])),
                ("country", .text("Indonesia")), ("language", .text("i")), ("time_zone", .text("Asia/Jakartaa")),
                ("email", .text("a@b.example")), ("status", .text("active")), ("lists", .choices(["a"])),
                ("source", .text("a\nb")),
            ]
            for (key, value) in wrong {
                let column = try ContactColumn(key, in: catalogue)
                #expect(throws: AudienceError.self, "\(key)") {
                    try ContactStore.set(connection, id, column, to: value, at: Self.at)
                }
            }
            #expect(throws: AudienceError.self) {
                try ContactStore.set(connection, 999, try ContactColumn("city", in: catalogue), to: .text("x"), at: Self.at)
            }
        }
    }

    @Test func addressesAreOneContactWhateverTheirSpelling() async throws {
        try await withContact { connection, id, _ in
            let found = try ContactStore.id(connection, of: try EmailAddress(parsing: "sri@xn--krakw-3ta.example"))
            #expect(found == id)
            let error = #expect(throws: AudienceError.self) {
                try ContactStore.add(
                    connection, try EmailAddress(parsing: "SRI@kraków.example"), source: "person", actor: "test", at: Self.at)
            }
            #expect(error?.kind == .duplicate)
        }
    }

    @Test(arguments: [
        (ContactStatus.unsubscribed, StatusCause.unsubscribe), (.hardBounced, .hardBounce), (.complained, .complaint),
        (.suppressed, .person),
    ])
    func deletedContactsDoNotComeBackActive(status: ContactStatus, cause: StatusCause) async throws {
        try await withContact { connection, id, _ in
            let address = try EmailAddress(parsing: "sri@kraków.example")
            try StatusMachine.change(connection, id, to: status, cause: cause, actor: "test", at: Self.at)
            try ContactStore.delete(connection, id, at: Self.at)
            let hashes = try connection.all("SELECT address_hash FROM suppression") { $0.blob(0) ?? [] }
            #expect(hashes.map(\.count) == [32])
            let again = try ContactStore.add(connection, address, source: "form", actor: "test", at: Self.at)
            let text = try connection.text("SELECT status FROM contact WHERE id = \(again)")
            #expect(text == status.rawValue)
            #expect(again != id)
            // What lifts the status lifts the tombstone too.
            try StatusMachine.change(
                connection, again, to: .active, cause: .person, actor: "test", evidence: "asked for it", at: Self.at)
            let free = try Suppression.status(connection, key: address.key)
            #expect(free == nil)
            let lifted = try connection.text("SELECT status FROM contact WHERE id = \(again)")
            #expect(lifted == "active")
        }
    }

    /// But for the number, which mail sent before carries, and a hash of the address.
    @Test func deletedActiveContactsLeaveNothing() async throws {
        try await withContact { connection, id, _ in
            try ContactStore.delete(connection, id, at: Self.at)
            let anything = try connection.exists("SELECT 1 FROM suppression")
            #expect(!anything)
            let left = try connection.all("SELECT contact_id, address_hash, successor FROM deleted_contact") { row in
                "\(row.integer(0) ?? 0) \(row.blob(1)?.count ?? 0) \(row.integer(2) ?? 0)"
            }
            #expect(left == ["\(id) 32 0"])
            #expect(throws: AudienceError.self) { try ContactStore.delete(connection, id, at: Self.at) }
        }
    }

    /// A row on the suppression list stops a contact even if its status says active.
    @Test func suppressionListIsCheckedBesideTheStatus() async throws {
        try await withContact { connection, id, _ in
            let key = try EmailAddress(parsing: "sri@kraków.example").key
            try Suppression.add(connection, key: key, status: .complained, at: Self.at)
            try Suppression.add(connection, key: key, status: .unsubscribed, at: Self.at)
            let status = try Suppression.status(connection, key: key)
            #expect(status == .complained)
            let obstacle = try MailingRule.obstacle(connection, status: "active", isOnList: true, key: key)
            #expect(obstacle == "complained")
        }
    }

    @Test func leavingAListLastsUntilThePersonComesBack() async throws {
        try await withContact { connection, id, _ in
            let list = try CatalogueStore.createList(connection, name: "News", at: Self.at).id
            let at = Self.at
            var changes: [Bool] = []
            changes.append(try ContactStore.subscribe(connection, id, list: list, cause: .imported, source: "import", at: at))
            changes.append(try ContactStore.subscribe(connection, id, list: list, cause: .imported, source: "import", at: at))
            changes.append(try ContactStore.unsubscribe(connection, id, list: list, source: "page", at: at))
            changes.append(try ContactStore.unsubscribe(connection, id, list: list, source: "page", at: at))
            changes.append(try ContactStore.subscribe(connection, id, list: list, cause: .imported, source: "import", at: at))
            changes.append(try ContactStore.subscribe(connection, id, list: list, cause: .person, source: "person", at: at))
            #expect(changes == [true, false, true, false, false, true])
            let lists = try ContactReader([.lists]).read(connection, contacts: [id])
            #expect(lists[id] == [.choices(["News"])])
        }
    }

    @Test func labelsAndCategoriesAreRead() async throws {
        try await withContact { connection, id, catalogue in
            let vip = try CatalogueStore.createLabel(connection, name: "VIP", category: "tier", at: Self.at).id
            let gold = try CatalogueStore.createLabel(connection, name: "Gold", category: "tier", at: Self.at).id
            let first = try ContactStore.label(connection, id, vip, at: Self.at)
            let second = try ContactStore.label(connection, id, vip, at: Self.at)
            #expect([first, second] == [true, false])
            try ContactStore.label(connection, id, gold, at: Self.at)
            let read = try ContactReader([.builtIn(.label), .builtIn(.category)]).read(connection, contacts: [id])
            #expect(read[id] == [.choices(["VIP", "Gold"]), .choices(["tier"])])
            let off = try ContactStore.unlabel(connection, id, vip, at: Self.at)
            #expect(off)
            let shown = try ContactStore.show(connection, id)
            #expect(shown.contains { $0.column == .builtIn(.label) && $0.value == .choices(["Gold"]) })
            #expect(shown.contains { $0.column == .builtIn(.email) && $0.value == .text("Sri@kraków.example") })
        }
    }

    @Test func changingTheAddressMeetsItsTombstone() async throws {
        try await withContact { connection, id, _ in
            let other = try EmailAddress(parsing: "gone@example.com")
            try Suppression.add(connection, key: other.key, status: .unsubscribed, at: Self.at)
            try ContactStore.changeAddress(connection, id, to: other, actor: "test", at: Self.at)
            let row = try connection.first("SELECT email, domain, status FROM contact") { row in (0..<3).map { row.text($0) } }
            #expect(row == ["gone@example.com", "example.com", "unsubscribed"])
        }
    }
}
