internal import App
internal import ArgumentParser
internal import Audience
internal import Diagnostics
internal import Foundation
internal import Mail
internal import Segments
internal import Storage

/// A stored segment and the contacts that something is done about by hand.
struct SegmentContacts: ParsableArguments {
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The segment's name.") var name: String
    @Argument(help: "The contacts' addresses.") var emails: [String] = []
    @Option(name: .long, help: "A file with an address a line; what follows a comma is left out.", completion: .file())
    var file: String?

    /// How many contacts are changed in one transaction.
    private static let batch = 5000

    func validate() throws {
        if emails.isEmpty, file == nil { throw ValidationError("give addresses, or a file of them with --file") }
    }

    private struct Report: Encodable {
        var segment: String
        var changed: Int
        var unknown: [String]
    }

    /// Does something about the contacts, then says for how many it changed something, and which addresses nobody has.
    ///
    /// - Parameters:
    ///   - done: the end of a sentence that begins with the number of contacts.
    ///   - body: changes contacts in the transaction at hand, and tells how many were not so before.
    func change(
        _ done: String, _ body: @escaping @Sendable (any Connection, Merpati, [Int64], Instant) throws -> Int
    ) async throws {
        let (addresses, name) = (try addresses(), name)
        let report = try await global.withMerpati { merpati in
            let now = merpati.time.now()
            let known = try await merpati.database.read { try merpati.segments.show($0, named: name).name }
            var report = Report(segment: known, changed: 0, unknown: [])
            for start in stride(from: 0, to: addresses.count, by: Self.batch) {
                let batch = Array(addresses[start..<min(start + Self.batch, addresses.count)])
                let (changed, unknown) = try await merpati.database.write { connection in
                    let ids = try batch.map { address in
                        try (try? EmailAddress(parsing: address)).flatMap { try ContactStore.id(connection, of: $0) }
                    }
                    let unknown = zip(batch, ids).filter { $1 == nil }.map(\.0)
                    return (try body(connection, merpati, ids.compactMap(\.self), now), unknown)
                }
                report.changed += changed
                report.unknown += unknown
            }
            return report
        }
        try show(report, done)
    }

    private func addresses() throws -> [String] {
        guard let file else { return emails }
        let text: String
        do {
            text = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw AppError(.failed, "\(file) cannot be read as UTF-8 text: \(SystemFault.words(error))")
        }
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.prefix { $0 != "," && $0 != ";" && $0 != "\t" }.trimmingCharacters(in: .whitespaces)
        }
        // The heading of a CSV file is no address.
        return emails + lines.filter { !$0.isEmpty && $0.lowercased() != "email" && $0.lowercased() != "\u{feff}email" }
    }

    private func show(_ report: Report, _ done: String) throws {
        if global.json {
            try Console.json(report)
        } else {
            Console.print("\(Counted.text(report.changed, "contact")) \(done)")
            for address in report.unknown.prefix(20) { Console.note("there is no contact \(Console.plain(address))") }
            if report.unknown.count > 20 { Console.note("and \(report.unknown.count - 20) more that nobody has") }
        }
        if !report.unknown.isEmpty { throw ExitCode(1) }
    }
}
