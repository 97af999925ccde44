internal import Foundation
internal import Storage
internal import Synchronization

/// The file that is open as the database, as its folder shows it: tells when it was deleted, moved, replaced or cut short,
/// which SQLite does not notice, because the open file lives on without a name.
///
/// It is looked at by its path alone. Closing a descriptor of the file would let go of the locks by which SQLite protects it
/// (https://www.sqlite.org/howtocorrupt.html, section 2.2).
final class DatabaseFile: Sendable {
    /// Tells a file from every other that there is at the same time.
    struct Identity: Hashable, Sendable {
        let device: UInt64
        let number: UInt64

        init(_ status: stat) {
            (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
        }
    }

    let path: String
    private let identity: Identity
    private let largest: Mutex<Int64>

    /// - Throws: `StorageError` of kind `missing` when there is no file.
    init(path: String) throws(StorageError) {
        self.path = path
        let status = try Self.look(path)
        identity = Identity(status)
        largest = Mutex(Int64(status.st_size))
    }

    /// Makes the file, closed to other users of the machine, when there is none. SQLite gives the files beside it the same rights.
    static func create(_ path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
    }

    /// - Parameter octets: asks the database how large its file is to be; called when the file has become smaller.
    /// - Throws: `StorageError` of kind `missing` when the file is not the one that was opened, or not whole.
    func check(octets: () throws -> Int64) throws {
        let status = try Self.look(path)
        guard Identity(status) == identity else {
            throw Self.missing("the database \(path) was replaced by another file while it is open")
        }
        let size = Int64(status.st_size)
        guard size < largest.withLock({ $0 }) else { return largest.withLock { $0 = size } }
        // Also VACUUM makes a file smaller.
        guard size > 0, try size >= octets() else {
            throw Self.missing("the database \(path) was cut short while it is open")
        }
        largest.withLock { $0 = size }
    }

    static func look(_ path: String) throws(StorageError) -> stat {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw missing("the database \(path) was deleted or moved while it is open")
        }
        return status
    }

    private static func missing(_ message: String) -> StorageError {
        StorageError(
            .missing, message,
            advice: "Nothing is sent or recorded. Stop Merpati, put the file back (docs/operating.md, \"Backups\"), and start it."
        )
    }
}
