internal import App
internal import ArgumentParser
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Rename: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Gives a segment another name.")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Argument var newName: String

        func run() async throws {
            let (name, newName) = (name, newName)
            try await global.change("segment \"\(name)\" is now \"\(newName)\"", of: nil) { connection, merpati, now in
                try merpati.renameSegment(connection, named: name, to: newName, at: now)
            }
        }
    }
}
