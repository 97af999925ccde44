internal import App
internal import ArgumentParser
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Edit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives a segment a new text, kind, description or time zone; reports keep the old one.",
            discussion: """
                What is not given stays. A new text, kind or time zone makes a new version. Members when the kind changes: \
                dynamic to static freezes who is in now; static or additive to dynamic drops the members; static to additive \
                keeps them; additive to static keeps them with those who match now; dynamic to additive begins with those \
                who match now. A new text of a static segment takes its members anew. Pins and bans always stay.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment's name.") var name: String
        @Argument(help: "The new text.") var text: String?
        @Option(name: .long, help: "The new kind: \(SegmentKind.names).", transform: SegmentKind.init(option:)) var kind:
            SegmentKind?
        @Option(name: .long, help: "The new description.") var description: String?
        @Option(name: .long, help: "The time zone in which days are counted; empty: the workspace's.") var timeZone: String?

        func validate() throws {
            if text == nil, kind == nil, description == nil, timeZone == nil {
                throw ValidationError("say what is new: a text, --kind, --description or --time-zone")
            }
        }

        private struct Report: Encodable {
            var segment: String
            var kind: String
            var version: Int64
            var refreshed: SegmentRefreshing.Report?
        }

        func run() async throws {
            let (name, text, kind, description, timeZone) = (name, text, kind, description, timeZone)
            let report = try await global.withMerpati { merpati in
                let now = merpati.time.now()
                let edited = try await SegmentCommand.placingErrors(text) {
                    try await merpati.database.write { connection in
                        var definition = try merpati.segments.show(connection, named: name).definition
                        definition.text = text ?? definition.text
                        definition.kind = kind ?? definition.kind
                        definition.description = description ?? definition.description
                        if let timeZone { definition.timeZone = timeZone.isEmpty ? nil : timeZone }
                        return try merpati.segments.edit(connection, named: name, to: definition, at: now)
                    }
                }
                let isAdditive = edited.definition.kind == .additive && (text != nil || kind != nil || timeZone != nil)
                return Report(
                    segment: edited.name, kind: edited.definition.kind.rawValue, version: edited.version,
                    refreshed: isAdditive ? try await SegmentRefreshing.run(merpati, edited.name) : nil)
            }
            if global.json { return try Console.json(report) }
            Console.print("segment \"\(report.segment)\" is \(report.kind), version \(report.version)")
            if let refreshed = report.refreshed { Console.print(refreshed.sentence) }
        }
    }

    /// Shows a fault in a segment's text at its place.
    static func placingErrors<T>(_ text: String?, _ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch let error as SegmentError {
            throw AppError(.failed, text.map { "in the segment's text:\n" + error.render($0) } ?? error.description)
        }
    }
}

extension SegmentKind {
    /// A kind as it is written on the command line.
    init(option text: String) throws {
        guard let kind = SegmentKind(rawValue: text) else {
            throw ValidationError("\"\(text)\" is no kind of segment; they are \(SegmentKind.names)")
        }
        self = kind
    }
}
