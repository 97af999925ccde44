internal import App
internal import Diagnostics
internal import Foundation

/// The standard output, written in large pieces; line by line where a terminal shows it. A failure is kept until somebody
/// asks: a result that did not arrive is no success.
final class OutputPipe: @unchecked Sendable {  // every access holds the lock
    let isTerminal: Bool
    private let descriptor: Int32
    private let lock = NSLock()
    private var waiting: [UInt8] = []
    /// The `errno` of the first failure; nothing is written after it.
    private var fault: Int32?

    private static let piece = 65_536

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
    }

    func write(_ bytes: [UInt8]) {
        lock.withLock {
            waiting += bytes
            if isTerminal || waiting.count >= Self.piece { drain() }
        }
    }

    /// - Throws: `AppError` when something could not be written.
    func flush() throws(AppError) {
        let fault = lock.withLock {
            drain()
            return self.fault
        }
        guard let fault else { return }
        throw AppError(.failed, "the output cannot be written: \(SystemFault.words(code: fault))")
    }

    private func drain() {
        defer { waiting.removeAll(keepingCapacity: true) }
        guard fault == nil else { return }
        waiting.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                guard count > 0 else {
                    // Whoever reads has seen enough: the end that SIGPIPE makes where it is not ignored.
                    if errno == EPIPE { exit(128 + SIGPIPE) }
                    fault = errno
                    return
                }
                rest = rest.dropFirst(count)
            }
        }
    }
}
