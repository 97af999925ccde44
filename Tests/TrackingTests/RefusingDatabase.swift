import Foundation
import Storage

/// A database whose disk can be full.
final class RefusingDatabase: Database, @unchecked Sendable {  // every access holds the lock
    private let real: any Database
    private let lock = NSLock()
    private var isRefusing = false
    private var refused = 0

    init(_ real: any Database) {
        self.real = real
    }

    var refuses: Bool {
        get { lock.withLock { isRefusing } }
        set { lock.withLock { isRefusing = newValue } }
    }

    /// How many transactions were refused.
    var refusals: Int { lock.withLock { refused } }

    var dialect: Dialect { real.dialect }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await real.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let refuse = lock.withLock {
            if isRefusing { refused += 1 }
            return isRefusing
        }
        if refuse { throw StorageError(.full, "the disk is full") }
        return try await real.write(body)
    }

    func check() async throws { try await real.check() }
    func lockSender() throws(StorageError) -> (any Sendable)? { try real.lockSender() }
    func optimize() async throws { try await real.optimize() }
    func close() async throws { try await real.close() }
}
