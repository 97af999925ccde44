internal import App
internal import ArgumentParser
internal import Audience
internal import Diagnostics
internal import Storage

/// Custom fields of contacts.
struct FieldCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "field", abstract: "Custom fields: list and define.", subcommands: [Show.self, Define.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Every custom field.")
        @OptionGroup var global: GlobalOptions

        private struct Line: Encodable {
            var key: String
            var name: String
            var type: String
            var options: [String]
        }

        func run() async throws {
            let fields = try await global.withMerpati { try await $0.database.read { try CatalogueStore.load($0).fields } }
            if global.json {
                try Console.json([
                    "fields": fields.map {
                        Line(key: $0.key, name: $0.name, type: $0.type.rawValue, options: $0.options.map(\.name))
                    }
                ])
            } else {
                Console.table(
                    ["key", "type", "name", "options"],
                    fields.map { [$0.key, $0.type.rawValue, $0.name, $0.options.map(\.name).joined(separator: ", ")] })
            }
        }
    }

    struct Define: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Defines a field.",
            discussion: "Types: \(FieldType.allCases.map(\.rawValue).joined(separator: ", ")).")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "What segments, templates and CSV headers call it: a-z, 0-9 and _.") var key: String
        @Argument(help: "What it holds.") var type: String
        @Option(help: "What people see; default: the key.") var name: String?
        @Option(parsing: .upToNextOption, help: "The choices of a one-of-many or many-of-many field.") var options: [String] = []

        func run() async throws {
            let known = FieldType.allCases.map(\.rawValue)
            guard let fieldType = FieldType(rawValue: type) else {
                throw ValidationError(
                    "\"\(type)\" is no type\(NearestName.find(type, in: known).map { "; did you mean \"\($0)\"?" } ?? ".") Types are \(known.joined(separator: ", "))."
                )
            }
            let (key, name, options) = (key, name, options)
            try await global.withMerpati { merpati in
                let now = merpati.time.now()
                _ = try await merpati.database.write { connection in
                    try CatalogueStore.defineField(
                        connection, key: key, name: name, type: fieldType, options: options, at: now)
                }
            }
            if global.json { try Console.json(["key": key, "type": type]) } else { Console.print("field \(key) is a \(type)") }
        }
    }
}
