internal import Calendars
public import Storage

/// Reads chosen columns of contacts as typed values: what templates, exports and explanations are made of.
///
/// The columns of `contact` come with one SELECT a batch that names only what is asked for; labels, lists and
/// many-of-many fields with one more each.
public struct ContactReader: Sendable {
    /// What is read, in the order of the values.
    public let columns: [ContactColumn]
    private let expressions: [SQL]
    private let places: [Place]
    private static let batch = 250

    /// Where a column's value comes from.
    private enum Place {
        /// From a result column of the SELECT, by type.
        case inRow(Int, FieldType)
        /// From a query of its own.
        case inTable
    }

    public init(_ columns: [ContactColumn]) {
        self.columns = columns
        var expressions: [SQL] = ["c.id"]
        places = columns.map { column in
            guard let expression = column.expression else { return .inTable }
            expressions.append(expression)
            defer {
                if case .custom(let field) = column, field.type == .location {
                    expressions.append("c.\(identifier: field.longitudeColumn)")
                }
            }
            return .inRow(expressions.count - 1, column.type)
        }
        self.expressions = expressions
    }

    /// The values of each contact, aligned with `columns`. A contact that does not exist is not in the result.
    public func read(_ connection: any Connection, contacts: [Int64]) throws -> [Int64: [ContactValue?]] {
        var result: [Int64: [ContactValue?]] = [:]
        result.reserveCapacity(contacts.count)
        try forEach(connection, contacts: contacts) { result[$0] = $1 }
        return result
    }

    /// Hands over contact after contact with its values, in the order of the ids given, reading in batches.
    public func forEach(
        _ connection: any Connection, contacts: [Int64], _ body: (Int64, [ContactValue?]) throws -> Void
    ) throws {
        for batch in contacts.chunks(of: Self.batch) {
            var rows: [Int64: [ContactValue?]] = [:]
            try connection.forEach(
                "SELECT \(expressions.joined(separator: ", ")) FROM contact c WHERE c.id IN (\(values: batch))"
            ) { row in
                guard let id = row.integer(0) else { return }
                rows[id] = places.map { place in
                    guard case .inRow(let index, let type) = place else { return nil }
                    return Self.value(row, index, type)
                }
            }
            for (index, column) in columns.enumerated() where column.expression == nil {
                for (id, names) in try column.names(connection, batch) {
                    rows[id]?[index] = .choices(names)
                }
            }
            for id in batch {
                if let values = rows[id] { try body(id, values) }
            }
        }
    }

    private static func value(_ row: any Row, _ index: Int, _ type: FieldType) -> ContactValue? {
        switch type {
        case .text: row.text(index).map(ContactValue.text)
        case .number: row.real(index).map(ContactValue.number)
        case .boolean: row.boolean(index).map(ContactValue.boolean)
        case .date: row.text(index).flatMap(CalendarDate.init(iso:)).map(ContactValue.date)
        case .dateTime: row.integer(index).map { .dateTime(Instant(microseconds: $0)) }
        case .location:
            if let latitude = row.real(index), let longitude = row.real(index + 1) {
                GeoPoint(latitude: latitude, longitude: longitude).map(ContactValue.location)
            } else {
                nil
            }
        case .choice: row.text(index).map(ContactValue.choice)
        case .choices: nil
        }
    }
}

extension ContactColumn {
    /// What selects the value from `contact c`, nil for what has a table of its own.
    fileprivate var expression: SQL? {
        switch self {
        case .id: return "c.id"
        case .lists: return nil
        case .builtIn(let field): return field.column.map { "c.\(identifier: $0)" }
        case .custom(let field):
            switch field.type {
            case .choices: return nil
            // By name here and now, so that an option added a moment ago is seen.
            case .choice: return "(SELECT o.name FROM field_option o WHERE o.id = c.\(identifier: field.column))"
            default: return "c.\(identifier: field.column)"
            }
        }
    }

    /// The names of each contact that has any, in their order.
    fileprivate func names(_ connection: any Connection, _ contacts: ArraySlice<Int64>) throws -> [Int64: [String]] {
        let query: SQL
        switch self {
        case .lists:
            query = """
                SELECT s.contact_id, l.name FROM subscription s JOIN list l ON l.id = s.list_id
                WHERE s.contact_id IN (\(values: contacts)) AND s.state = 'subscribed' ORDER BY s.contact_id, l.id
                """
        case .custom(let field):
            query = """
                SELECT n.contact_id, o.name FROM contact_choice n JOIN field_option o ON o.id = n.option_id
                WHERE n.contact_id IN (\(values: contacts)) AND n.field_id = \(field.id)
                ORDER BY n.contact_id, o.position, o.id
                """
        case .builtIn(.category):
            query = """
                SELECT DISTINCT n.contact_id, l.category FROM contact_label n JOIN label l ON l.id = n.label_id
                WHERE n.contact_id IN (\(values: contacts)) AND l.category IS NOT NULL ORDER BY n.contact_id, l.category
                """
        default:
            query = """
                SELECT n.contact_id, l.name FROM contact_label n JOIN label l ON l.id = n.label_id
                WHERE n.contact_id IN (\(values: contacts)) ORDER BY n.contact_id, l.id
                """
        }
        var names: [Int64: [String]] = [:]
        try connection.forEach(query) { row in
            guard let id = row.integer(0), let name = row.text(1) else { return }
            names[id, default: []].append(name)
        }
        return names
    }
}
