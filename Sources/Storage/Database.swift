/// A database engine. The closures are synchronous and run on the connection's own executor, so nothing
/// interleaves inside a transaction.
public protocol Database: Sendable {
    /// Which SQL the engine speaks, where the engines differ.
    var dialect: Dialect { get }

    /// Runs `body` on one consistent snapshot that writers do not block. Cancelling the task interrupts it.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Runs `body` in one transaction, committed durably when it returns and rolled back when it throws.
    /// Once started it is not cancelled: what has happened in the world must be recorded.
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

    /// Whether it can do its work: it is the one that was opened, it answers, and has not just refused to record something.
    /// - Throws: `StorageError`, why it cannot.
    func check() async throws

    /// Takes the lock of the one sender, which belongs to the database itself: whoever comes to it by another path, or from
    /// another workspace or machine, finds it taken. It is released with what is returned, and with the end of the process.
    ///
    /// - Returns: nil when another sender has it.
    /// - Throws: `StorageError`
    func lockSender() throws(StorageError) -> (any Sendable)?

    /// Refreshes the planner's statistics, when the engine finds that worth while.
    func optimize() async throws

    /// Waits for running work and closes every connection.
    func close() async throws
}

/// The engines' differences are few; where one SQL text does not do for both, ask this.
public enum Dialect: Sendable {
    case sqlite
    case postgres
}
