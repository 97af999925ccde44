internal import App
internal import ArgumentParser
internal import Audience
internal import Foundation
internal import Mail
internal import Segments
internal import Storage

/// Segments: named questions about contacts.
struct SegmentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment", abstract: "Segments: who they are, why, how many.",
        subcommands: [
            List.self, Show.self, Create.self, Edit.self, Rename.self, Delete.self, Freeze.self, Count.self, Members.self,
            Explain.self, Check.self, Export.self, Query.self,
        ])

    /// A stored segment, or a text.
    struct Question: ParsableArguments {
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment's name.") var name: String?
        @Option(name: .long, help: "A segment text instead of a name.") var `where`: String?

        func validate() throws {
            if (name == nil) == (`where` == nil) { throw ValidationError("give a segment's name, or a text with --where") }
        }

        var question: SegmentQuestion { `where`.map(SegmentQuestion.text) ?? .named(name ?? "") }
    }

    /// The moment that "now" means in a question.
    struct Moment: ParsableArguments {
        @Option(name: .long, help: "As if it were this moment: 2026-03-31, 2026-03-31T08:00+07:00.") var asOf: String?

        func instant(_ merpati: Merpati) throws -> Instant {
            guard let asOf else { return merpati.time.now() }
            let value = try ValueFormat(timeZone: merpati.settings.timeZone).parse(asOf, as: .dateTime)
            guard case .dateTime(let instant)? = value else { throw ValidationError("--as-of needs a date and time") }
            return instant
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every segment with its count.")
        @OptionGroup var global: GlobalOptions

        private struct Line: Encodable {
            var name: String
            var kind: String
            var count: Int64
            var version: Int64
            var description: String
        }

        func run() async throws {
            let lines = try await global.withMerpati { merpati in
                let now = merpati.time.now()
                return try await merpati.database.read { connection in
                    try merpati.segments.list(connection).map { segment in
                        let condition = try SegmentQuestion.named(segment.name).condition(connection, merpati, asOf: now)
                        return Line(
                            name: segment.name, kind: segment.definition.kind.rawValue,
                            count: try connection.integer("SELECT count(*) FROM contact c WHERE \(condition)") ?? 0,
                            version: segment.version, description: segment.definition.description)
                    }
                }
            }
            if global.json {
                try Console.json(["segments": lines])
            } else {
                Console.table(
                    ["segment", "kind", "count", "version", "description"],
                    lines.map { [$0.name, $0.kind, String($0.count), String($0.version), $0.description] })
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A segment's text and its earlier versions.")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String

        private struct Detail: Encodable {
            var name: String
            var kind: String
            var description: String
            var segment: String
            var time_zone: String?
            var versions: [String]
        }

        func run() async throws {
            let name = name
            let detail = try await global.withMerpati { merpati in
                try await merpati.database.read { connection in
                    let segment = try merpati.segments.show(connection, named: name).definition
                    return Detail(
                        name: segment.name, kind: segment.kind.rawValue, description: segment.description,
                        segment: segment.text, time_zone: segment.timeZone,
                        versions: try merpati.segments.versions(connection, named: name).map(\.text))
                }
            }
            if global.json { return try Console.json(detail) }
            print("\(detail.name) (\(detail.kind))\(detail.description.isEmpty ? "" : ": \(detail.description)")\n")
            print(detail.segment)
            for (index, text) in detail.versions.enumerated().dropFirst() {
                print("\nversion \(detail.versions.count - index):\n\(text)")
            }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a segment; a static one takes its members now.")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Argument(help: "The segment's text.") var text: String
        @Option(help: "dynamic or static.") var kind = SegmentKind.dynamic.rawValue
        @Option var description = ""

        func run() async throws {
            guard let kind = SegmentKind(rawValue: kind) else {
                throw ValidationError("a segment is \(SegmentKind.allCases.map(\.rawValue).joined(separator: " or "))")
            }
            let definition = SegmentDefinition(name: name, kind: kind, description: description, text: text)
            try await global.change("segment \"\(name)\" is made", of: text) { connection, merpati, now in
                try merpati.segments.create(connection, definition, at: now)
            }
        }
    }

    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Gives a segment a new text; reports keep the old one.")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Argument(help: "The new text.") var text: String

        func run() async throws {
            let (name, text) = (name, text)
            try await global.change("segment \"\(name)\" has a new text", of: text) { connection, merpati, now in
                var definition = try merpati.segments.show(connection, named: name).definition
                definition.text = text
                try merpati.segments.edit(connection, named: name, to: definition, at: now)
            }
        }
    }

    struct Rename: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Gives a segment another name.")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Argument var newName: String

        func run() async throws {
            let (name, newName) = (name, newName)
            try await global.change("segment \"\(name)\" is now \"\(newName)\"", of: nil) { connection, merpati, now in
                try merpati.segments.rename(connection, named: name, to: newName, at: now)
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Deletes a segment that nothing uses.")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Flag(help: "Do not ask.") var yes = false

        func run() async throws {
            guard yes || Console.confirms("delete the segment \"\(name)\"?") else {
                throw AppError(.failed, "nothing was deleted")
            }
            let name = name
            try await global.change("segment \"\(name)\" is deleted", of: nil) { connection, merpati, _ in
                try merpati.deleteSegment(connection, named: name)
            }
        }
    }

    struct Freeze: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a static segment of those who are in one now.")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Argument(help: "The static segment's name.") var newName: String

        func run() async throws {
            let (name, newName) = (name, newName)
            try await global.change("segment \"\(newName)\" is frozen", of: nil) { connection, merpati, now in
                try merpati.segments.freeze(connection, named: name, as: newName, at: now)
            }
        }
    }

    struct Count: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "How many contacts match, and how many can be mailed.")
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment

        private struct Report: Encodable {
            var count: Int64
            var reachable: Int64
            var as_of: String
            var milliseconds: Double
        }

        func run() async throws {
            let report = try await which.global.withMerpati { merpati in
                let (now, question) = (try moment.instant(merpati), which.question)
                let begin = SystemTime().now()
                let counts = try await merpati.database.read { connection in
                    let condition = try question.condition(connection, merpati, asOf: now)
                    return try connection.first(
                        """
                        SELECT count(*), coalesce(sum(CASE WHEN c.status = 'active' THEN 1 ELSE 0 END), 0)
                        FROM contact c WHERE \(condition)
                        """
                    ) { ($0.integer(0) ?? 0, $0.integer(1) ?? 0) }
                }
                return Report(
                    count: counts?.0 ?? 0, reachable: counts?.1 ?? 0,
                    as_of: ValueFormat(timeZone: merpati.settings.timeZone).print(.dateTime(now)),
                    milliseconds: Double(SystemTime().now().microseconds - begin.microseconds) / 1000)
            }
            if which.global.json { return try Console.json(report) }
            print("\(report.count) contacts, \(report.reachable) of them active")
        }
    }

    struct Members: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Who matches.")
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment
        @Option(help: "How many at most.") var limit = 50

        func run() async throws {
            let members = try await which.global.withMerpati { merpati in
                let (now, question, limit) = (try moment.instant(merpati), which.question, limit)
                return try await merpati.database.read { connection in
                    let condition = try question.condition(connection, merpati, asOf: now)
                    return try connection.all(
                        "SELECT c.email FROM contact c WHERE \(condition) ORDER BY c.id LIMIT \(max(0, limit))"
                    ) { $0.text(0) ?? "" }
                }
            }
            if which.global.json { return try Console.json(["members": members]) }
            for member in members { print(member) }
        }
    }

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Why a contact is in or out, with its actual values.")
        @Argument(help: "The contact's address.") var email: String
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment

        private struct Condition: Encodable {
            var text: String
            var value: String
            var holds: Bool
        }

        private struct Report: Encodable {
            var `in`: Bool
            var conditions: [Condition]
            var would_change: String
        }

        func run() async throws {
            let address = try EmailAddress(parsing: email)
            let explanation = try await which.global.withMerpati { merpati in
                let (now, question) = (try moment.instant(merpati), which.question)
                return try await merpati.database.read { connection in
                    let segment = try question.typed(connection, merpati)
                    let id = try ContactStore.requireID(connection, of: address)
                    let reader = ContactFactsReader(try CatalogueStore.load(connection))
                    return try reader.read(connection, contact: id).map { segment.explain($0, asOf: now) }
                }
            }
            guard let explanation else { throw AppError(.failed, "there is no contact \(email)") }
            if which.global.json {
                return try Console.json(
                    Report(
                        in: explanation.isIn,
                        conditions: explanation.conditions.map { Condition(text: $0.text, value: $0.value, holds: $0.holds) },
                        would_change: explanation.change))
            }
            print("\(email) is \(explanation.summary)")
            show(explanation.conditions, indent: "  ")
        }

        private func show(_ conditions: [SegmentExplanation.Condition], indent: String) {
            for condition in conditions {
                print("\(indent)\(condition.holds ? "✓" : "✗") \(condition.text)   (\(Console.plain(condition.value)))")
                show(condition.inside, indent: indent + "  ")
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Verifies a segment's examples, or those of all.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment; default: all.") var name: String?

        private struct Failure: Encodable {
            var segment: String
            var email: String
            var expected: String
            var explanation: String
        }

        func run() async throws {
            let name = name
            let (examples, failures) = try await global.withMerpati { merpati in
                let now = merpati.time.now()
                return try await merpati.database.read { connection in
                    var (examples, failures) = (0, [Failure]())
                    for segment in try name.map({ [$0] }) ?? merpati.segments.list(connection).map(\.name) {
                        let check = try merpati.segments.check(connection, named: segment, asOf: now)
                        examples += check.examples
                        failures += check.failures.map {
                            Failure(
                                segment: segment, email: $0.address, expected: $0.shouldBeIn ? "in" : "out",
                                explanation: $0.explanation?.summary ?? "there is no such contact")
                        }
                    }
                    return (examples, failures)
                }
            }
            if global.json {
                try Console.json(["failures": failures])
            } else {
                for failure in failures {
                    print("\(failure.segment): \(failure.email) should be \(failure.expected): \(failure.explanation)")
                }
                print("\(examples) examples, \(failures.count) failures")
            }
            if !failures.isEmpty { throw ExitCode(1) }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The members as CSV.")
        @OptionGroup var which: Question
        @OptionGroup var export: ExportOutput

        func run() async throws {
            try await which.global.withMerpati { merpati in
                try await export.write(merpati, which.question, json: which.global.json)
            }
        }
    }

    struct Query: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "sql", abstract: "The query and how the database runs it.")
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment

        private struct Report: Encodable {
            var sql: String
            var values: [String]
            var plan: [String]
        }

        func run() async throws {
            let report = try await which.global.withMerpati { merpati in
                let (now, question) = (try moment.instant(merpati), which.question)
                return try await merpati.database.read { connection in
                    let condition = try question.condition(connection, merpati, asOf: now)
                    let query: SQL = "SELECT c.id FROM contact c WHERE \(condition)"
                    return Report(
                        sql: query.text, values: query.values.map { "\($0)" },
                        plan: try connection.all("EXPLAIN QUERY PLAN \(query)") { $0.text(3) ?? "" })
                }
            }
            if which.global.json { return try Console.json(report) }
            print(report.sql)
            for (index, value) in report.values.enumerated() { print("  ?\(index + 1) = \(value)") }
            for line in report.plan { print("  plan: \(line)") }
        }
    }
}

extension GlobalOptions {
    /// Runs `body` in a transaction and says what was done; a fault in a segment's text is shown at its place.
    func change(
        _ done: String, of text: String?,
        _ body: @escaping @Sendable (any Connection, Merpati, Instant) throws -> Void
    ) async throws {
        try await withMerpati { merpati in
            let now = merpati.time.now()
            do {
                try await merpati.database.write { connection in try body(connection, merpati, now) }
            } catch let error as SegmentError {
                throw AppError(.failed, text.map { "in the segment's text:\n" + error.render($0) } ?? error.description)
            }
        }
        if json { try Console.json(["done": done]) } else { print(done) }
    }
}
