internal import Foundation
public import Storage
internal import Synchronization

/// The file beside the database that says how far the sending has come. Each advance is written after the claims are committed
/// and before any of their messages is handed over: it is never ahead of what the database has on its disk, and it is there
/// after the process has been killed. It is forced to the disk every `forcedEvery` claims. See docs/decisions, "A mark beside
/// the database".
public final class MarkFile: Sendable {
    /// How many claims a crash of the machine can make it forget.
    static let forcedEvery: Int64 = 1024
    /// Each record has a block of the disk to itself.
    private static let block = 4096

    /// What stands beside the database.
    enum Contents: Equatable {
        case none
        case damaged
        /// A copy of a mark, with its database or without.
        case copied(SendingMark)
        case mark(SendingMark)
    }

    private struct Open {
        var descriptor: Int32
        var record: MarkRecord
        var slot: Int
        var forced: Int64
    }

    let path: String
    private let opened = Mutex<Open?>(nil)

    /// - Parameter database: the path of the database's file; symbolic links are followed, so that all who use it find the same mark.
    public init(database path: String) {
        self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path + "-mark"
    }

    deinit { letGo() }

    // MARK: Reading

    /// - Throws: `StorageError` of kind `cannotOpen` when it is there and cannot be read.
    func read() throws(StorageError) -> Contents {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return .none }
            throw StorageError(.cannotOpen, "\(path) cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        return Self.contents(descriptor).map { $0.isCopy ? .copied($0.record.mark) : .mark($0.record.mark) } ?? .damaged
    }

    private static func contents(_ descriptor: Int32) -> (record: MarkRecord, slot: Int, isCopy: Bool)? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        let records = (0..<2).compactMap { slot -> (record: MarkRecord, slot: Int)? in
            var words = [UInt64](repeating: 0, count: MarkRecord.words)
            let count = words.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(slot * block)) }
            guard count == MarkRecord.words * 8, let record = MarkRecord(words[...]) else { return nil }
            return (record, slot)
        }
        return records.max { $0.record.mark.claims < $1.record.mark.claims }.map { record, slot in
            (record, slot, record.file != UInt64(status.st_ino))
        }
    }

    // MARK: Writing

    /// Puts a new file with this mark in the place of what is there; it is on the disk when this returns.
    func create(_ mark: SendingMark) throws(StorageError) {
        letGo()
        let beside = path + ".new"
        unlink(beside)
        let descriptor = open(beside, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure() }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure() }
        let record = MarkRecord(mark: mark, file: UInt64(status.st_ino))
        for slot in 0..<2 { try write(record, slot, descriptor) }
        guard fsync(descriptor) == 0, rename(beside, path) == 0 else { throw failure() }
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure() }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure() }
    }

    /// Makes the file for a database that was just made.
    /// - Throws: `StorageError`.
    public func begin(in database: any Database) async throws {
        try create(try await database.read { try MarkKeeper.stored($0) })
    }

    /// Gets ready to advance the mark, and makes its file when there is none and none is missed. A copy is only begun with
    /// when nothing was ever sent from the database: from now on the mark is this one's own.
    /// - Throws: `StorageError`.
    func begin(_ mark: SendingMark) throws(StorageError) {
        letGo()
        switch try read() {
        case .none, .copied: try create(mark)
        case .mark, .damaged: break
        }
        let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0, let found = Self.contents(descriptor) else { throw failure() }
        var record = found.record
        record.mark.claims = mark.claims
        opened.withLock {
            $0 = Open(descriptor: descriptor, record: record, slot: found.slot, forced: found.record.mark.claims)
        }
    }

    /// Advances the mark; nothing that it stands for may be handed over before. The file may have lost its name meanwhile: the
    /// next start finds that.
    /// - Throws: `StorageError`, after which nothing may be handed over.
    func advance(by count: Int, run: Int64, contact: Int64?) throws(StorageError) {
        guard count > 0 else { return }
        try opened.withLock { opened throws(StorageError) in
            guard var open = opened else { throw StorageError(.cannotOpen, "\(path) is not open") }
            open.record.mark.advance(by: count, run: run, contact: contact)
            open.slot = 1 - open.slot
            try write(open.record, open.slot, open.descriptor)
            if open.record.mark.claims - open.forced >= Self.forcedEvery {
                guard fsync(open.descriptor) == 0 else { throw failure() }
                open.forced = open.record.mark.claims
            }
            opened = open
        }
    }

    /// The claims that the database has, as far as this sender made it.
    var claims: Int64? { opened.withLock { $0?.record.mark.claims } }

    /// Forces it to the disk and closes it.
    func letGo() {
        opened.withLock { opened in
            guard let open = opened else { return }
            fsync(open.descriptor)
            close(open.descriptor)
            opened = nil
        }
    }

    private func write(_ record: MarkRecord, _ slot: Int, _ descriptor: Int32) throws(StorageError) {
        let words = record.encoded
        let count = words.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(slot * Self.block)) }
        guard count == words.count * 8 else { throw failure() }
    }

    private func failure() -> StorageError {
        let code = errno
        return StorageError(
            code == ENOSPC || code == EDQUOT ? .full : .cannotWrite,
            "\(path) cannot be written: \(String(cString: strerror(code)))",
            advice: "Without it nothing is sent: see that the disk has room, and that this user may write there.")
    }
}
