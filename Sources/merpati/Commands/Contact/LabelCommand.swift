internal import App
internal import ArgumentParser
internal import Audience
internal import Storage

/// Labels, which only the people who send see.
struct LabelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label", abstract: "Labels: show, create, put into categories.",
        subcommands: [Show.self, Create.self, Category.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Every label with its contacts.")
        @OptionGroup var global: GlobalOptions

        private struct Line: Encodable {
            var name: String
            var category: String?
            var contacts: Int64
        }

        func run() async throws {
            let lines = try await global.withMerpati { merpati in
                try await merpati.database.read { connection in
                    try CatalogueStore.load(connection).labels.map { label in
                        Line(
                            name: label.name, category: label.category,
                            contacts: try connection.integer(
                                "SELECT count(*) FROM contact_label WHERE label_id = \(label.id)") ?? 0)
                    }
                }
            }
            if global.json {
                try Console.json(["labels": lines])
            } else {
                Console.table(
                    ["label", "contacts", "category"], lines.map { [$0.name, String($0.contacts), $0.category ?? ""] })
            }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Creates a label.")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Option(help: "The category that it belongs to.") var category: String?

        func run() async throws {
            let (name, category) = (name, category)
            try await global.withMerpati { merpati in
                let now = merpati.time.now()
                _ = try await merpati.database.write { connection in
                    try CatalogueStore.createLabel(connection, name: name, category: category, at: now)
                }
            }
            if global.json { try Console.json(["name": name]) } else { Console.print("label \"\(name)\" is there") }
        }
    }
}
