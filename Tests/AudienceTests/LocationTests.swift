import Foundation
import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

/// Fields that hold places: five columns, written and read as one.
struct LocationTests {
    private static let at = Instant(seconds: 1_790_000_000)

    @Test(arguments: [
        ("-6.2, 106.8", "-6.2, 106.8"), ("-6.20,106.80", "-6.2, 106.8"), ("-6.2 106.8", "-6.2, 106.8"),
        ("-6.2;106.8", "-6.2, 106.8"), ("90,-180", "90, -180"), ("-0, -0.0", "0, 0"), ("1e1 2", "10, 2"),
        ("  52.2296756 ,  21.0122287 ", "52.2296756, 21.0122287"), ("12, 34", "12, 34"),
    ])
    func placesAreReadAndPrintedShort(text: String, printed: String) throws {
        let format = ValueFormat()
        let value = try format.parse(text, as: .location)
        #expect(value.map(format.print) == printed)
        #expect(try format.parse(printed, as: .location) == value)
    }

    @Test(arguments: [
        "-6.2", "-6.2, 106.8, 3", "90.1, 0", "0, 180.5", "inf, 0", "nan, nan", "0x1p3, 5", "6,2 106,8", "Jakarta",
        "-6.2°, 106.8°", "1e999, 0",
        ",", "--6, 1",
    ])
    func whatIsNoPlaceIsRefused(text: String) {
        #expect(throws: AudienceError.self) { try ValueFormat().parse(text, as: .location) }
    }

    @Test func randomPlacesComeBackFromTheirText() throws {
        let seed = SeededRandom.seed()
        print("seed of the test of places: \(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<2000 {
            let point = try #require(
                GeoPoint(
                    latitude: Double.random(in: -90...90, using: &random),
                    longitude: Double.random(in: -180...180, using: &random)))
            #expect(GeoPoint(point.description) == point, "seed \(seed)")
            let vector = point.vector
            #expect(abs(vector.x * vector.x + vector.y * vector.y + vector.z * vector.z - 1) < 1e-12, "seed \(seed)")
        }
    }

    @Test func placesAreSetReadAndEmptied() async throws {
        try await withDatabase(AudienceSchema.migrations) { database in
            try await database.write { connection in
                try CatalogueStore.defineField(connection, key: "shop", type: .location, at: Self.at)
                let id = try ContactStore.add(
                    connection, try EmailAddress(parsing: "a@x.example"), source: "person", actor: "test", at: Self.at)
                let column = try ContactColumn("shop", in: try CatalogueStore.load(connection))
                let point = try #require(GeoPoint(latitude: 0, longitude: 90))
                try ContactStore.set(connection, id, column, to: .location(point), at: Self.at)
                let shown = try ContactStore.show(connection, id).first { $0.column == column }
                #expect(shown?.value == .location(point))
                let stored = try connection.first("SELECT f1, f1_lon, f1_x, f1_y, f1_z FROM contact") { row in
                    (0..<5).map { row.real($0) ?? .nan }
                }
                #expect(zip(stored ?? [], [0, 90, 0, 1, 0]).allSatisfy { abs($0 - $1) < 1e-15 } && stored?.count == 5)
                for wrong in [ContactValue.text("0, 90"), .number(1)] {
                    #expect(throws: AudienceError.self) { try ContactStore.set(connection, id, column, to: wrong, at: Self.at) }
                }
                try ContactStore.set(connection, id, column, to: nil, at: Self.at)
                let left = try connection.integer(
                    "SELECT count(*) FROM contact WHERE COALESCE(f1, f1_lon, f1_x, f1_y, f1_z) IS NOT NULL")
                #expect(left == 0)
                let read = try ContactReader([column]).read(connection, contacts: [id])
                #expect(read[id] == [nil])
            }
        }
    }

    @Test func placesAreImportedComparedAndExported() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            let text = "email,shop,after\na@x.example,\"-6.2, 106.8\",1\nb@x.example,,2\nc@x.example,-33.87;151.21,3\n"
            // The third row's form is read too, but only a comma makes a column one of places.
            try await fixture.database.write { connection in
                _ = try CatalogueStore.defineField(connection, key: "shop", type: .location, at: Self.at)
            }
            let first = try await fixture.importing(text)
            #expect(first.figures == [3, 3, 0, 0, 0])
            let rows = try await fixture.exported("email", "shop", "after")
            #expect(
                rows == [
                    ["a@x.example", "-6.2, 106.8", "1"], ["b@x.example", "", "2"], ["c@x.example", "-33.87, 151.21", "3"],
                ])
            let same = try await fixture.importing(text)
            #expect(same.figures == [3, 0, 0, 3, 0])
            let moved = try await fixture.importing(
                "email,shop\na@x.example,\"-6.2, 106.9\"\nb@x.example,\"91.0, 0.0\"\nc@x.example,\n")
            #expect(moved.figures == [3, 0, 1, 1, 1])
            let whole = try await fixture.count(
                """
                SELECT count(*) FROM contact WHERE email = 'a@x.example' AND f1_lon = 106.9
                    AND abs(f1_x * f1_x + f1_y * f1_y + f1_z * f1_z - 1) < 1e-12 AND f1_x < -0.28
                """)
            #expect(whole == 1)
        }
    }

    /// The cell begins with a minus sign and is no formula all the same.
    @Test func exportedPlacesBecomePlacesAgain() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            try await fixture.importing("email,shop\na@x.example,\"-6.2, 106.8\"\nb@x.example,\"51.5, -0.12\"\n")
            let bytes = try await fixture.database.read { connection in
                var bytes: [UInt8] = []
                try ContactExporter.export(connection, where: "TRUE") { bytes += $0 }
                return bytes
            }
            try await ImportFixture.run { other in
                other.options.createFields = true
                try await other.importing(bytes)
                let field = try await other.database.read { try CatalogueStore.load($0).fields.first }
                #expect(field?.type == .location)
                #expect(try await other.exported("shop") == [["-6.2, 106.8"], ["51.5, -0.12"]])
            }
        }
    }
}
