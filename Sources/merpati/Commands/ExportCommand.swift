internal import App
internal import ArgumentParser
internal import Audience
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

    /// The file's companion: what it holds and as of when.
    private struct Companion: Encodable {
        var file: String
        var segment: String
        var as_of: String
        var contacts: Int
        var columns: [String]
    }

    func write(_ merpati: Merpati, _ question: SegmentQuestion?, json: Bool) async throws {
        var options = ExportOptions()
        options.columns = columns?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        options.byteOrderMark = bom
        let handle = try open()
        let now = merpati.time.now()
        let count = try await merpati.database.read { [options] connection in
            let condition = try question?.condition(connection, merpati, asOf: now) ?? "1 = 1"
            return try ContactExporter.export(connection, where: condition, options) { try handle.write(contentsOf: Data($0)) }
        }
        guard let output else { return }
        let companion = Companion(
            file: output, segment: try await describe(merpati, question),
            as_of: ValueFormat(timeZone: merpati.settings.timeZone).print(.dateTime(now)), contacts: count,
            columns: options.columns)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(companion).write(to: URL(fileURLWithPath: output + ".json"))
        if json { try Console.json(companion) } else { print("\(count) contacts in \(output), described in \(output).json") }
    }

    private func open() throws(AppError) -> FileHandle {
        guard let output else { return .standardOutput }
        guard FileManager.default.createFile(atPath: output, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: output)
        else { throw AppError(.failed, "\(output) cannot be written") }
        return handle
    }

    private func describe(_ merpati: Merpati, _ question: SegmentQuestion?) async throws -> String {
        guard let question else { return "everybody" }
        return try await merpati.database.read { try question.description($0, merpati) }
    }
}
