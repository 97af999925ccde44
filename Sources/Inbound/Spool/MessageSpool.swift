internal import Connections
internal import Foundation
internal import Synchronization

/// The part of one message that was put aside: a file that has no name any more, so that the system removes it with its
/// last use, however the process ends.
final class MessageSpool: Sendable {
    private let path: String
    private let descriptor: CInt
    private let budget: ByteBudget
    private let written = Mutex(0)

    /// Makes an empty one, readable to nobody else.
    ///
    /// - Parameter budget: the bytes that all of them share.
    init(in folder: SpoolFolder, budget: ByteBudget) throws(SpoolError) {
        self.budget = budget
        path = folder.newName()
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .cannot("make", path: path, code: errno) }
        unlink(path)
    }

    deinit {
        close(descriptor)
        budget.give(size)
    }

    /// Bytes put aside.
    var size: Int { written.withLock { $0 } }

    /// Puts more aside.
    ///
    /// - Throws: `SpoolError.noRoom` when others have used up the budget.
    func append(_ bytes: [UInt8]) throws(SpoolError) {
        guard budget.take(bytes.count) else { throw .noRoom }
        written.withLock { $0 += bytes.count }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannot("write", path: path, code: errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Everything put aside, and what follows it.
    func contents(before rest: [UInt8]) throws(SpoolError) -> [UInt8] {
        let size = size
        var bytes = [UInt8](repeating: 0, count: size)
        var start = 0
        while start < size {
            let count = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { pread(descriptor, $0 + start, size - start, off_t(start)) } ?? 0
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannot("read", path: path, code: errno) }
            start += count
        }
        bytes += rest
        return bytes
    }
}
