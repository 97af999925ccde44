internal import App
internal import ArgumentParser
internal import Audience
internal import Storage

extension ActivityCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every activity with its parameters, its events and the contacts who have any.")
        @OptionGroup var global: GlobalOptions

        private struct Line: Encodable {
            var name: String
            var built_in: Bool
            var parameters: [ParameterReport]
            var events: Int64
            var contacts: Int64
            /// When the last event was; missing when there is none.
            var last: ZonedTime?
        }

        func run() async throws {
            let lines = try await global.withMerpati { merpati in
                return try await merpati.database.read { connection in
                    try CatalogueStore.load(connection).activities.map { try Self.line($0, connection, merpati) }
                }
            }
            if global.json { return try Console.json(["activities": lines]) }
            Console.table(
                ["activity", "events", "contacts", "last", "parameters"],
                lines.map { line in
                    [
                        line.name, String(line.events), String(line.contacts), line.last?.stamp ?? "",
                        line.parameters.map(\.text).joined(separator: " "),
                    ]
                })
        }

        /// From the summary: one row a contact, and no look at the events.
        private static func line(
            _ activity: ActivityDefinition, _ connection: any Connection, _ merpati: Merpati
        ) throws -> Line {
            let figures = try connection.first(
                "SELECT COALESCE(SUM(count), 0), COUNT(*), MAX(last_at) FROM \(identifier: activity.summaryTable)"
            ) { row in (events: row.integer(0) ?? 0, contacts: row.integer(1) ?? 0, last: row.integer(2)) }
            return Line(
                name: activity.name, built_in: activity.id == nil, parameters: activity.parameters.map(ParameterReport.init),
                events: figures?.events ?? 0, contacts: figures?.contacts ?? 0,
                last: figures?.last.map { merpati.zoned(Instant(microseconds: $0)) })
        }
    }
}
