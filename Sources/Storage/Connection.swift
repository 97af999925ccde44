/// A connection inside `Database.read` or `Database.write`; it must not leave the closure.
public protocol Connection: AnyObject {
    /// Which SQL this connection speaks.
    var dialect: Dialect { get }

    /// Runs one statement and tells how many rows it changed.
    @discardableResult
    func execute(_ sql: SQL) throws(StorageError) -> Int

    /// Runs one query and hands over row after row; nothing is collected. A row is valid only in the call.
    func forEach(_ sql: SQL, _ body: (any Row) throws -> Void) throws

    /// Prepares a statement for many runs in this closure: the way for loops over millions of rows.
    func prepare(_ sql: SQL) throws(StorageError) -> any Statement

    /// Runs several statements without values, as migrations have them.
    func script(_ text: String) throws(StorageError)

    /// Runs `body` in a nested transaction that is undone alone when it throws.
    func savepoint<T>(_ body: () throws -> T) throws -> T
}

/// A prepared statement, bound anew for each run.
public protocol Statement: AnyObject {
    /// Binds the values in order, runs the statement, and tells how many rows it changed.
    @discardableResult
    func run(_ values: [SQLValue]) throws(StorageError) -> Int

    /// Binds the values in order and hands over row after row.
    func forEach(_ values: [SQLValue], _ body: (any Row) throws -> Void) throws
}

/// One row of a result. Columns count from 0. A value of another type than asked for is converted as the
/// engine converts it; NULL is nil.
public protocol Row {
    /// How many columns the row has.
    var count: Int { get }
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64?
    func real(_ column: Int) -> Double?
    func boolean(_ column: Int) -> Bool?
    func text(_ column: Int) -> String?
    func blob(_ column: Int) -> [UInt8]?
    /// The value with the type it is stored as.
    func value(_ column: Int) -> SQLValue
    /// The UTF-8 bytes of a text without a copy; the buffer is valid only in the call. NULL is empty.
    func withTextBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T
}

extension Connection {
    /// Every row, mapped.
    public func all<T>(_ sql: SQL, _ map: (any Row) throws -> T) throws -> [T] {
        var rows: [T] = []
        try forEach(sql) { rows.append(try map($0)) }
        return rows
    }

    /// The first row, mapped, or nil when there is none.
    public func first<T>(_ sql: SQL, _ map: (any Row) throws -> T) throws -> T? {
        var result: T?
        do {
            try forEach(sql) { row in
                result = try map(row)
                throw StopIteration()
            }
        } catch is StopIteration {}
        return result
    }

    /// The integer in the first column of the first row.
    public func integer(_ sql: SQL) throws -> Int64? {
        try first(sql) { $0.integer(0) } ?? nil
    }

    /// The text in the first column of the first row.
    public func text(_ sql: SQL) throws -> String? {
        try first(sql) { $0.text(0) } ?? nil
    }

    /// Whether the query has a row.
    public func exists(_ sql: SQL) throws -> Bool {
        try first(sql) { _ in true } ?? false
    }
}

extension Statement {
    /// The first row, mapped, or nil when there is none.
    public func first<T>(_ values: [SQLValue], _ map: (any Row) throws -> T) throws -> T? {
        var result: T?
        do {
            try forEach(values) { row in
                result = try map(row)
                throw StopIteration()
            }
        } catch is StopIteration {}
        return result
    }
}

/// Ends a `forEach` after the row in hand.
struct StopIteration: Error {}
