internal import Audience
internal import Storage

/// Prints places among others: by value, then by the contact's id. Sorting and cutting off is faster than numbering rows.
struct RankPrinter {
    typealias Rank = RankQuestion<EventSelection, ResolvedCondition>

    private let conditions: ConditionPrinter

    init(_ conditions: ConditionPrinter) {
        self.conditions = conditions
    }

    func condition(_ rank: Rank) -> SQL {
        let everybody = population(rank)
        let first: SQL
        switch (rank.amount, rank.among) {
        case (.contacts(let count), _):
            first = "SELECT p.id FROM (\(everybody)) p ORDER BY \(order(rank)) LIMIT \(count)"
        case (.part(let part), nil) where rank.isOfField:
            // Once to count and once to sort, both in an index that has the field.
            first = """
                SELECT p.id FROM (\(everybody)) p ORDER BY \(order(rank)) LIMIT (SELECT \(Self.count(part)) FROM (\(everybody)) p)
                """
        case (.part(let part), _):
            first = """
                WITH p AS MATERIALIZED (\(everybody)) \
                SELECT p.id FROM p ORDER BY \(order(rank)) LIMIT (SELECT \(Self.count(part)) FROM p)
                """
        }
        return "(\(conditions.contact).id IN (\(first)))"
    }

    /// How many rows are a part of all, rounded up.
    private static func count(_ part: Int64) -> SQL {
        "(count(*) * \(part) + \(RankAmount.all - 1)) / \(RankAmount.all)"
    }

    /// A query of `id` and `value` of everybody who is compared.
    func population(_ rank: Rank) -> SQL {
        let name = SQL.identifier("r\(conditions.level)")
        let inside = ConditionPrinter(contact: name, dialect: conditions.dialect, level: conditions.level + 1)
        let isSQLite = conditions.dialect == .sqlite
        // The plus and the CROSS keep SQLite from going through the contacts in the order of their status.
        let isCompared = rank.among.map(inside.print) ?? MailingRule.isActive(isSQLite ? "+\(name)" : name)
        switch rank.measure {
        case .field(let column):
            let value = inside.column(.contact(column))
            return "SELECT \(name).id, \(value) AS value FROM contact \(name) WHERE \(value) IS NOT NULL AND \(isCompared)"
        case .figure(let figure):
            let join: SQL = isSQLite ? "CROSS JOIN" : "JOIN"
            return """
                SELECT \(name).id, m.value FROM (\(FigurePrinter(inside).query(figure))) m \
                \(join) contact \(name) ON \(name).id = m.contact_id WHERE \(isCompared)
                """
        }
    }

    /// The order of the places in a population `p`.
    func order(_ rank: Rank) -> SQL {
        rank.isTop ? "p.value DESC, p.id" : "p.value, p.id"
    }
}
