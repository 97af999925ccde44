import Foundation
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

struct HostileImportTests {
    /// A row of 10 MB, quoted or not, does not cost the other rows. (What memory one of 100 MB costs, the program's own
    /// tests measure: here other tests use memory at the same time.)
    @Test(arguments: [false, true])
    func hugeRowsAreRefused(isQuoted: Bool) async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            let url = fixture.folder.appendingPathComponent("huge.csv")
            try Data("email,city\nfirst@x.example,Jakarta\nhuge@x.example,\(isQuoted ? "\"" : "")".utf8).write(to: url)
            let handle = try FileHandle(forWritingTo: url)
            try handle.seekToEnd()
            let piece = Data(repeating: UInt8(ascii: "x"), count: 1_000_000)
            for _ in 0..<10 { try handle.write(contentsOf: piece) }
            try handle.write(contentsOf: Data("\(isQuoted ? "\"" : "")\nlast@x.example,Huế\n".utf8))
            try handle.close()
            let result = try await ContactImporter(fixture.database, time: ScriptedTime()).run(url, fixture.options)
            #expect(result.figures == [3, 2, 0, 0, 1])
            #expect(try fixture.errors().map { $0[0] } == ["3"])
            #expect(try fixture.errors()[0][3].contains("more than 1048576 bytes"))
        }
    }

    @Test func wideAndUTF16FilesAreRefusedBeforeAnythingIsWritten() async throws {
        try await ImportFixture.run { fixture in
            let copy = fixture
            let text = "email,name\na@x.example,Siti\n"
            let utf16: [UInt8] = [0xff, 0xfe] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
            let error = await #expect(throws: AudienceError.self) { try await copy.importing(utf16) }
            #expect(error?.advice?.contains("iconv -f UTF-16 -t UTF-8") == true)
            let many = "email" + String(repeating: ",c", count: 600) + "\n"
            let wide = await #expect(throws: AudienceError.self) { try await copy.importing(many) }
            #expect(wide?.message.contains("500 columns") == true)
            let runs = try await fixture.count("SELECT count(*) FROM import_run")
            #expect(runs == 0)
        }
    }

    @Test func formulasComeInAndGoOutHarmless() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            let values = ["=1+1", "+62 812", "-x", "@SUM(A1)", "'=x", "'plain", "ok"]
            let text =
                "email,name,n\n"
                + values.enumerated().map {
                    "u\($0.offset)@x.example,\"\(FormulaGuard.needsGuard($0.element.utf8) ? "'" : "")\($0.element)\",-\($0.offset + 1)\n"
                }.joined()
            try await fixture.importing(text)
            let stored = try await fixture.database.read { connection in
                try connection.all("SELECT f1 FROM contact ORDER BY id") { $0.text(0) ?? "" }
            }
            #expect(stored == values)
            let bytes = try await fixture.database.read { connection in
                var bytes: [UInt8] = []
                var options = ExportOptions()
                options.columns = ["name", "n"]
                try ContactExporter.export(connection, where: "TRUE", options) { bytes += $0 }
                return bytes
            }
            #expect(
                String(decoding: bytes, as: UTF8.self)
                    == "name,n\r\n'=1+1,-1\r\n'+62 812,-2\r\n'-x,-3\r\n'@SUM(A1),-4\r\n''=x,-5\r\n'plain,-6\r\nok,-7\r\n")
        }
    }

    /// Line ends in a name stay data: in the file, in the database and in the export.
    @Test func lineEndsInNamesAreKeptAsText() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            try await fixture.importing("email,name\na@x.example,\"Budi\r\nBcc: all@x.example\"\n")
            let rows = try await fixture.exported("name")
            #expect(rows == [["Budi\nBcc: all@x.example"]])
        }
    }

    @Test func sqlInValuesIsText() async throws {
        try await ImportFixture.run { fixture in
            fixture.options.createFields = true
            let evil = "x'); DROP TABLE contact; --"
            try await fixture.importing("email,name,labels\na@x.example,\"\(evil)\",\"it's\"\n")
            let rows = try await fixture.exported("name", "labels")
            #expect(rows == [[evil, "it's"]])
        }
    }

    @Test func foldersAndMissingFilesAreExplained() async throws {
        try await ImportFixture.run { fixture in
            let importer = ContactImporter(fixture.database, time: ScriptedTime())
            let folder = fixture.folder
            await #expect(throws: AudienceError.self) { try await importer.run(folder) }
            await #expect(throws: AudienceError.self) { try await importer.run(folder.appendingPathComponent("none.csv")) }
            var options = ImportOptions()
            options.separator = "\""
            let file = try fixture.file("email\na@x.example\n".utf8)
            let copy = options
            await #expect(throws: AudienceError.self) { try await importer.run(file, copy) }
        }
    }

    /// Random damage to a good file: some rows are refused, nothing else happens, and the figures add up.
    @Test func damagedFilesNeverDoMore() async throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let good = Array(("email,city,n\n" + (0..<12).map { "u\($0)@x.example,\"City, \($0)\",\($0)\n" }.joined()).utf8)
        let damage = Array("\",\n\r\u{0}@x;|'= é\u{ff}".utf8)
        for _ in 0..<40 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: 13..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = damage.randomElement(using: &random) ?? 0
                case 1: bytes.insert(damage.randomElement(using: &random) ?? 0, at: index)
                default: bytes.remove(at: index)
                }
            }
            let copy = bytes
            try await ImportFixture.run { fixture in
                fixture.options.createFields = true
                do {
                    let result = try await fixture.importing(copy)
                    #expect(result.read == result.added + result.updated + result.unchanged + result.rejected, "seed \(seed)")
                    let contacts = try await fixture.count("SELECT count(*) FROM contact")
                    #expect(contacts == Int64(result.added), "seed \(seed)")
                } catch let error as AudienceError {
                    #expect(error.kind == .file, "seed \(seed): \(error)")
                }
            }
        }
    }
}
