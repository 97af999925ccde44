/// What went wrong between the program and its database.
public struct StorageError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Kinds that a caller can decide on.
    public enum Kind: Sendable, Equatable {
        /// A UNIQUE constraint refused the row.
        case duplicate
        /// Another constraint (foreign key, check, not null) refused the row.
        case constraint
        /// Another process holds the database longer than the time allowed.
        case busy
        /// The disk is full, read-only or failing: nothing can be recorded any more.
        case cannotWrite
        /// The file is not a database, or is damaged.
        case corrupt
        /// The file cannot be opened.
        case cannotOpen
        /// The statement is wrong: a fault in the program.
        case statement
        /// The work was interrupted by cancellation.
        case interrupted
        /// The schema's history does not fit this program.
        case schema
    }

    public var kind: Kind
    /// What the engine said, or what is wrong, in a sentence.
    public var message: String
    /// The statement at hand, without its values.
    public var sql: String?
    /// What a person can do about it.
    public var advice: String?

    public init(_ kind: Kind, _ message: String, sql: String? = nil, advice: String? = nil) {
        self.kind = kind
        self.message = message
        self.sql = sql
        self.advice = advice
    }

    public var description: String {
        var text = "database: \(message)"
        if let sql { text += "\n  in: \(sql)" }
        if let advice { text += "\n  \(advice)" }
        return text
    }
}
