internal import Diagnostics
internal import Foundation
internal import Synchronization

/// A file that a command writes: it has all of the new text or what it had before, also when the disk is full or the command is
/// stopped. What is no plain file (a device, a FIFO) is written to and never replaced.
public final class OutputFile: Sendable {
    private let path: String
    /// Nil of what is written to in place.
    private let replacement: Replacement?
    private let descriptor: Int32
    private let isStopped = Atomic(false)

    /// A new file that takes the place of the old one when it is complete.
    private struct Replacement {
        var target: String
        var temporary: String
    }

    /// Whether it is a plain file, and not a device or a FIFO.
    public var isPlain: Bool { replacement != nil }

    /// Names of the standard output.
    private static let standardOutput: Set<String> = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]

    /// Whether a path means the standard output, which is there already.
    public static func isStandardOutput(_ path: String) -> Bool { standardOutput.contains(path) }

    /// Opens the file. A new one is for its owner alone; at a FIFO it waits for the reader.
    ///
    /// - Throws: `AppError`; `CancellationError` while it waits.
    public init(path: String) async throws {
        self.path = path
        // Links are followed: what they lead to gets the text.
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        let type = attributes?[.type] as? FileAttributeType
        if type == .typeDirectory { throw Self.failure(path, EISDIR) }
        if Self.isSystems(path) || Self.isSystems(target) || type != nil && type != .typeRegular {
            descriptor = try await Self.openInPlace(path)
            replacement = nil
            return
        }
        var name = Array("\(target).XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let temporary = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        replacement = Replacement(target: target, temporary: temporary)
        // Who may read the old one may read the new one.
        if let rights = attributes?[.posixPermissions] as? NSNumber { fchmod(descriptor, mode_t(rights.uint32Value & 0o777)) }
    }

    deinit {
        close(descriptor)
        if let replacement { unlink(replacement.temporary) }
    }

    /// Lets a write give up that waits for a reader; called when the task is cancelled.
    public func stop() {
        isStopped.store(true, ordering: .relaxed)
    }

    /// - Throws: `AppError`, as when the disk is full; `CancellationError` after `stop`.
    public func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                if isStopped.load(ordering: .relaxed) { throw CancellationError() }
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EAGAIN {
                    var reader = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&reader, 1, 100)
                    continue
                }
                guard count > 0 else { throw Self.failure(path, errno) }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Puts the new file in the place of the old one.
    ///
    /// - Throws: `AppError`.
    public func finish() throws(AppError) {
        guard let replacement else { return }
        guard fsync(descriptor) == 0, rename(replacement.temporary, replacement.target) == 0 else {
            throw Self.failure(path, errno)
        }
    }

    /// Writes all of a file at once.
    ///
    /// - Throws: `AppError`; `CancellationError` while it waits for a reader.
    public static func write(_ bytes: [UInt8], to path: String) async throws {
        let file = try await OutputFile(path: path)
        try await withTaskCancellationHandler {
            try file.write(bytes)
            try file.finish()
        } onCancel: {
            file.stop()
        }
    }

    /// Whether a path is one of the system's own, where nothing is a plain file that could be replaced.
    private static func isSystems(_ path: String) -> Bool {
        path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
    }

    private static func openInPlace(_ path: String) async throws -> Int32 {
        while true {
            let descriptor = open(path, O_WRONLY | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
            if descriptor >= 0 { return descriptor }
            // A FIFO that nobody reads yet.
            guard errno == ENXIO else { throw failure(path, errno) }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private static func failure(_ path: String, _ code: Int32) -> AppError {
        AppError(.failed, "\(path) cannot be written: \(SystemFault.words(code: code))")
    }
}
