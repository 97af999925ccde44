import Foundation
import TestSupport
import Testing

/// Times with seconds in the workspace's zone, JSON with values of their types, and one name for one figure.
@Suite(.timeLimit(.minutes(15))) struct TypedOutputProgramTests {
    private func withSent(_ body: @escaping @Sendable (MerpatiProgram) async throws -> Void) async throws {
        let sink = CountingSink()
        try await withTemporaryFolder { folder in
            try await sink.whileListening { port in
                try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: port)
                let program = MerpatiProgram(folder: folder)
                try await SampleWorkspace.importContacts(program)
                for words in [
                    ["field", "define", "vip", "boolean"], ["field", "define", "seen", "date-time"],
                    ["field", "define", "born", "date"],
                    ["field", "define", "home", "location"],
                    ["field", "define", "likes", "many-of-many", "--options", "roses", "tulips"],
                    ["field", "define", "age", "number"], ["label", "create", "VIP"],
                    ["contact", "label", SampleWorkspace.email(1), "VIP"],
                    [
                        "contact", "set", SampleWorkspace.email(1), "vip=true", "seen=2026-03-31T08:00:07", "born=1990-02-03",
                        "home=-6.2, 106.8", "likes=roses;tulips", "age=36.5",
                    ],
                    ["activity", "define", "purchased", "price:number"],
                    ["activity", "record", SampleWorkspace.email(1), "purchased", "price=12", "--at", "2026-03-31T08:00:07"],
                    ["segment", "create", "All", "email contains \"@\"", "--kind", "additive"], ["segment", "refresh", "--all"],
                    ["campaign", "start", "hello", "--wait"],
                ] {
                    let done = try await program.run(words)
                    #expect(done.code == 0, "\(words): \(done.errors)")
                }
                try await body(program)
            }
        }
    }

    private static var isoTime: Regex<Substring> { /20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\+07:00/ }
    private static var stamp: Regex<(Substring, Substring)> {
        /20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}( \+07:00| \(Asia\/Jakarta\))/
    }

    @Test func `a contact's values have their types`() async throws {
        try await withSent { program in
            struct Place: Decodable, Equatable {
                var latitude: Double
                var longitude: Double
            }
            struct Contact: Decodable {
                var email: String
                var vip: Bool
                var seen: String
                var born: String
                var home: Place
                var likes: [String]
                var age: Double
                var labels: [String]?
                var label: [String]?
                var lists: [String]
                var created: String
            }
            let contact = try await program.run("contact", "show", SampleWorkspace.email(1), "--json").json(Contact.self)
            #expect(contact.vip && contact.age == 36.5 && contact.likes == ["roses", "tulips"] && contact.lists == ["Customers"])
            #expect(contact.home == Place(latitude: -6.2, longitude: 106.8) && contact.born == "1990-02-03")
            #expect(contact.seen == "2026-03-31T08:00:07+07:00")
            #expect(try Self.isoTime.wholeMatch(in: contact.created) != nil)
            #expect((contact.label ?? contact.labels) == ["VIP"])
            let text = try await program.run("contact", "show", SampleWorkspace.email(1)).output
            #expect(text.contains("2026-03-31 08:00:07 (Asia/Jakarta)"), "\(text)")
        }
    }

    /// Whatever looks like a time is ISO 8601 with the zone's offset, and no number.
    @Test func `every time is told by the workspace's clocks, to the second`() async throws {
        try await withSent { program in
            try await program.run("contact", "suppress", SampleWorkspace.email(0), "--reason", "asked by phone")
            let commands: [(words: [String], timesInText: Bool)] = [
                (["contact", "history", SampleWorkspace.email(1)], true), (["contact", "show", SampleWorkspace.email(1)], true),
                (["campaign", "history", "hello"], true), (["campaign", "runs", "hello"], false),
                (["campaign", "report", "hello"], false),
                (["campaign", "status", "hello"], false), (["template", "list"], true), (["template", "history", "hello"], true),
                (["template", "show", "hello"], true), (["segment", "list"], true), (["segment", "history", "All"], true),
                (["segment", "members", "All"], false), (["segment", "count", "All"], false),
                (["segment", "performance", "All"], false),
                (["segment", "dropouts", "All", "--entered"], true), (["segment", "refresh", "All"], false),
                (["activity", "list"], true),
                (["activity", "record", SampleWorkspace.email(1), "purchased"], true),
            ]
            for (words, timesInText) in commands {
                let text = try await program.run(words)
                #expect(text.code == 0, "\(words): \(text.errors)")
                if timesInText { #expect(text.output.contains(Self.stamp), "\(words): \(text.output)") }
                #expect(!text.output.contains(/[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?Z/), "\(words): \(text.output)")
                let json = try await program.run(words + ["--json"])
                let root = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
                check(root, key: "", words)
            }
        }
    }

    private func check(_ json: Any, key: String, _ words: [String]) {
        switch json {
        case let object as [String: Any]: for (key, value) in object { check(value, key: key, words) }
        case let array as [Any]: for value in array { check(value, key: key, words) }
        default:
            let isTime =
                key == "at" || key.hasSuffix("_at")
                || ["when", "as_of", "since", "created", "updated", "changed", "last"].contains(key)
            guard isTime else { return }
            let text = json as? String ?? "a number: \(json)"
            #expect((try? Self.isoTime.wholeMatch(in: text)) != nil, "\(words), \(key): \(text)")
        }
    }

    @Test func `one figure has one name`() async throws {
        try await withSent { program in
            func keys(_ words: [String], _ path: String?) async throws -> Set<String> {
                let output = try await program.run(words + ["--json"]).output
                var root = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
                if let path { root = root?[path] as? [String: Any] ?? (root?[path] as? [[String: Any]])?.first }
                return Set(root?.keys.map { String($0) } ?? [])
            }
            let report = try await keys(["campaign", "report", "hello"], nil)
            let figures: Set = ["accepted", "opens", "clicks", "unsubscribes", "bounced", "complaints"]
            #expect(figures.isSubset(of: report))
            let performance = try await keys(["segment", "performance", "All"], "total")
            #expect(figures.isSubset(of: performance) && performance.isDisjoint(with: ["sent", "opened", "clicked"]))
            let runs = try await keys(["campaign", "runs", "hello"], "runs")
            let states = ["total", "queued", "accepted", "deferred", "bounced", "refused", "skipped", "unknown"]
            #expect(runs.isSuperset(of: states) && report.isSuperset(of: states))
            let table = try await program.run("campaign", "report", "hello").output
            for name in ["opens", "clicks", "unsubscribes", "complaints"] { #expect(table.contains(name), "\(table)") }
        }
    }

    @Test func `numbers are numbers, also where a command only does something`() async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 2, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            try await SampleWorkspace.importContacts(program)
            struct Begun: Decodable {
                var campaign: String
                var run: Int64
                var state: String
                var resumed: Bool
            }
            let begun = try await program.run("campaign", "start", "hello", "--json").json(Begun.self)
            #expect(begun.campaign == "hello" && begun.run == 1 && !begun.resumed)
            let again = try await program.run("campaign", "start", "hello", "--json").json(Begun.self)
            #expect(again.run == 1 && again.resumed)
            struct Query: Decodable {
                enum Value: Decodable, Equatable {
                    case number(Double)
                    case text(String)

                    init(from decoder: any Decoder) throws {
                        let container = try decoder.singleValueContainer()
                        self = try (try? container.decode(Double.self)).map(Value.number) ?? .text(container.decode(String.self))
                    }
                }
                var values: [Value]
            }
            let query = try await program.run("segment", "sql", "--where", "score = 3 and city is \"Jakarta\"", "--json").json(
                Query.self)
            #expect(query.values.contains(.number(3)), "\(query.values)")
        }
    }

    // MARK: Agreement

    @Test func `counted things agree`() async throws {
        try await withTemporaryFolder { folder in
            try SampleWorkspace.write(to: folder, contacts: 1, smtpPort: 1)
            let program = MerpatiProgram(folder: folder)
            let imported = try await program.run("import", "contacts.csv", "--create-fields")
            #expect(imported.output.contains("1 row: 1 added"), "\(imported.output)")
            for (words, one, two) in [
                (["segment", "count", "--where", "email contains \"@\""], "1 contact,", "2 contacts,"),
                (["export", "-o", "out.csv"], "1 contact in", "2 contacts in"),
                (["segment", "check"], "0 examples, 0 failures", "0 examples, 0 failures"),
            ] {
                let single = try await program.run(words)
                #expect(single.output.contains(one), "\(words): \(single.output)")
                let added = try await program.run("contact", "add", "second@example.test")
                let double = try await program.run(words)
                #expect(double.output.contains(two), "\(words): \(double.output)")
                if added.code == 0 { try await program.run("contact", "delete", "second@example.test", "--yes") }
            }
        }
    }
}
