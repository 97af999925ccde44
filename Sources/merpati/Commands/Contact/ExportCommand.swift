internal import App
internal import ArgumentParser
internal import Audience
internal import Diagnostics
internal import Foundation
internal import Segments
internal import Storage

/// Contacts to a CSV file.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes contacts as CSV, all or those of a segment.",
        discussion: "Text that a spreadsheet would run as a formula gets an apostrophe in front.")

    @OptionGroup var global: GlobalOptions
    @OptionGroup var export: ExportOutput
    @Option(name: .long, help: "Only members of this segment.") var segment: String?
    @Option(name: .long, help: "Only contacts that this segment text holds for.") var `where`: String?

    func validate() throws {
        if segment != nil, `where` != nil { throw ValidationError("--segment and --where exclude each other") }
    }

    func run() async throws {
        let question = segment.map(SegmentQuestion.named) ?? `where`.map(SegmentQuestion.text)
        try await global.withMerpati { merpati in
            try await export.write(merpati, question, json: global.json)
        }
    }
}

/// Where an export goes and what it has.
struct ExportOutput: ParsableArguments {
    @Option(name: .long, help: "The columns, separated by commas; default: all.") var columns: String?
    @Option(name: .shortAndLong, help: "The file to write; default: standard output.", completion: .file()) var output: String?
    @Flag(name: .long, help: "Begins with a byte order mark, which Excel wants.") var bom = false

    /// The file's companion: what it holds, as of when, and by which definition.
    private struct Companion: Encodable {
        var file: String
        /// nil when everybody is in it.
        var segment: SegmentQuestion.Description?
        var as_of: ZonedTime
        var count: Int
        var columns: [String]

        private enum Keys: String, CodingKey {
            case file, name, kind, version, definition, as_of, time_zone, count, columns
        }

        func encode(to encoder: any Encoder) throws {
            var keys = encoder.container(keyedBy: Keys.self)
            try keys.encode(file, forKey: .file)
            try keys.encode(segment?.name, forKey: .name)
            try keys.encode(segment?.kind, forKey: .kind)
            try keys.encode(segment?.version, forKey: .version)
            try keys.encode(segment?.definition, forKey: .definition)
            try keys.encode(segment?.time_zone, forKey: .time_zone)
            try keys.encode(as_of, forKey: .as_of)
            try keys.encode(count, forKey: .count)
            try keys.encode(columns, forKey: .columns)
        }
    }

    /// Writes the contacts, and beside a file its companion `FILE.json`; both are of one moment.
    func write(_ merpati: Merpati, _ question: SegmentQuestion?, json: Bool, asOf now: Instant? = nil) async throws {
        var options = ExportOptions()
        options.columns = columns?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        options.byteOrderMark = bom
        let (path, now) = (output.flatMap { OutputFile.isStandardOutput($0) ? nil : $0 }, now ?? merpati.time.now())
        let file = if let path { try await OutputFile(path: path) } else { nil as OutputFile? }
        let companion = try await withTaskCancellationHandler {
            try await merpati.database.read { [options, output] connection in
                let condition = try question?.condition(connection, merpati, asOf: now) ?? "1 = 1"
                let count = try ContactExporter.export(connection, where: condition, options) { bytes in
                    if let file { try file.write(bytes) } else { Console.write(bytes) }
                }
                let catalogue = try CatalogueStore.load(connection)
                return Companion(
                    file: output ?? "-", segment: try question?.description(connection, merpati), as_of: merpati.zoned(now),
                    count: count, columns: options.columns.isEmpty ? ContactColumn.all(in: catalogue).map(\.key) : options.columns
                )
            }
        } onCancel: {
            file?.stop()
        }
        guard let file, let path else { return }
        try file.finish()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        if file.isPlain { try await OutputFile.write(Array(encoder.encode(companion)), to: path + ".json") }
        if json { return try Console.json(companion) }
        let described = file.isPlain ? ", described in \(path).json" : ""
        Console.print("\(Counted.text(companion.count, "contact")) in \(path)\(described)")
    }
}
