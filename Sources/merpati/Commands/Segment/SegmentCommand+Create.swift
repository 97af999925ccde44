internal import App
internal import ArgumentParser
internal import Segments
internal import Storage

extension SegmentCommand {
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
}
