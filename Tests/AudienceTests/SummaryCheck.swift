import Storage
import Testing

@testable import Audience

/// What the summaries say against what the events say.
enum SummaryCheck {
    /// The rows of an activity's summary that are not what its events come to, in words; empty when all is well.
    static func faults(_ connection: any Connection, _ activity: ActivityDefinition) throws -> [String] {
        let numbers = activity.id == nil ? [] : activity.parameters.filter { $0.kind == .number }
        let kept = try rows(
            connection, numbers,
            "SELECT * FROM (SELECT contact_id, count, first_at, last_at\(columns(numbers)) FROM \(identifier: activity.summaryTable))"
        )
        let counted: SQL = activity.isGraded ? "WHERE grade <> 'machine'" : ""
        let computed = try rows(
            connection, numbers,
            """
            SELECT contact_id, COUNT(*), MIN(at), MAX(at)\(aggregates(numbers)) FROM \(identifier: activity.table) \(counted)
            GROUP BY contact_id
            """)
        let contacts = Set(kept.keys).union(computed.keys).sorted()
        return contacts.compactMap { contact in
            let (left, right) = (kept[contact] ?? [], computed[contact] ?? [])
            let isSame = left.count == right.count && zip(left, right).allSatisfy(isSame)
            return isSame ? nil : "\(activity.name) of \(contact): \(left), the events say \(right)"
        }
    }

    /// Numbers may differ by what adding in another order rounds.
    private static func isSame(_ left: Double?, _ right: Double?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return abs(left - right) <= 1e-9 * max(1, abs(left), abs(right))
    }

    private static func columns(_ numbers: [ActivityParameter]) -> SQL {
        numbers.flatMap { [$0.figureColumns.count, $0.figureColumns.sum, $0.figureColumns.min, $0.figureColumns.max] }
            .map { ", \(identifier: $0)" as SQL }.joined(separator: "")
    }

    private static func aggregates(_ numbers: [ActivityParameter]) -> SQL {
        numbers.map { number -> SQL in
            let column = SQL.identifier(number.column)
            return ", COUNT(\(column)), TOTAL(\(column)), MIN(\(column)), MAX(\(column))"
        }.joined(separator: "")
    }

    private static func rows(
        _ connection: any Connection, _ numbers: [ActivityParameter], _ query: SQL
    ) throws -> [Int64: [Double?]] {
        var rows: [Int64: [Double?]] = [:]
        try connection.forEach(query) { row in
            rows[row.integer(0) ?? 0] = (1..<row.count).map { row.real($0) }
        }
        return rows
    }
}
