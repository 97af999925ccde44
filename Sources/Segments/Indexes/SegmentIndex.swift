internal import Storage

/// An index that is there for the sake of segments. Two that serve the same have the same name.
public struct SegmentIndex: Sendable, Hashable {
    /// Something that an index is ordered by.
    struct Part: Sendable, Hashable {
        /// What stands for it in the index's name.
        let name: String
        let sql: SQL

        static func column(_ name: String) -> Part {
            Part(name: name, sql: .identifier(name))
        }

        /// A code in lower case, as `ConditionPrinter` compares it.
        static func code(_ column: String, _ dialect: Dialect) -> Part {
            let sql: SQL =
                switch dialect {
                case .sqlite: "(lower(\(identifier: column)))"
                case .postgres: "(lower(\(identifier: column) COLLATE \"C\"))"
                }
            return Part(name: "lower_\(column)", sql: sql)
        }

        /// Month and day of a date, as `ConditionPrinter` compares them.
        static func monthAndDay(_ column: String) -> Part {
            Part(name: "day_\(column)", sql: "(substr(\(identifier: column), 6, 5))")
        }
    }

    /// The table it is on.
    public let table: String
    let parts: [Part]

    init(_ table: String, _ parts: [Part]) {
        self.table = table
        // A column that stands twice would only make it wider.
        self.parts = parts.enumerated().filter { index, part in !parts[..<index].contains(part) }.map(\.element)
    }

    /// What the names of all of them begin with.
    static let prefix = "auto_"

    /// The index's name in the database.
    public var name: String {
        "\(Self.prefix)\(table)_\(parts.map(\.name).joined(separator: "_"))"
    }

    var creation: SQL {
        "CREATE INDEX \(identifier: name) ON \(identifier: table) (\(parts.map(\.sql).joined(separator: ", ")))"
    }
}
