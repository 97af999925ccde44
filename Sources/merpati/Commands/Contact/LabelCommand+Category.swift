internal import App
internal import ArgumentParser
internal import Audience
internal import Storage

extension LabelCommand {
    struct Category: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Puts a label into a category, or into none.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The label.") var name: String
        @Argument(help: "The category; without one the label belongs to none.") var category: String?

        private struct Report: Encodable {
            var name: String
            var category: String?
        }

        func run() async throws {
            let (name, category) = (name, category)
            try await global.withMerpati { merpati in
                try await merpati.database.write { connection in
                    try CatalogueStore.setCategory(connection, ofLabel: name, to: category)
                }
            }
            if global.json { return try Console.json(Report(name: name, category: category)) }
            Console.print("label \"\(name)\" is in \(category.map { "the category \"\($0)\"" } ?? "no category")")
        }
    }
}
