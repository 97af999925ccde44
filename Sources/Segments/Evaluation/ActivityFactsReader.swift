internal import Audience
internal import Storage

/// Reads events out of the database, as the evaluator in memory wants them.
struct ActivityFactsReader: Sendable {
    let activity: ActivityDefinition

    /// Hands over the events of a contact that count, the earliest first. What a machine did is left out.
    func read(_ connection: any Connection, contact: Int64) throws -> [ActivityFacts] {
        let columns = activity.parameters.map { ", e.\(identifier: $0.column)" as SQL }.joined(separator: "")
        let grade: SQL = activity.isGraded ? " AND e.grade <> 'machine'" : ""
        let query: SQL = """
            SELECT e.at\(columns) FROM \(identifier: activity.table) e WHERE e.contact_id = \(contact)\(grade) ORDER BY e.at
            """
        return try connection.all(query) { row in
            var facts = ActivityFacts(at: row.instant(0))
            for (index, parameter) in activity.parameters.enumerated() { Self.read(parameter, row, index + 1, into: &facts) }
            return facts
        }
    }

    private static func read(_ parameter: ActivityParameter, _ row: any Row, _ column: Int, into facts: inout ActivityFacts) {
        switch parameter.kind {
        case .text: facts.values[parameter.name] = row.text(column).map(ContactValue.text)
        case .number: facts.values[parameter.name] = row.real(column).map(ContactValue.number)
        case .boolean: facts.values[parameter.name] = row.boolean(column).map(ContactValue.boolean)
        case .dateTime:
            facts.values[parameter.name] = row.integer(column).map { .dateTime(Instant(microseconds: $0)) }
        case .choice, .campaign, .label, .list: facts.ids[parameter.name] = row.integer(column)
        }
    }
}
