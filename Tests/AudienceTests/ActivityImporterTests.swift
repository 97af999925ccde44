import Foundation
import Storage
import TestSupport
import Testing

@testable import Audience

struct ActivityImporterTests {
    private static let csv = """
        Email,at,id,product,price,gift,delivery,size
        A@X.example,2026-03-01 10:00,o1,"roses, ""red""\",12.50,yes,2026-03-03,m
        a@x.example,2026-03-02T10:00:00+07:00,o2,,1e2,,,
        łukasz@x.example,2026-03-01T10:00:00Z,,Tulipany,,no,2026-03-04T08:30:00Z,Large

        """
    private static let json = """
        {"email":"A@X.example","at":"2026-03-01 10:00","id":"o1","product":"roses, \\"red\\"","price":12.50,"gift":true,"delivery":"2026-03-03","size":"m"}
        { "id" : "o2", "at":"2026-03-02T10:00:00+07:00","price":"1e2","email":"a@x.example","gift":null , "size":"" }

        {"email":"\\u0142ukasz@x.example","at":"2026-03-01T10:00:00Z","product":"Tulipany","gift":"no","delivery":"2026-03-04T08:30:00Z","size":"LARGE"}
        """
    private static let expected = [
        ["a@x.example", "2026-03-01T10:00:00Z", "o1", "roses, \"red\"", "12.5", "true", "2026-03-03T00:00:00Z", "M"],
        ["Łukasz@x.example", "2026-03-01T10:00:00Z", "-", "Tulipany", "-", "false", "2026-03-04T08:30:00Z", "Large"],
        ["a@x.example", "2026-03-02T03:00:00Z", "o2", "-", "100.0", "-", "-", "-"],
    ]

    @Test(arguments: [(csv, "events.csv"), (json, "events.jsonl"), (json, "events.txt"), ("\u{feff}" + json, "events")])
    func bothFormatsSayTheSame(text: String, name: String) async throws {
        try await ActivityImportFixture.run { fixture in
            let result = try await fixture.importing(text, as: name)
            #expect(result.figures == [3, 3, 0, 0])
            let events = try await fixture.events()
            #expect(events == Self.expected)
            let summaries = try await fixture.summaries()
            #expect(summaries.kept == summaries.made)
            #expect(summaries.kept.count == 2)
            let folded = try await fixture.count(
                "SELECT count(*) FROM activity_u1 WHERE p1_fold = 'tulipany' AND p1_bare IS NULL")
            #expect(folded == 1)
        }
    }

    @Test func timesWithoutAnOffsetAreTheWorkspaces() async throws {
        try await ActivityImportFixture.run { fixture in
            fixture.options.format = ValueFormat(timeZone: try #require(TimeZone(identifier: "Asia/Jakarta")))
            try await fixture.importing("email,at\na@x.example,2026-03-01 10:00\nb@x.example,2026-03-01\n")
            let times = try await fixture.events().map { $0[1] }
            #expect(times == ["2026-02-28T17:00:00Z", "2026-03-01T03:00:00Z"])
        }
    }

    /// The same file again, and a longer one, change nothing for what is known.
    @Test func externalIDsCountOnce() async throws {
        try await ActivityImportFixture.run { fixture in
            let rows = (1...7).map { "\(["a", "b", "c"][$0 % 3])@x.example,2026-03-0\($0),o\($0),\($0)\n" }
            let text = "email,at,external_id,price\n" + rows.joined()
            let first = try await fixture.importing(text)
            #expect(first.figures == [7, 7, 0, 0])
            let again = try await fixture.importing(text)
            #expect(again.figures == [7, 0, 7, 0])
            let longer = try await fixture.importing(text + "c@x.example,2026-03-08,o8,8\nc@x.example,2026-03-09,o8,9\n")
            #expect(longer.figures == [9, 1, 8, 0])
            let events = try await fixture.events()
            #expect(events.count == 8)
            #expect(events.last?[4] == "8.0")
            let summaries = try await fixture.summaries()
            #expect(summaries.kept == summaries.made)
        }
    }

    /// Of several rows with one external id the first in the file counts, whoever it is of, and one that is refused does not.
    @Test func theFirstOfAnExternalIDCounts() async throws {
        try await ActivityImportFixture.run { fixture in
            fixture.options.batchRows = 10
            let result = try await fixture.importing(
                """
                email,at,id,product
                nobody@x.example,2026-03-01,o1,zero
                c@x.example,2026-03-01,o1,one
                a@x.example,2026-03-01,o1,two
                b@x.example,2026-03-01,o2,three
                b@x.example,yesterday,o3,four
                b@x.example,2026-03-02,o3,five

                """)
            #expect(result.figures == [6, 3, 1, 2])
            #expect(result.unknownContacts == 1)
            let products = try await fixture.events().map { $0[3] }
            #expect(products == ["three", "one", "five"])
        }
    }

    @Test func rowsWithoutExternalIDAreAllAdded() async throws {
        try await ActivityImportFixture.run { fixture in
            let text = "email,at\na@x.example,2026-03-01\na@x.example,2026-03-01\n"
            try await fixture.importing(text)
            let again = try await fixture.importing(text)
            #expect(again.figures == [2, 2, 0, 0])
            let summaries = try await fixture.summaries()
            #expect(summaries.kept.first?[1] == .integer(4))
        }
    }

    @Test func columnsAreMappedAndLeftOut() async throws {
        try await ActivityImportFixture.run { fixture in
            fixture.options.map = ["Kunde": "email", "Wann": "at", "Notiz": "-", "Betrag": "price", "Nr": "id"]
            let csv = try await fixture.importing("Kunde,Wann,Notiz,Betrag,Nr\na@x.example,2026-03-01,x,5,1\n")
            #expect(csv.figures == [1, 1, 0, 0])
            #expect(csv.ignoredColumns == ["Notiz"])
            let json = try await fixture.importing(
                "{\"Kunde\":\"a@x.example\",\"Wann\":\"2026-03-02\",\"Notiz\":{\"a\":[1,{}]},\"Betrag\":6,\"Nr\":2}",
                as: "x.jsonl")
            #expect(json.figures == [1, 1, 0, 0])
            let events = try await fixture.events().map { [$0[2], $0[4]] }
            #expect(events == [["1", "5.0"], ["2", "6.0"]])
        }
    }

    @Test func builtInActivitiesHaveTheirHistory() async throws {
        try await ActivityImportFixture.run { fixture in
            let clicked = try await fixture.importing(
                "email,at,campaign,link\na@x.example,2026-03-01,spring-sale,https://x.example/\nb@x.example,2026-03-01,autumn,\n",
                "clicked")
            #expect(clicked.figures == [2, 2, 0, 0])
            let grades = try await fixture.count("SELECT count(*) FROM activity_clicked WHERE grade = 'human'")
            #expect(grades == 2)
            let campaigns = try await fixture.events("clicked").map { $0[3] }
            #expect(campaigns == ["7", "8"])
            for (activity, column, name) in [
                ("sent", "campaign", "Autumn"), ("subscribed", "list", "news"), ("labelled", "label", "vip"),
            ] {
                let result = try await fixture.importing("email,at,\(column)\na@x.example,2026-03-01,\(name)\n", activity)
                #expect(result.figures == [1, 1, 0, 0], "\(activity)")
                let summaries = try await fixture.summaries(activity)
                #expect(summaries.kept == summaries.made)
            }
            let scores = try await fixture.importing(
                "email,at,old_score,new_score\na@x.example,2026-03-01,1,2.5\n", "score_changed")
            #expect(scores.figures == [1, 1, 0, 0])
            let contacts = try await fixture.count(
                "SELECT count(*) FROM contact WHERE status = 'active' AND score IS NULL AND id NOT IN (SELECT contact_id FROM subscription)"
            )
            #expect(contacts == 4, "an import of activities changes nothing else")
        }
    }

    @Test func addedIsNotImported() async throws {
        try await ActivityImportFixture.run { fixture in
            let copy = fixture
            await #expect(throws: AudienceError.self) { try await copy.importing("email,at\na@x.example,2026-03-01\n", "added") }
        }
    }

    @Test(arguments: ["events.csv", "events.jsonl"])
    func optionsAreAddedOnlyWhenAskedFor(name: String) async throws {
        try await ActivityImportFixture.run { fixture in
            let text =
                name == "events.csv"
                ? "email,at,size\na@x.example,2026-03-01,s\na@x.example,2026-03-02,XL\nb@x.example,2026-03-03,xl\nc@x.example,2026-03-04,XXL\na@x.example,2026-03-05,Lage\n"
                : [("a", 1, "s"), ("a", 2, "XL"), ("b", 3, "xl"), ("c", 4, "XXL"), ("a", 5, "Lage")]
                    .map { "{\"email\":\"\($0)@x.example\",\"at\":\"2026-03-0\($1)\",\"size\":\"\($2)\"}" }.joined(
                        separator: "\r\n")
            let strict = try await fixture.importing(text, as: name)
            #expect(strict.figures == [5, 1, 0, 4])
            #expect(strict.firstFaults.last?.reason == "size has no option \"Lage\"; did you mean \"Large\"?")
            fixture.options.addOptions = true
            fixture.options.dryRun = true
            let rehearsal = try await fixture.importing(text, as: name)
            #expect(rehearsal.created == ["option XL of size", "option XXL of size", "option Lage of size"])
            fixture.options.dryRun = false
            let free = try await fixture.importing(text, as: name)
            #expect(free == rehearsal)
            #expect(free.figures == [5, 5, 0, 0])
            let sizes = try await fixture.events().map { $0[7] }
            #expect(sizes == ["S", "S", "XL", "XL", "XXL", "Lage"])
        }
    }

    @Test func dryRunsGiveTheFiguresAndWriteNothing() async throws {
        try await ActivityImportFixture.run { fixture in
            let text = """
                email,at,id,price
                a@x.example,2026-03-01,1,5
                nobody@x.example,2026-03-01,2,5
                b@x.example,2026-03-01,3,x
                b@x.example,2026-03-01,1,6
                c@x.example,2026-03-01,4,7

                """
            fixture.options.dryRun = true
            let rehearsal = try await fixture.importing(text)
            #expect(rehearsal.figures == [5, 2, 1, 2])
            let left = try await fixture.count(
                "SELECT (SELECT count(*) FROM activity_u1) + (SELECT count(*) FROM summary_u1) + (SELECT count(*) FROM import_run)"
            )
            #expect(left == 0)
            fixture.options.dryRun = false
            let real = try await fixture.importing(text)
            #expect(rehearsal == real)
        }
    }

    @Test func progressReachesTheEnd() async throws {
        try await ActivityImportFixture.run { fixture in
            let text = (1...7).map { "{\"email\":\"a@x.example\",\"at\":\"2026-03-0\($0)\"}\n" }.joined()
            let (stream, continuation) = AsyncStream.makeStream(of: ImportProgress.self)
            try await fixture.importing(text, as: "x.jsonl") { continuation.yield($0) }
            continuation.finish()
            var steps: [ImportProgress] = []
            for await step in stream { steps.append(step) }
            #expect(steps.map(\.rows) == [3, 6, 7])
            #expect(steps.last?.bytes == Int64(text.utf8.count))
        }
    }
}
