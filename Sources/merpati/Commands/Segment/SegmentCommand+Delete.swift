internal import App
internal import ArgumentParser
internal import Storage

extension SegmentCommand {
    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Deletes a segment that nothing uses.")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String
        @Flag(help: "Do not ask.") var yes = false

        func run() async throws {
            guard try yes || Console.confirms("delete the segment \"\(name)\"?") else {
                throw AppError(.failed, "nothing was deleted")
            }
            let name = name
            try await global.change("segment \"\(name)\" is deleted", of: nil) { connection, merpati, now in
                try merpati.deleteSegment(connection, named: name, at: now)
            }
        }
    }
}
