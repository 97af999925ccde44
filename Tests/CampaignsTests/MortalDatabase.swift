import Storage
import Synchronization

/// A process that can be killed: once it is dead, its database takes no writes and its transports hand over nothing.
final class Mortal: Sendable {
    private let lifetime: Mutex<Int>

    /// - Parameter lifetime: how many things it can still do: hand over a message, begin a write, or learn that one was done.
    init(lifetime: Int) {
        self.lifetime = Mutex(lifetime)
    }

    /// Does one more thing, unless it is dead.
    func lives() -> Bool {
        lifetime.withLock { left in
            left -= 1
            return left >= 0
        }
    }

    var isDead: Bool { lifetime.withLock { $0 < 0 } }
}

/// The database of a `Mortal`: a write can fail before it happens, or after it was committed and before anybody knew.
struct MortalDatabase: Database {
    let real: any Database
    let mortal: Mortal

    var dialect: Dialect { real.dialect }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await real.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        guard mortal.lives() else { throw Self.death }
        let result = try await real.write(body)
        guard mortal.lives() else { throw Self.death }
        return result
    }

    func check() async throws { try await real.check() }
    func lockSender() throws(StorageError) -> (any Sendable)? { try real.lockSender() }
    func optimize() async throws { try await real.optimize() }
    func close() async throws { try await real.close() }

    private static let death = StorageError(.cannotWrite, "the process was killed")
}
