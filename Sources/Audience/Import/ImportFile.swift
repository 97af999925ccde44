internal import Foundation

/// A regular file that is read in pieces; closed when it is let go.
final class ImportFile {
    let size: Int64
    private let descriptor: CInt
    private let name: String

    /// - Throws: `AudienceError` of kind `file` when it cannot be opened or is not a regular file.
    init(_ url: URL) throws(AudienceError) {
        name = url.lastPathComponent
        descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw AudienceError(.file, "\(url.path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw AudienceError(
                .file, "\(url.path) is not a file",
                advice: "An import goes on after an interruption, and for that it needs a file that it can read again.")
        }
        size = Int64(status.st_size)
    }

    deinit { close(descriptor) }

    /// The first bytes of the file, at most so many.
    func head(_ count: Int) throws(AudienceError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Int(min(Int64(count), size)))
        var filled = 0
        try seek(to: 0)
        while filled < bytes.count {
            let read = try self.read(&bytes, from: filled)
            if read == 0 { break }
            filled += read
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    func seek(to offset: Int64) throws(AudienceError) {
        guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw failure() }
    }

    /// Fills the array from an index on; 0 at the end of the file.
    func read(_ bytes: inout [UInt8], from start: Int = 0) throws(AudienceError) -> Int {
        while true {
            let descriptor = descriptor
            let count = bytes.withUnsafeMutableBytes { buffer in
                Foundation.read(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
            }
            if count >= 0 { return count }
            guard errno == EINTR else { throw failure() }
        }
    }

    private func failure() -> AudienceError {
        AudienceError(.file, "\(name) cannot be read: \(String(cString: strerror(errno)))")
    }
}
