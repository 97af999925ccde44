internal import App
internal import ArgumentParser
internal import Audience
internal import Storage

/// Lists that contacts subscribe to.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists: show and create.", subcommands: [Show.self, Create.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Every list with its subscribers.")
        @OptionGroup var global: GlobalOptions

        private struct Line: Encodable {
            var name: String
            var public_name: String
            var description: String
            var subscribed: Int64
        }

        func run() async throws {
            let lines = try await global.withMerpati { merpati in
                try await merpati.database.read { connection in
                    try CatalogueStore.load(connection).lists.map { list in
                        Line(
                            name: list.name, public_name: list.publicName, description: list.description,
                            subscribed: try connection.integer(
                                "SELECT count(*) FROM subscription WHERE list_id = \(list.id) AND state = 'subscribed'") ?? 0)
                    }
                }
            }
            if global.json {
                try Console.json(["lists": lines])
            } else {
                Console.table(
                    ["list", "subscribed", "public name", "description"],
                    lines.map { [$0.name, String($0.subscribed), $0.public_name, $0.description] })
            }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Creates a list.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The name that you use.") var name: String
        @Option(help: "The name that readers see; default: the same.") var publicName: String?
        @Option(help: "What the list is for; readers see it.") var description = ""

        func run() async throws {
            let (name, publicName, description) = (name, publicName, description)
            try await global.withMerpati { merpati in
                let now = merpati.time.now()
                _ = try await merpati.database.write { connection in
                    try CatalogueStore.createList(
                        connection, name: name, publicName: publicName, description: description, at: now)
                }
            }
            if global.json { try Console.json(["name": name]) } else { Console.print("list \"\(name)\" is there") }
        }
    }
}
