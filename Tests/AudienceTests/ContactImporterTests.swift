import Foundation
import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

struct ContactImporterTests {
    @Test func columnsBecomeFieldsOfTheTypesTheyHave() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            let result = try await fixture.importing(
                """
                \u{feff}E-Mail;First Name;Orders;VIP;Birthday;Last order;Phone;Language;Labels;Lists;Empty
                Siti@Example.com;Siti;3;ya;2000-02-29;2026-03-01T10:00:00Z;+62 812;id;VIP|Gold;News;
                lukasz@example.pl;"Łukasz ""Łuk""
                Zając";-1.5;tidak;1990-12-31;2026-03-01 10:00;0048;pl;;;

                """)
            #expect(result.figures == [2, 2, 0, 0, 0])
            #expect(
                result.created == [
                    "field first_name (text)", "field orders (number)", "field vip (boolean)", "field birthday (date)",
                    "field last_order (date-time)", "field phone (text)", "field empty (text)", "label VIP", "label Gold",
                    "list News",
                ])
            let rows = try await fixture.exported(
                "email", "first_name", "orders", "vip", "birthday", "last_order", "phone", "language", "labels", "lists", "source"
            )
            #expect(
                rows == [
                    [
                        "Siti@example.com", "Siti", "3", "true", "2000-02-29", "2026-03-01T10:00:00Z", "+62 812", "id",
                        "VIP;Gold", "News", "import",
                    ],
                    [
                        "lukasz@example.pl", "Łukasz \"Łuk\"\nZając", "-1.5", "false", "1990-12-31", "2026-03-01T10:00:00Z",
                        "0048", "pl", "", "", "import",
                    ],
                ])
        }
    }

    @Test func rowsUpdateByAddressAndTheLastWins() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            let first = try await fixture.importing(
                "email,city,size\nA@x.example,Jakarta,M\nb@x.example,Huế,\nb@X.example,Hanoi,L\n")
            #expect(first.figures == [3, 2, 1, 0, 0])
            let second = try await fixture.importing("email,city,size\na@x.example,jakarta,\nb@x.example,Hanoi,\nc@x.example,,\n")
            #expect(second.figures == [3, 1, 1, 1, 0])
            let rows = try await fixture.exported("email", "city", "size")
            #expect(rows == [["A@x.example", "jakarta", "M"], ["b@x.example", "Hanoi", "L"], ["c@x.example", "", ""]])
            let again = try await fixture.importing("email,city,size\na@x.example,jakarta,\nb@x.example,Hanoi,\nc@x.example,,\n")
            #expect(again.figures == [3, 0, 0, 3, 0])
        }
    }

    @Test func everyTypeIsComparedWithWhatIsStored() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            let text = "email,n,b,d,t,x,score\na@x.example,1,true,2026-01-01,2026-01-01T00:00:00Z,Łódź,7\n"
            try await fixture.importing(text)
            let same = try await fixture.importing(text)
            #expect(same.figures == [1, 0, 0, 1, 0])
            for changed in ["2,,,,,", ",false,,,,", ",,2026-01-02,,,", ",,,2026-01-01T00:00:01Z,,", ",,,,Lodz,", ",,,,,8"] {
                let result = try await fixture.importing("email,n,b,d,t,x,score\na@x.example,\(changed)\n")
                #expect(result.figures == [1, 0, 1, 0, 0], "\(changed)")
            }
            let bare = try await fixture.count("SELECT count(*) FROM contact WHERE f5_fold = 'lodz' AND f5_bare IS NULL")
            #expect(bare == 1)
        }
    }

    @Test(arguments: [
        ("-6.2, 106.8", FieldType.location), ("-6.2,106.8", .location), ("95.1, 10.0", .text), ("12,5", .text),
        ("1.234,5", .text), ("1.5", .number),
    ])
    func aPlaceIsKnownByItsTwoDecimalPoints(value: String, type: FieldType) async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            try await fixture.importing("email,place\na@x.example,\"\(value)\"\n")
            let field = try await fixture.database.read { try CatalogueStore.load($0).fields.first }
            #expect(field?.type == type)
        }
    }

    @Test func badRowsAreListedAndGoodOnesGoIn() async throws {
        try await ImportFixture.run { fixture in
            try await fixture.database.write { connection in
                try CatalogueStore.defineField(connection, key: "orders", type: .number, at: Instant(seconds: 0))
                try CatalogueStore.defineField(
                    connection, key: "size", type: .choice, options: ["S", "M"], at: Instant(seconds: 0))
            }
            let text =
                "email,orders,size,status\ngood@x.example,1,S,\nno-address,2,S,\n,3,S,\nbad@x.example,many,S,gone\n\"x\"y,1\nshort@x.example,1\nxl@x.example,1,XL,\n"
            let result = try await fixture.importing(
                Array(text.utf8) + Array("\u{22}a\nb\u{22}@x.example,1,".utf8) + [0xff, 0x41]
                    + Array(",\nlast@x.example,,m,active\n".utf8))
            #expect(result.figures == [9, 2, 0, 0, 7])
            let errors = try fixture.errors()
            #expect(
                errors.map { Array($0.prefix(3)) } == [
                    ["3", "email", "no-address"], ["4", "email", ""], ["5", "orders", "many"], ["5", "status", "gone"],
                    ["6", "email", ""],
                    ["7", "", ""], ["8", "size", "XL"], ["9", "email", ""],
                ])
            #expect(result.firstFaults.count == 8)
            let rows = try await fixture.exported("email", "size")
            #expect(rows == [["good@x.example", "S"], ["last@x.example", "M"]])
        }
    }

    @Test func invalidUTF8IsLocated() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            let bytes = Array("email,city\na@x.example,Krak".utf8) + [0xf3] + Array("w\nb@x.example,Kraków\n".utf8)
            let result = try await fixture.importing(bytes)
            #expect(result.figures == [2, 1, 0, 0, 1])
            let fault = try #require(result.firstFaults.first)
            #expect(fault.line == 2)
            #expect(fault.column == "city")
            #expect(fault.reason.contains("byte 5 of the cell (byte 28 of the file)"))
        }
    }

    @Test(arguments: ["\u{1b}", "\u{7f}", "\u{85}"])
    func controlCharactersAreRefused(character: String) async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            let result = try await fixture.importing("email,name\na@x.example,Siti\nb@x.example,\"Bu\(character)di\"\n")
            #expect(result.figures == [2, 1, 0, 0, 1])
            #expect(result.firstFaults.first?.column == "name")
        }
    }

    @Test(arguments: [
        ("city\nx\n", "no column has the addresses"), ("email,kota\na@x.example,x\n", "no field for the column"),
        ("email,e-mail\n", "two columns go to email"), ("email,\"a\u{7}b\"\n", "column 2"), ("", "is empty"),
        ("\n\n", "no header"),
        ("email,\"x\"y\n", "header cannot be read"),
    ])
    func headersRefused(text: String, words: String) async throws {
        try await ImportFixture.run { fixture in
            let fixture = fixture
            let error = await #expect(throws: AudienceError.self) { try await fixture.importing(text) }
            #expect(error?.message.contains(words) == true)
        }
    }

    @Test func columnsAreMappedAndLeftOut() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.map = ["Adres": "email", "Miasto": "city", "Uwagi": "-"]
            fixture.options.createFields = true
            let result = try await fixture.importing("Adres,Miasto,Uwagi,domain\na@x.example,Łódź,x,y\n")
            #expect(result.figures == [1, 1, 0, 0, 0])
            #expect(result.created == ["field city (text)"])
            #expect(result.ignoredColumns == ["Uwagi", "domain"])
            fixture.options.map = ["Adress": "email"]
            let copy = fixture
            let error = await #expect(throws: AudienceError.self) { try await copy.importing("Adres\na@x.example\n") }
            #expect(error?.message.contains("did you mean \"Adres\"") == true)
        }
    }

    @Test func listsLabelsAndStatusOfTheCommand() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.lists = ["Customers"]
            fixture.options.labels = ["Spring"]
            fixture.options.status = .pending
            let text = "email,status\na@x.example,\nb@x.example,active\nc@x.example,hard bounced\n"
            let first = try await fixture.importing(text)
            #expect(first.figures == [3, 3, 0, 0, 0])
            #expect(first.created == ["label Spring", "list Customers"])
            let rows = try await fixture.exported("email", "status", "labels", "lists")
            #expect(
                rows.map { Array($0.dropFirst()) } == [
                    ["pending", "Spring", "Customers"], ["active", "Spring", "Customers"],
                    ["hard_bounced", "Spring", "Customers"],
                ])
            let causes = try await fixture.count(
                "SELECT count(*) FROM status_change WHERE cause = 'import' AND from_status IS NULL")
            #expect(causes == 2)
            let again = try await fixture.importing(text)
            #expect(again.figures == [3, 0, 0, 3, 0])
            fixture.options.labels = ["Summer"]
            let labelled = try await fixture.importing(text)
            #expect(labelled.figures == [3, 0, 3, 0, 0])
        }
    }

    /// Whatever a file says, nobody who is out gets back in; what it says can only be stricter.
    @Test(arguments: ContactStatus.allCases, ContactStatus.allCases)
    func statusesAreNeverResurrected(present: ContactStatus, said: ContactStatus) async throws {
        try await ImportFixture.run { fixture in
            try await fixture.importing("email,status\na@x.example,\(present.rawValue)\n")
            try await fixture.importing("email,status\nA@X.example,\(said.rawValue)\n")
            let status = try await fixture.exported("status").first?.first
            let expected = said.strictness > present.strictness ? said : present
            #expect(status == expected.rawValue)
        }
    }

    @Test(arguments: [ContactStatus.unsubscribed, .hardBounced, .complained, .suppressed])
    func tombstonesOutliveImports(status: ContactStatus) async throws {
        try await ImportFixture.run { fixture in
            try await fixture.importing("email,status\na@x.example,\(status.rawValue)\n")
            try await fixture.database.write { connection in
                let id = try ContactStore.requireID(connection, of: try EmailAddress(parsing: "a@x.example"))
                try ContactStore.delete(connection, id, at: Instant(seconds: 1))
            }
            let result = try await fixture.importing("email,status\na@x.example,active\nb@x.example,active\n")
            #expect(result.figures == [2, 2, 0, 0, 0])
            let rows = try await fixture.exported("status")
            #expect(rows == [[status.rawValue], ["active"]])
            let cause = try await fixture.database.read {
                try $0.text("SELECT cause FROM status_change ORDER BY id DESC LIMIT 1")
            }
            #expect(cause == "tombstone")
        }
    }

    /// Mail sent before names them by their old numbers.
    @Test func importsFindAddressesOfDeletedContacts() async throws {
        try await ImportFixture.run { fixture in
            try await fixture.importing("email\na@x.example\nb@x.example\n")
            try await fixture.database.write { connection in
                for contact in [Int64(1), 2] { try ContactStore.delete(connection, contact, at: Instant(seconds: 1)) }
            }
            let result = try await fixture.importing("email\nc@x.example\nA@x.example\n")
            #expect(result.figures == [2, 2, 0, 0, 0])
            let (first, second, now) = try await fixture.database.read { connection in
                (
                    try DeletedContacts.successor(connection, of: 1), try DeletedContacts.successor(connection, of: 2),
                    try connection.integer("SELECT id FROM contact WHERE email LIKE 'a@%'")
                )
            }
            #expect(first != nil && first == now)
            #expect(second == nil)
        }
    }

    @Test func leftListsStayLeft() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.lists = ["News"]
            try await fixture.importing("email\na@x.example\n")
            try await fixture.database.write { connection in
                _ = try ContactStore.unsubscribe(connection, 1, list: 1, source: "page", at: Instant(seconds: 1))
            }
            let again = try await fixture.importing("email\na@x.example\n")
            #expect(again.figures == [1, 0, 0, 1, 0])
            let left = try await fixture.count("SELECT count(*) FROM subscription WHERE state = 'unsubscribed'")
            #expect(left == 1)
        }
    }

    @Test func optionsAreAddedOnlyWhenAskedFor() async throws {
        try await ImportFixture.run { fixture in
            try await fixture.database.write { connection in
                _ = try CatalogueStore.defineField(
                    connection, key: "likes", type: .choices, options: ["roses"], at: Instant(seconds: 0))
            }
            let text = "email,likes\na@x.example,Roses\nb@x.example,roses;tulips\n"
            let strict = try await fixture.importing(text)
            #expect(strict.figures == [2, 1, 0, 0, 1])
            #expect(strict.firstFaults.first?.reason.contains("no option \"tulips\"") == true)
            fixture.options.createFields = true
            let free = try await fixture.importing(text)
            #expect(free.figures == [2, 1, 0, 1, 0])
            let changed = try await fixture.importing("email,likes\nb@x.example,tulips\n")
            #expect(changed.figures == [1, 0, 1, 0, 0])
            let rows = try await fixture.exported("likes")
            #expect(rows == [["roses"], ["tulips"]])
        }
    }

    @Test func dryRunGivesTheFiguresAndWritesNothing() async throws {
        try await ImportFixture.run { fixture in
            try await fixture.importing("email\nknown@x.example\n")
            fixture.options.createFields = true
            fixture.options.labels = ["Spring"]
            let text = "email,city\nknown@x.example,Huế\na@x.example,x\na@x.example,y\na@x.example,y\nbad,z\nb@x.example,\n"
            fixture.options.dryRun = true
            let tables: [SQL] = [
                "SELECT count(*) FROM contact", "SELECT count(*) FROM field", "SELECT count(*) FROM label",
                "SELECT count(*) FROM import_run",
                "SELECT count(*) FROM contact_label", "SELECT max(updated_at) FROM contact",
            ]
            var before: [Int64] = []
            for table in tables { before.append(try await fixture.count(table)) }
            let rehearsal = try await fixture.importing(text)
            var after: [Int64] = []
            for table in tables { after.append(try await fixture.count(table)) }
            #expect(before == after)
            #expect(rehearsal.created == ["field city (text)", "label Spring"])
            fixture.options.dryRun = false
            let real = try await fixture.importing(text)
            #expect(rehearsal == real)
            #expect(real.figures == [6, 2, 2, 1, 1])
        }
    }

    @Test func progressReachesTheEnd() async throws {
        try await ImportFixture.run { fixture in
            let text = "email\n" + (0..<10).map { "user\($0)@x.example\n" }.joined()
            let (stream, continuation) = AsyncStream.makeStream(of: ImportProgress.self)
            try await fixture.importing(text) { continuation.yield($0) }
            continuation.finish()
            var steps: [ImportProgress] = []
            for await step in stream { steps.append(step) }
            #expect(steps.map(\.rows) == [3, 6, 9, 10])
            #expect(steps.last?.bytes == Int64(text.utf8.count))
            #expect(steps.last?.totalBytes == Int64(text.utf8.count))
        }
    }
}
