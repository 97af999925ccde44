internal import Storage

/// The tables of one type of activity: the events with typed columns, and a summary of one row a contact, so that the
/// usual questions (how often, when last, how much in all) never scan the events.
struct ActivityTable {
    let events: String
    let summary: String
    /// The columns of the events after contact, time and external id.
    let columns: [String]
    /// Where among them each parameter's begin.
    let places: [Int]
    /// Where the grade is, of activities that have one.
    let gradePlace: Int?
    /// The numbers whose figures the summary keeps: their place among `columns`, and the columns of the figures.
    let figures: [(place: Int, columns: [String])]

    init(_ activity: ActivityDefinition) {
        events = activity.table
        summary = activity.summaryTable
        if activity.id == nil, let builtIn = BuiltInActivity(rawValue: activity.name) {
            // There are columns that are no parameters.
            let columns = builtIn.columns.map(\.name)
            self.columns = columns
            places = activity.parameters.map { columns.firstIndex(of: $0.column) ?? 0 }
            gradePlace = columns.firstIndex(of: "grade")
            figures = []
            return
        }
        var columns: [String] = []
        var places: [Int] = []
        var figures: [(Int, [String])] = []
        for parameter in activity.parameters {
            places.append(columns.count)
            if parameter.kind == .number {
                let names = parameter.figureColumns
                figures.append((columns.count, [names.count, names.sum, names.min, names.max]))
            }
            columns += parameter.columns.map(\.name)
        }
        self.columns = columns
        self.places = places
        gradePlace = nil
        self.figures = figures
    }

    /// Binds contact, time, external id, and then a value for each column. Changes nothing when the external id is known.
    var insertEvent: SQL {
        let names = (["contact_id", "at", "external_id"] + columns).map(SQL.identifier)
        let places = names.map { _ in SQL("?") }
        return """
            INSERT INTO \(identifier: events) (\(names.joined(separator: ", "))) VALUES (\(places.joined(separator: ", ")))
            ON CONFLICT (external_id) WHERE external_id IS NOT NULL DO NOTHING
            """
    }

    /// Binds contact, count, first time and last time, and then for each of `figures` its count, sum, least and greatest.
    var insertSummary: SQL {
        let places = figures.flatMap(\.columns).map { _ in ", ?" as SQL }
        return """
            INSERT INTO \(identifier: summary) AS s (\(summaryColumns)) VALUES (?, ?, ?, ?\(places.joined(separator: "")))
            \(merge)
            """
    }

    /// Inserts what a query gives: contact, time, and the columns under their names.
    func insertEvents(_ query: SQL) -> SQL {
        let names = (["contact_id", "at"] + columns).map(SQL.identifier).joined(separator: ", ")
        return "INSERT INTO \(identifier: events) (\(names)) SELECT \(names) FROM (\(query)) AS e"
    }

    /// Adds the events that a query gives to the summaries. Only for activities without figures.
    func summarise(_ query: SQL) -> SQL {
        // WHERE TRUE keeps the parser from taking ON for a join's.
        """
        INSERT INTO \(identifier: summary) AS s (\(summaryColumns))
        SELECT contact_id, COUNT(*), MIN(at), MAX(at) FROM (\(query)) AS e WHERE TRUE GROUP BY contact_id
        \(merge)
        """
    }

    /// What an event with these values of `columns` adds to the figures: how many, sum, least, greatest of each number.
    func figureValues(_ values: [SQLValue]) -> [SQLValue] {
        figures.flatMap { figure -> [SQLValue] in
            guard case .real = values[figure.place] else { return [.integer(0), .real(0), .null, .null] }
            let value = values[figure.place]
            return [.integer(1), value, value, value]
        }
    }

    private var summaryColumns: SQL {
        (["contact_id", "count", "first_at", "last_at"] + figures.flatMap(\.columns)).map(SQL.identifier)
            .joined(separator: ", ")
    }

    /// Puts a new row and the one that is there together. Events may come in any order.
    private var merge: SQL {
        var assignments: [SQL] = [
            "count = s.count + excluded.count", Self.keep("<", "first_at"), Self.keep(">", "last_at"),
        ]
        for figure in figures {
            assignments += figure.columns.prefix(2).map { name in
                "\(identifier: name) = s.\(identifier: name) + excluded.\(identifier: name)"
            }
            assignments += [Self.keep("<", figure.columns[2]), Self.keep(">", figure.columns[3])]
        }
        return "ON CONFLICT (contact_id) DO UPDATE SET \(assignments.joined(separator: ", "))"
    }

    /// The smaller or the greater of the two; a missing one loses.
    private static func keep(_ comparison: SQL, _ name: String) -> SQL {
        let (old, new): (SQL, SQL) = ("s.\(identifier: name)", "excluded.\(identifier: name)")
        return "\(identifier: name) = CASE WHEN \(old) IS NULL OR \(new) \(comparison) \(old) THEN \(new) ELSE \(old) END"
    }

    /// The statements that make both tables.
    static func creation(
        events: String, summary: String, columns: [(name: String, type: String)], _ dialect: Dialect
    ) -> String {
        let extra = columns.map { ",\n    \($0.name) \($0.type)" }.joined()
        // In SQLite only this spelling makes it the key of the table's own tree.
        let key = dialect == .sqlite ? "INTEGER" : "BIGINT"
        return """
            CREATE TABLE \(events) (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                external_id TEXT\(extra)
            );
            CREATE INDEX \(events)_contact ON \(events) (contact_id, at);
            CREATE UNIQUE INDEX \(events)_external ON \(events) (external_id) WHERE external_id IS NOT NULL;
            CREATE TABLE \(summary) (
                contact_id \(key) PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            """
    }
}
