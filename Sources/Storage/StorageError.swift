/// What went wrong between the program and its database.
public struct StorageError: Error, Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    /// Kinds that a caller can decide on.
    public enum Kind: Sendable, Equatable {
        /// A UNIQUE constraint refused the row.
        case duplicate
        /// Another constraint (foreign key, check, not null) refused the row.
        case constraint
        /// Another process holds the database longer than the time allowed.
        case busy
        /// The disk has no room: nothing can be recorded until it has.
        case full
        /// The disk is read-only or failing: nothing can be recorded any more.
        case cannotWrite
        /// The file was deleted, moved, replaced or cut short while it is open.
        case missing
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

        /// Whether it concerns the database as a whole, and not what was asked of it: nobody can be served now, and whoever
        /// comes later can be.
        public var isUnavailable: Bool {
            switch self {
            case .busy, .full, .cannotWrite, .missing, .corrupt, .cannotOpen, .interrupted, .schema: true
            case .duplicate, .constraint, .statement: false
            }
        }
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

    /// For people: without the statement, which is of use to nobody who runs the program.
    public var description: String {
        advice.map { "database: \(message)\n  \($0)" } ?? "database: \(message)"
    }

    /// With the statement.
    public var debugDescription: String {
        sql.map { "\(description)\n  in: \($0)" } ?? description
    }
}
