internal import App
internal import ArgumentParser
internal import Segments
internal import Storage

extension SegmentCommand {
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
}
