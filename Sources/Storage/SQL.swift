/// A piece of SQL with the values it binds. Values written into a literal by interpolation go to
/// `values`, never into `text`: there is no way to paste a string into a statement.
///
/// ```swift
/// let sql: SQL = "SELECT id FROM contact WHERE address_key = \(key) AND \(condition)"
/// ```
///
/// `text` marks each bound value by `?`; an engine that numbers its parameters rewrites them.
public struct SQL: Sendable, Hashable {
    /// The statement, with `?` where a value is bound.
    public private(set) var text: String
    /// The values bound, in order.
    public private(set) var values: [SQLValue]

    /// SQL without values, from text that is part of the program (never from input).
    public init(_ text: StaticString) {
        self.text = text.description
        values = []
    }

    init(text: String, values: [SQLValue]) {
        self.text = text
        self.values = values
    }

    /// Whether there is no text at all.
    public var isEmpty: Bool { text.isEmpty }

    /// Appends another piece and its values.
    public mutating func append(_ other: SQL) {
        text += other.text
        values += other.values
    }

    /// Two pieces, one after the other.
    public static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(right)
        return sum
    }

    /// An identifier (table, column, alias) in double quotes, as the SQL standard has it.
    public static func identifier(_ name: String) -> SQL {
        let quoted = name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        return SQL(text: "\"\(quoted)\"", values: [])
    }
}

extension Sequence<SQL> {
    /// The pieces with a separator between them.
    public func joined(separator: SQL) -> SQL {
        var result = SQL(text: "", values: [])
        for (index, piece) in enumerated() {
            if index > 0 { result.append(separator) }
            result.append(piece)
        }
        return result
    }
}

extension SQL: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        self.init(text: value, values: [])
    }

    public init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.sql
    }

    /// Collects the literal parts as text and everything interpolated as bound values.
    public struct StringInterpolation: StringInterpolationProtocol {
        var sql = SQL(text: "", values: [])

        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.text.reserveCapacity(literalCapacity + 2 * interpolationCount)
            sql.values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            sql.text += literal
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some SQLConvertible) {
            sql.text += "?"
            sql.values.append(value.sqlValue)
        }

        /// Binds a value, or NULL.
        public mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            sql.text += "?"
            sql.values.append(value?.sqlValue ?? .null)
        }

        /// Inserts another piece with its values.
        public mutating func appendInterpolation(_ piece: SQL) {
            sql.append(piece)
        }

        /// Binds each value, separated by commas: `IN (\(values: ids))`.
        public mutating func appendInterpolation(values: some Sequence<some SQLConvertible>) {
            for (index, value) in values.enumerated() {
                sql.text += index == 0 ? "?" : ", ?"
                sql.values.append(value.sqlValue)
            }
        }

        /// Inserts a quoted identifier.
        public mutating func appendInterpolation(identifier name: String) {
            sql.append(.identifier(name))
        }
    }
}
