import Foundation
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

struct ContactExporterTests {
    private func export(
        _ database: SQLiteDatabase, where condition: SQL = "TRUE", _ options: ExportOptions = ExportOptions()
    ) async throws -> String {
        try await database.read { connection in
            var bytes: [UInt8] = []
            try ContactExporter.export(connection, where: condition, options) { bytes += $0 }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Everything goes out and comes back into another database as it was.
    @Test func exportsReadBackWhole() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            try await fixture.importing(
                """
                email,status,city,n,b,d,t,labels,lists,language,score
                a@x.example,active,"Łódź, ""PL\""
                second",-1.5,yes,2026-02-28,2026-02-28T10:00:00.5Z,VIP;Gold,News,pl,3
                b@x.example,unsubscribed,=cmd,0,no,,,,,,
                """)
            let first = try await export(fixture.database)
            let copy = first
            try await ImportFixture.run { other in
                other.options.createFields = true
                let result = try await other.importing(copy)
                #expect(result.figures == [2, 2, 0, 0, 0])
                #expect(result.ignoredColumns == ["created", "updated"])
                let second = try await export(other.database)
                #expect(second == first)
            }
        }
    }

    @Test func conditionsAndColumnsAreChosen() async throws {
        try await ImportFixture.run { fixture in
            try await fixture.importing("email,status\na@x.example,\nb@x.example,pending\nc@y.example,\n")
            var options = ExportOptions()
            options.columns = ["domain", "email"]
            options.separator = ";"
            options.byteOrderMark = true
            let text = try await export(fixture.database, where: "c.status = \(ContactStatus.active)", options)
            #expect(text == "\u{feff}domain;email\r\nx.example;a@x.example\r\ny.example;c@y.example\r\n")
            options.columns = ["emial"]
            let copy = options
            let error = await #expect(throws: AudienceError.self) { try await export(fixture.database, copy) }
            #expect(error?.message.contains("did you mean \"email\"") == true)
        }
    }

    @Test func manyContactsComeInPiecesAndInOrder() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.batchRows = 1000
            let emails = (0..<3000).map { String(format: "user%05d@x.example", $0) }
            try await fixture.importing("email\n" + emails.joined(separator: "\n"))
            let (pieces, count) = try await fixture.database.read { connection in
                var pieces: [[UInt8]] = []
                let count = try ContactExporter.export(connection, where: "TRUE") { pieces.append($0) }
                return (pieces, count)
            }
            #expect(count == 3000)
            #expect(pieces.count > 1)
            let rows = CSVParserTests.parse(pieces.flatMap(\.self)).dropFirst().compactMap { $0.cells?[0] }
            #expect(rows == emails)
        }
    }
}
