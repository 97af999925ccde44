internal import App
internal import ArgumentParser
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a segment.",
            discussion: """
                A dynamic segment has whoever matches when it is asked. An additive one also keeps everybody who ever matched; \
                those who match now are stored at once, with the reasons, others by `segment refresh`, by `serve` every hour \
                and before a campaign that needs it. A static one has those who match now, and changes only by hand.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment's name.") var name: String
        @Argument(help: "The segment's text.") var text: String
        @Option(name: .long, help: "The kind: \(SegmentKind.names).", transform: SegmentKind.init(option:)) var kind = SegmentKind
            .dynamic
        @Option(name: .long, help: "What it is for.") var description = ""
        @Option(name: .long, help: "The time zone in which days are counted; default: the workspace's.") var timeZone: String?

        func run() async throws {
            let definition = SegmentDefinition(
                name: name, kind: kind, description: description, text: text, timeZone: timeZone)
            let refreshed = try await global.withMerpati { merpati in
                let now = merpati.time.now()
                let made = try await SegmentCommand.placingErrors(definition.text) {
                    try await merpati.database.write { try merpati.segments.create($0, definition, at: now) }
                }
                return made.definition.kind == .additive ? try await SegmentRefreshing.run(merpati, made.name) : nil
            }
            let done = "segment \"\(name)\" is made"
            if global.json { return try Console.json(["done": done]) }
            Console.print(done)
            if let refreshed { Console.print(refreshed.sentence) }
        }
    }
}
