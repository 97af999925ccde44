import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

struct CatalogueStoreTests {
    private let at = Instant(seconds: 1)

    @Test func everyTypeOfFieldIsDefinedAndLoaded() async throws {
        try await withDatabase(AudienceSchema.migrations) { database in
            let at = at
            let catalogue = try await database.write { connection in
                for type in FieldType.allCases {
                    let key = "a_" + type.rawValue.split(separator: "-").joined(separator: "_")
                    let options = type == .choice || type == .choices ? ["roses", "Tulips", "ROSES"] : []
                    let field = try CatalogueStore.defineField(connection, key: key, type: type, options: options, at: at)
                    for column in field.columns {
                        try connection.execute("SELECT \(identifier: column.name) FROM contact")
                    }
                    let columns: [FieldType: Int] = [.text: 3, .location: 5, .choices: 0]
                    #expect(field.columns.count == columns[type] ?? 1)
                }
                return try CatalogueStore.load(connection)
            }
            #expect(catalogue.fields.map(\.type) == FieldType.allCases)
            #expect(catalogue.field("a_one_of_many")?.options.map(\.name) == ["roses", "Tulips"])
            #expect(catalogue.field("a_one_of_many")?.option(named: "TULIPS")?.name == "Tulips")
        }
    }

    @Test(arguments: [
        "", "Name", "1st", "first name", "first-name", "city;", "naïve", "email", "domain", "status", "created", "updated",
        "source",
        "language", "time_zone", "country", "score", "label", "category", "lists", "id", "and", "or", "not", "in", "has",
        "f\"; DROP TABLE contact; --",
        String(repeating: "a", count: 64),
    ])
    func keysRefused(key: String) async throws {
        try await withDatabase(AudienceSchema.migrations) { database in
            let at = at
            let error = await #expect(throws: AudienceError.self) {
                try await database.write { try CatalogueStore.defineField($0, key: key, type: .text, at: at) }
            }
            #expect(error?.kind == .invalidName)
        }
    }

    @Test func namesAreUniqueWhateverTheirCase() async throws {
        try await withDatabase(AudienceSchema.migrations) { database in
            let at = at
            try await database.write { connection in
                try CatalogueStore.createLabel(connection, name: "VIP", category: "tier", at: at)
                try CatalogueStore.createList(connection, name: "Customers", publicName: "Our customers", at: at)
                try CatalogueStore.defineField(connection, key: "city", type: .text, at: at)
                for name in ["VIP", "vip"] {
                    #expect(throws: AudienceError.self) { try CatalogueStore.createLabel(connection, name: name, at: at) }
                }
                #expect(throws: AudienceError.self) { try CatalogueStore.createList(connection, name: "CUSTOMERS", at: at) }
                #expect(throws: AudienceError.self) {
                    try CatalogueStore.defineField(connection, key: "city", type: .date, at: at)
                }
                for name in ["", " VIP", "a;b", "a|b", "a\nb", String(repeating: "x", count: 201)] {
                    #expect(throws: AudienceError.self) { try CatalogueStore.createLabel(connection, name: name, at: at) }
                }
                try CatalogueStore.setCategory(connection, ofLabel: "vip", to: "loyalty")
                let catalogue = try CatalogueStore.load(connection)
                #expect(catalogue.label(named: "Vip")?.category == "loyalty")
                #expect(catalogue.list(named: "customers")?.publicName == "Our customers")
            }
        }
    }

    @Test func unknownNamesSuggestTheNearest() {
        let catalogue = Catalogue(
            fields: [FieldDefinition(id: 1, key: "birthday", name: "Birthday", type: .date)],
            lists: [Catalogue.List(id: 1, name: "Customers", publicName: "", description: "")],
            labels: [Catalogue.Label(id: 1, name: "Pelanggan Loyal", category: nil)])
        func message(_ body: () throws -> Void) -> String {
            (#expect(throws: AudienceError.self) { try body() })?.message ?? ""
        }
        #expect(message { _ = try catalogue.requireField("birtday") }.contains("\"birthday\""))
        #expect(message { _ = try catalogue.requireList("Custmers") }.contains("\"Customers\""))
        #expect(message { _ = try catalogue.requireLabel("pelangan loyal") }.contains("\"Pelanggan Loyal\""))
        #expect(message { _ = try ContactColumn("contry", in: catalogue) }.contains("\"country\""))
        #expect(!message { _ = try ContactColumn("xyzzyxyzzy", in: catalogue) }.contains("did you mean"))
    }

    @Test(arguments: [
        ("First Name", "first_name"), ("E-Mail", "e_mail"), ("Kota/Città", "kota_citta"), ("Ngày sinh", "ngay_sinh"),
        ("2nd address", "nd_address"), ("  spaced  ", "spaced"),
    ])
    func headingsBecomeKeys(heading: String, key: String) {
        #expect(CatalogueName.key(from: heading) == key)
    }
}
