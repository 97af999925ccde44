internal import App
internal import ArgumentParser
internal import Segments
internal import Storage

extension SegmentCommand {
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
}
