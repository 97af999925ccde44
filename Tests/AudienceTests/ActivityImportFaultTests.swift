import Foundation
import Storage
import TestSupport
import Testing

@testable import Audience

struct ActivityImportFaultTests {
    @Test func faultsOfCSVHaveTheirPlaces() async throws {
        try await ActivityImportFixture.run { fixture in
            let result = try await fixture.importing(
                """
                email,at,id,product,price,gift,delivery,size
                a@x.example,2026-03-01,,roses,1,,,
                who@x.example,2026-03-01,,,,,,
                no-address,2026-03-01,,,,,,
                ,2026-03-01,,,,,,
                a@x.example,,,,,,,
                a@x.example,1969-12-31 23:59,,,,,,
                a@x.example,2026-09-23,,,,,,
                a@x.example,31.12.2026,,,"1,5",maybe,soon,Xl
                a@x.example,2026-03-01,,"a\u{7}b",2e15,,,
                a@x.example,2026-03-01
                a@x.example,2026-03-01,,"x"y,1,,,
                a@x.example,2026-03-01,\(String(repeating: "x", count: 201)),,,,,
                b@x.example,2026-09-22 14:00,,,,,,

                """)
            #expect(result.figures == [13, 2, 0, 11])
            #expect(result.unknownContacts == 1)
            #expect(result.firstFaults.count == 16)
            let errors = try fixture.errors()
            #expect(
                errors.map { Array($0.prefix(3)) } == [
                    ["3", "email", "who@x.example"], ["4", "email", "no-address"], ["5", "email", ""], ["6", "at", ""],
                    ["7", "at", "1969-12-31 23:59"], ["8", "at", "2026-09-23"],
                    ["9", "at", "31.12.2026"], ["9", "price", "1,5"], ["9", "gift", "maybe"], ["9", "delivery", "soon"],
                    ["9", "size", "Xl"],
                    ["10", "product", "a\u{fffd}b"], ["10", "price", "2e15"], ["11", "", ""], ["12", "product", ""],
                    ["13", "id", String(repeating: "x", count: 200) + "…"],
                ])
            #expect(
                errors.map { $0[3] }.filter { $0.contains("there is no contact") || $0.contains("1970") || $0.contains("future") }
                    .count
                    == 3)
        }
    }

    @Test func faultsOfJSONLinesHaveTheirPlaces() async throws {
        try await ActivityImportFixture.run { fixture in
            let good = "\"email\":\"a@x.example\",\"at\":\"2026-03-01\""
            let lines = [
                "{\(good),\"price\":1}", "", "{\(good),\"price\":\"many\"}", "{\(good),\"price\":[1]}", "{\(good),\"gift\":2}",
                "{\(good),\"product\":{\"a\":1}}", "{\(good),\"delivery\":1772323200}",
                "{\"email\":\"a@x.example\",\"at\":1772323200}",
                "{\"email\":7,\"at\":\"2026-03-01\"}", "{\"at\":\"2026-03-01\"}", "{\"email\":\"a@x.example\"}",
                "{\(good),\"price\":1,\"price\":2}", "{\(good)", "[1]", "{\(good)} x",
                "{\(good),\"product\":\"\u{1}\"}",
                "{\(good),\"product\":12,\"price\":\"12\",\"gift\":false,\"size\":\"S\",\"id\":5}",
            ]
            let result = try await fixture.importing(lines.joined(separator: "\n"), as: "events.jsonl")
            #expect(result.figures == [16, 2, 0, 14])
            let errors = try fixture.errors()
            #expect(
                errors.map { Array($0.prefix(2)) } == [
                    ["3", "price"], ["4", "price"], ["5", "gift"], ["6", "product"], ["7", "delivery"], ["8", "at"],
                    ["9", "email"],
                    ["10", "email"], ["11", "at"], ["12", "price"], ["13", ""], ["14", ""], ["15", ""], ["16", ""],
                ])
            #expect(errors[9][3] == "it is given twice")
            #expect(errors[1][3] == "an array is not a number")
            #expect(errors[12][3].contains("something follows its end at byte 43"))
            let last = try await fixture.events().last
            #expect(last == ["a@x.example", "2026-03-01T00:00:00Z", "5", "12", "12.0", "false", "-", "S"])
        }
    }

    /// A key that only a late object has is a fault of that object, unless it is mapped.
    @Test func lateKeysAreFaultsOfTheirRows() async throws {
        try await ActivityImportFixture.run { fixture in
            fixture.options.batchRows = 600
            fixture.options.map = ["note": "-"]
            let good = "\"email\":\"a@x.example\",\"at\":\"2026-03-01\""
            let text =
                String(repeating: "{\(good)}\n", count: 1000)
                + "{\(good),\"prise\":1}\n{\(good),\"price\":1}\n{\(good),\"note\":1}\n"
            let result = try await fixture.importing(text, as: "events.jsonl")
            #expect(result.figures == [1003, 1002, 0, 1])
            let fault = try #require(result.firstFaults.first)
            #expect(fault.line == 1001)
            #expect(fault.column == "prise")
            #expect(fault.reason.contains("did you mean \"price\"?"))
        }
    }

    @Test(arguments: [
        ("email\na@x.example\n", "no column has the times", "x.csv"),
        ("at\n2026-03-01\n", "no column has the addresses", "x.csv"),
        ("email,at,prize\n", "has no parameter \"prize\"; did you mean \"price\"?", "x.csv"),
        ("email,at,email\n", "two columns go to email", "x.csv"),
        ("email,at,id,external_id\n", "two columns go to external_id", "x.csv"),
        ("", "is empty", "x.csv"), ("[{\"email\":1}]", "one JSON array", "x.json"),
        ("{\"email\":\"a@x.example\"}\n", "no key has the times", "x.jsonl"),
        ("{\"email\":1,\"at\":1,\"prize\":2}\n", "did you mean \"price\"?", "x.jsonl"),
    ])
    func filesRefused(text: String, words: String, name: String) async throws {
        try await ActivityImportFixture.run { fixture in
            let fixture = fixture
            let error = await #expect(throws: AudienceError.self) { try await fixture.importing(text, as: name) }
            #expect(error?.message.contains(words) == true, "\(error.map(String.init(describing:)) ?? "")")
        }
    }

    @Test(arguments: [
        (["prize": "price"], "no column \"prize\"; did you mean \"price\"?"),
        (["price": "prize"], "no parameter \"prize\" (mapped from"),
    ])
    func mapsRefused(map: [String: String], words: String) async throws {
        try await ActivityImportFixture.run { fixture in
            fixture.options.map = map
            let fixture = fixture
            let error = await #expect(throws: AudienceError.self) { try await fixture.importing("email,at,price\n") }
            #expect(error?.message.contains(words) == true)
        }
    }

    @Test func unknownActivitiesHaveANearName() async throws {
        try await ActivityImportFixture.run { fixture in
            let fixture = fixture
            let error = await #expect(throws: AudienceError.self) { try await fixture.importing("email,at\n", "purchasd") }
            #expect(error?.message.contains("did you mean \"purchased\"?") == true)
        }
    }

    @Test(arguments: [
        ("sent", "campaign", "spring-sael", "there is no campaign \"spring-sael\"; did you mean \"spring-sale\"?"),
        ("subscribed", "list", "Nevs", "there is no list \"Nevs\"; did you mean \"News\"?"),
        ("labelled", "label", "VIPP", "there is no label \"VIPP\"; did you mean \"VIP\"?"),
    ])
    func unknownNamesAreFaults(activity: String, column: String, name: String, reason: String) async throws {
        try await ActivityImportFixture.run { fixture in
            let result = try await fixture.importing("email,at,\(column)\na@x.example,2026-03-01,\(name)\n", activity)
            #expect(result.figures == [1, 0, 0, 1])
            #expect(result.firstFaults.first?.reason == reason)
        }
    }

    /// A batch ends early when too much is wrong with it, so that memory is bounded.
    @Test func faultsBoundABatch() async throws {
        try await ActivityImportFixture.run { fixture in
            fixture.options.batchRows = 1_000_000
            let (stream, continuation) = AsyncStream.makeStream(of: ImportProgress.self)
            let text = "email,at\n" + String(repeating: "a@x.example,soon\n", count: 20_500) + "a@x.example,2026-03-01\n"
            let result = try await fixture.importing(text) { continuation.yield($0) }
            continuation.finish()
            var steps: [Int] = []
            for await step in stream { steps.append(step.rows) }
            #expect(steps == [20_000, 20_501])
            #expect(result.figures == [20_501, 1, 0, 20_500])
            #expect(try fixture.errors().count == 20_500)
        }
    }

    /// Random damage to good files: some rows are refused, nothing else happens, and the figures add up.
    @Test(arguments: ["events.csv", "events.jsonl"])
    func damagedFilesNeverDoMore(name: String) async throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let good = Array(
            (name == "events.csv"
                ? "email,at,id,product,price,size\n"
                    + (0..<12).map { "a@x.example,2026-03-01 10:\(10 + $0),o\($0),\"City, \($0)\",\($0).5,M\n" }.joined()
                : (0..<12).map {
                    #"{"email":"a@x.example","at":"2026-03-01T10:\#(10 + $0)Z","id":\#($0),"product":"x\u0142\n","price":-1.5e1,"gift":true}"#
                        + "\n"
                }.joined()).utf8)
        let damage = Array("\",\n\r\u{0}@x;|'= é\u{ff}{}[]:\\u0eE-+.9".utf8)
        for _ in 0..<60 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = damage.randomElement(using: &random) ?? 0
                case 1: bytes.insert(damage.randomElement(using: &random) ?? 0, at: index)
                case 2: bytes.removeSubrange(index..<min(index + Int.random(in: 1...40, using: &random), bytes.count))
                default: bytes.remove(at: index)
                }
                if bytes.isEmpty { bytes = [0x20] }
            }
            let copy = bytes
            try await ActivityImportFixture.run { fixture in
                do {
                    let result = try await fixture.importing(bytes: copy, as: name)
                    #expect(result.read == result.added + result.duplicates + result.rejected, "seed \(seed)")
                    let events = try await fixture.count("SELECT count(*) FROM activity_u1")
                    #expect(events == Int64(result.added), "seed \(seed)")
                    let summaries = try await fixture.summaries()
                    #expect(summaries.kept == summaries.made, "seed \(seed)")
                    #expect(try (fixture.errors().count > 0) == (result.rejected > 0), "seed \(seed)")
                } catch let error as AudienceError {
                    #expect([.file, .unknownParameter, .duplicate].contains(error.kind), "seed \(seed): \(error)")
                }
            }
        }
    }
}
