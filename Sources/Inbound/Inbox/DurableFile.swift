internal import Foundation

/// The few system calls that Foundation does not give: a file that is on the disk when its name appears.
enum DurableFile {
    /// Writes a new file and waits until it is on the disk.
    static func create(_ path: String, _ pieces: [UInt8]...) throws(InboxError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("create", path) }
        defer { close(descriptor) }
        for piece in pieces {
            var rest = piece[...]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { throw failure("write", path) }
                rest = rest.dropFirst(written)
            }
        }
        guard fsync(descriptor) == 0 else { throw failure("write", path) }
    }

    /// Gives a file a second name, and waits until the folder on the disk has it.
    /// - Returns: false when the name is taken.
    static func name(_ path: String, _ name: String, in folder: String) throws(InboxError) -> Bool {
        guard link(path, folder + "/" + name) == 0 else {
            if errno == EEXIST { return false }
            throw failure("create", folder + "/" + name)
        }
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("write", folder) }
        return true
    }

    private static func failure(_ what: String, _ path: String) -> InboxError {
        .cannot(what, path: path, reason: String(cString: strerror(errno)))
    }
}
