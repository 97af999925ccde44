import Foundation
import TestSupport
import Testing

/// What a person does with activities on the command line.
@Suite(.timeLimit(.minutes(15))) struct ActivityProgramTests {
    private struct List: Decodable {
        struct Activity: Decodable {
            struct Parameter: Decodable, Equatable {
                var name: String
                var type: String
                var options: [String]?
            }
            var name: String
            var built_in: Bool
            var parameters: [Parameter]
            var events: Int
            var contacts: Int
            var last: String?
        }
        var activities: [Activity]
    }

    private struct Import: Decodable {
        var read: Int
        var added: Int
        var duplicates: Int
        var rejected: Int
        var unknown_contacts: Int
        var errors_file: String?

        var figures: [Int] { [read, added, duplicates, rejected, unknown_contacts] }
    }

    private func withPurchases(_ body: @escaping @Sendable (MerpatiProgram, URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 3, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            try await SampleWorkspace.importContacts(program)
            let defined = try await program.run(
                "activity", "define", "purchased", "product:text", "price:number", "size:choice(S,M)")
            #expect(defined.code == 0, "\(defined.errors)")
            try await body(program, folder)
        }
    }

    private func purchased(_ program: MerpatiProgram) async throws -> List.Activity? {
        try await program.run("activity", "list", "--json").json(List.self).activities.first { $0.name == "purchased" }
    }

    @Test func definingAgainAddsWhatIsMissing() async throws {
        try await withPurchases { program, _ in
            struct Report: Decodable { var added: [String] }
            let more = try await program.run(
                "activity", "define", "purchased", "price:number", "gift:boolean", "size:choice(m,L)", "--json")
            #expect(try more.json(Report.self).added == ["gift", "size=L"])
            let activity = try await purchased(program)
            #expect(activity?.built_in == false)
            #expect(activity?.parameters.map(\.name) == ["product", "price", "size", "gift"])
            #expect(activity?.parameters[2].options == ["S", "M", "L"])
            let other = try await program.run("activity", "define", "purchased", "price:text")
            #expect(other.code == 1)
            #expect(other.errors.contains("already, of type number and not text"))
            for wrong in ["price", "price:numbr", "price:number(1,2)", ":text"] {
                let refused = try await program.run("activity", "define", "purchased", wrong)
                #expect(refused.code == 2, "\(wrong)")
            }
        }
    }

    @Test func eventsAreRecordedOnceAnID() async throws {
        try await withPurchases { program, _ in
            struct Report: Decodable {
                var at: String
                var recorded: Bool
            }
            let arguments = [
                "activity", "record", SampleWorkspace.email(1), "purchased", "price=12.5", "size=s", "--at", "2026-03-31T08:00Z",
                "--id",
                "o1", "--json",
            ]
            let first = try await program.run(all: arguments).json(Report.self)
            #expect(first.recorded)
            #expect(first.at == "2026-03-31T15:00:00+07:00")
            let second = try await program.run(all: arguments).json(Report.self)
            #expect(!second.recorded)
            let activity = try await purchased(program)
            #expect(activity?.events == 1)
            #expect(activity?.last == "2026-03-31T15:00:00+07:00")
            for (values, words) in [
                (["purchased", "prise=1"], "did you mean \"price\"?"),
                (["purchased", "price=x"], "price: \"x\" is not a number"),
                (["purchasd"], "did you mean \"purchased\"?"), (["purchased", "--at", "2100-01-01"], "in the future"),
                (["clicked", "campaign=none"], "there is no campaign \"none\""), (["added"], "added is not recorded"),
            ] {
                let refused = try await program.run(all: ["activity", "record", SampleWorkspace.email(1)] + values)
                #expect(refused.code == 1)
                #expect(refused.errors.contains(words), "\(refused.errors)")
            }
        }
    }

    @Test func filesAreImportedWithTheirFaultsListed() async throws {
        try await withPurchases { program, folder in
            let csv = """
                email,at,id,price,size
                \(SampleWorkspace.email(0)),2026-03-01 08:00,o1,5,M
                nobody@example.test,2026-03-01 08:00,o2,5,M
                \(SampleWorkspace.email(1)),2026-03-01 08:00,o3,5,XL

                """
            try csv.write(to: folder.appendingPathComponent("orders.csv"), atomically: true, encoding: .utf8)
            let rehearsal = try await program.run("activity", "import", "purchased", "orders.csv", "--dry-run", "--json")
            #expect(rehearsal.code == 1)
            #expect(try rehearsal.json(Import.self).figures == [3, 1, 0, 2, 1])
            let first = try await program.run("activity", "import", "purchased", "orders.csv", "--json", "--errors", "faults.csv")
            #expect(try first.json(Import.self).figures == [3, 1, 0, 2, 1])
            let faults = try String(contentsOf: folder.appendingPathComponent("faults.csv"), encoding: .utf8)
            #expect(faults.hasPrefix("line,column,value,reason\r\n3,email,nobody@example.test,"))
            let second = try await program.run("activity", "import", "purchased", "orders.csv", "--json", "--add-options")
            #expect(try second.json(Import.self).figures == [3, 1, 1, 1, 1])
            let json = #"{"email":"\#(SampleWorkspace.email(2))","at":"2026-03-02","id":"o4","Total":7,"note":[]}"#
            try json.write(to: folder.appendingPathComponent("orders.jsonl"), atomically: true, encoding: .utf8)
            let lines = try await program.run(
                "activity", "import", "purchased", "orders.jsonl", "--map", "Total=price", "--map", "note=-", "--json")
            #expect(lines.code == 0, "\(lines.errors)")
            let activity = try await purchased(program)
            #expect(activity.map { [$0.events, $0.contacts] } == [3, 3])
        }
    }

    @Test func activitiesInUseAreNotDeleted() async throws {
        try await withPurchases { program, _ in
            for (name, text) in [
                ("Buyers", "has purchased"), ("Best", "in top 10% by sum of purchased.price"), ("Openers", "has opened"),
            ] {
                try await program.run("segment", "create", name, text)
            }
            let refused = try await program.run("activity", "delete", "purchased", "--yes")
            #expect(refused.code == 1)
            #expect(refused.errors.contains("is used by the segments \"Best\", \"Buyers\""), "\(refused.errors)")
            for name in ["Buyers", "Best"] { try await program.run("segment", "delete", name, "--yes") }
            let unasked = try await program.run("activity", "delete", "purchased")
            #expect(unasked.code == 1, "there is nobody to ask")
            let deleted = try await program.run("activity", "delete", "purchased", "--yes")
            #expect(deleted.code == 0, "\(deleted.errors)")
            let left = try await purchased(program)
            #expect(left == nil)
            let builtIn = try await program.run("activity", "delete", "sent", "--yes")
            #expect(builtIn.code == 1)
        }
    }
}

extension MerpatiProgram {
    fileprivate func run(all arguments: [String]) async throws -> ChildProcess.Result {
        try await ChildProcess.run(Self.executable, arguments, folder: folder.path, environment: environment)
    }
}
