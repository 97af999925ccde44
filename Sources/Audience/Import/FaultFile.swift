internal import Diagnostics
internal import Foundation

/// The CSV file that lists refused rows. It is written before the batch is committed and cut back to what the last
/// commit knew of when an import goes on, so that it has each fault once.
///
/// It is named beside a file that may lie where others write, so it follows no symbolic link: it is begun beside its name and
/// takes the name of whatever stood there, and is added to only as the very file that was begun. It has people's addresses, so
/// nobody else reads it.
struct FaultFile: Sendable {
    let url: URL

    private static let header = Array("line,column,value,reason\r\n".utf8)

    /// Begins the file anew; the length it has then.
    func begin() throws -> Int64 {
        var status = stat()
        if lstat(url.path, &status) == 0, ![S_IFREG, S_IFLNK].contains(status.st_mode & S_IFMT) {
            throw failure("it is a folder or a device")
        }
        // Links there stand for devices and open files, and are the system's.
        guard !["/dev/", "/proc/"].contains(where: url.path.hasPrefix) else { throw failure("it is none of the disk's") }
        let beside = "\(url.path).\(UUID().uuidString)"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        defer {
            close(descriptor)
            unlink(beside)
        }
        try write(Self.header, to: descriptor)
        guard rename(beside, url.path) == 0 else { throw failure() }
        return Int64(Self.header.count)
    }

    /// Appends faults at the length known; the length it has then.
    func append(_ faults: [ImportFault], at length: Int64) throws -> Int64 {
        guard !faults.isEmpty else { return length }
        guard let descriptor = open() else { throw failure("it is not the file that was begun") }
        defer { close(descriptor) }
        let bytes = faults.flatMap(\.csv)
        guard ftruncate(descriptor, off_t(length)) == 0, lseek(descriptor, off_t(length), SEEK_SET) == length else {
            throw failure()
        }
        try write(bytes, to: descriptor)
        return length + Int64(bytes.count)
    }

    /// Whether the file still has what was written to it, and is no other file.
    func has(_ length: Int64) -> Bool {
        guard let descriptor = open() else { return false }
        defer { close(descriptor) }
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_size >= length
    }

    /// Opens the file as it was begun: a file of this user's with one name, and the header.
    private func open() -> Int32? {
        let descriptor = open(url.path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        var head = [UInt8](repeating: 0, count: Self.header.count)
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1,
            status.st_uid == geteuid(), read(descriptor, &head, head.count) == head.count, head == Self.header
        else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private func open(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 { Foundation.open(path, flags, mode) }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw failure() }
            rest = rest.dropFirst(written)
        }
        guard fsync(descriptor) == 0 else { throw failure() }
    }

    private func failure(_ reason: String = String(cString: strerror(errno))) -> AudienceError {
        AudienceError(
            .file, "the errors file \(url.path) cannot be written: \(reason)",
            advice: "Name another file, or check the rights of its folder.")
    }
}
