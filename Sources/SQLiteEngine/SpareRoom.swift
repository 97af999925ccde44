internal import Foundation

/// Some room on the disk that is kept for opening the database when there is no other: SQLite makes a log and an index of it
/// before the first read. So the pages of sent letters come back also after a restart with a full disk.
struct SpareRoom {
    private static let octets: off_t = 256 * 1024

    private let path: String

    init(database path: String) {
        self.path = path + "-spare"
    }

    /// Takes the room, unless it is there already or the disk has not that much.
    func keep() {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        #if os(Linux)
            let isThere = posix_fallocate(descriptor, 0, Self.octets) == 0
        #else
            let zeros = [UInt8](repeating: 0, count: Int(Self.octets))
            let isThere = write(descriptor, zeros, zeros.count) == zeros.count
        #endif
        if !isThere { unlink(path) }
    }

    /// Gives the room to whoever needs it.
    /// - Returns: whether there was any.
    func giveUp() -> Bool { unlink(path) == 0 }
}
