internal import Dispatch
internal import Foundation

#if canImport(CDispatch)
    // Here Swift finds `stat` when Dispatch is built as a module of C.
    internal import CDispatch
#endif

/// A file with a secret in it, which nobody but its owner may read or write.
struct SecretFile {
    /// Why it is not read.
    struct Failure: Error {
        /// What is wrong and what to do; of the contents nothing.
        var message: String
    }

    /// More than any password or key has, in bytes.
    static let longest = 65_536
    let path: String

    /// - Throws: `Failure` when it is not there, too long, somebody else's, or open to others.
    func read() throws(Failure) -> [UInt8] {
        // Not to wait for a writer, should it be a pipe.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure("cannot be read: \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        // What is asked about is the file that was opened, whatever the path leads to by now.
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw failure("is not a file") }
        try check(status)
        var bytes = [UInt8](repeating: 0, count: Self.longest + 1)
        var count = 0
        while count < bytes.count {
            let more = bytes.withUnsafeMutableBytes { buffer in
                Foundation.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
            }
            if more < 0, errno == EINTR { continue }
            guard more >= 0 else { throw failure("cannot be read: \(String(cString: strerror(errno)))") }
            guard more > 0 else { break }
            count += more
        }
        guard count <= Self.longest else { throw failure("has more than \(Self.longest) bytes: this is no secret") }
        return Array(bytes[..<count])
    }

    private func check(_ status: stat) throws(Failure) {
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw failure("belongs to another user of this machine: take it over with `chown \(geteuid()) '\(path)'`")
        }
        guard status.st_mode & 0o077 == 0 else {
            let what = status.st_mode & 0o022 == 0 ? "read" : "change"
            throw Failure(message: "others can \(what) \(path): close it with `chmod 600 '\(path)'`")
        }
    }

    private func failure(_ what: String) -> Failure { Failure(message: "the file \(path) \(what)") }
}
