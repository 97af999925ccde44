internal import Foundation
internal import Storage
internal import Synchronization

/// The lock of the one sender, on the database file itself (flock(2), which SQLite does not use): whatever path or workspace
/// leads to the file, and whoever removes files beside it, it is the same lock. The system releases it when the process ends,
/// however it ends.
final class SenderFlock: Sendable {
    private struct Open {
        var descriptor: Int32
        var isHeld = false
    }

    /// A descriptor for each database that this process ever sent from. They stay open: closing one would let go of the locks by
    /// which SQLite protects the file in this process (fcntl(2), "record locks are automatically released ...").
    private static let files = Mutex<[DatabaseFile.Identity: Open]>([:])

    private let identity: DatabaseFile.Identity
    private let descriptor: Int32

    /// Takes the lock; nil when somebody has it.
    /// - Throws: `StorageError` of kind `missing` or `cannotOpen`.
    init?(path: String) throws(StorageError) {
        let identity = DatabaseFile.Identity(try DatabaseFile.look(path))
        let taken = try Self.files.withLock { files throws(StorageError) -> Int32? in
            let file: Open
            if let known = files[identity] { file = known } else { file = Open(descriptor: try Self.open(path, identity)) }
            files[identity] = file
            guard !file.isHeld, flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
            files[identity]?.isHeld = true
            return file.descriptor
        }
        guard let taken else { return nil }
        (self.identity, descriptor) = (identity, taken)
    }

    deinit {
        Self.files.withLock { files in
            flock(descriptor, LOCK_UN)
            files[identity]?.isHeld = false
        }
    }

    private static func open(_ path: String, _ identity: DatabaseFile.Identity) throws(StorageError) -> Int32 {
        let descriptor = Foundation.open(path, O_RDWR | O_CLOEXEC)
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0, DatabaseFile.Identity(status) == identity else {
            throw StorageError(.cannotOpen, "\(path) cannot be opened for its lock: \(String(cString: strerror(errno)))")
        }
        return descriptor
    }
}
