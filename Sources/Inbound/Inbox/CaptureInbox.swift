internal import Diagnostics
public import Foundation
internal import NIOPosix
internal import Synchronization

/// A folder of captured messages: a Maildir, so that any mail program can read it too (`mutt -f .merpati/inbox`).
///
/// Each message is one file, written under `tmp`, synced, and only then named in `new`: a message is there in full or not
/// at all, also after a power cut. Several processes may store into one inbox.
public final class CaptureInbox: Sendable {
    private let folder: URL
    private let hostName: String
    private let limit: Int
    /// The highest number known to be taken.
    private let last: Mutex<Int>
    private let temporaryFiles = Atomic(0)

    /// Opens the folder, and creates it when it is not there.
    ///
    /// - Parameters:
    ///   - hostName: the name in the `Received` line.
    ///   - limit: the most messages it may hold.
    /// - Throws: `InboxError` when the folder cannot be made or read.
    public init(folder: URL, hostName: String = "localhost", limit: Int = 1_000_000) throws(InboxError) {
        self.folder = folder
        self.hostName = hostName
        self.limit = limit
        for name in ["tmp", "new", "cur"] {
            let part = folder.appendingPathComponent(name)
            do {
                try FileManager.default.createDirectory(
                    at: part, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw InboxError.cannot("create", path: part.path, reason: SystemFault.words(error))
            }
        }
        last = Mutex(0)
        let highest = try files().last?.number ?? 0
        last.withLock { $0 = highest }
    }

    /// Stores a message; it is on the disk when this returns.
    ///
    /// - Returns: its number.
    /// - Throws: `InboxError`, also when the inbox is full.
    @discardableResult
    public func store(_ message: InboundMessage) async throws -> Int {
        try await NIOThreadPool.singleton.runIfActive { try self.write(message) }
    }

    private func write(_ message: InboundMessage) throws -> Int {
        let serial = temporaryFiles.wrappingAdd(1, ordering: .relaxed).newValue
        let temporary = path("tmp", "\(ProcessInfo.processInfo.processIdentifier).\(serial).\(UInt32.random(in: 0...UInt32.max))")
        defer { unlink(temporary) }
        let head = InboxFile.head(of: message.envelope, hostName: hostName, at: Date())
        try DurableFile.create(temporary, head, message.content)
        while true {
            let number = last.withLock { last in
                last += 1
                return last
            }
            // Numbers go on; what was removed meanwhile, also by another process, makes room.
            if number > limit, try files().count >= limit { throw InboxError.full(limit: limit) }
            if try DurableFile.name(temporary, InboxFile.name(number), in: path("new")) { return number }
        }
    }

    /// The newest messages first.
    ///
    /// - Parameters:
    ///   - limit: how many at most.
    ///   - recipient: only messages to an address that contains this, in any case.
    /// - Throws: `InboxError`.
    public func list(limit: Int = 100, recipient: String? = nil) throws(InboxError) -> [InboxEntry] {
        var entries: [InboxEntry] = []
        for file in try files().reversed() where entries.count < limit {
            let entry = try entry(file)
            if let recipient, !entry.recipients.contains(where: { $0.range(of: recipient, options: .caseInsensitive) != nil }) {
                continue
            }
            entries.append(entry)
        }
        return entries
    }

    /// How many messages there are.
    public func count() throws(InboxError) -> Int {
        try files().count
    }

    /// One message's entry.
    /// - Throws: `InboxError.unknownMessage` when there is none of this number.
    public func entry(_ number: Int) throws(InboxError) -> InboxEntry {
        try entry(try file(number))
    }

    /// One message, byte for byte as it came.
    public func source(_ number: Int) throws(InboxError) -> [UInt8] {
        let file = try file(number)
        let bytes = try read(file.url)
        guard let head = InboxFile.parse(bytes) else { throw InboxError.damaged(path: file.url.path) }
        return Array(bytes[head.headCount...])
    }

    /// Removes all messages.
    /// - Returns: how many there were.
    @discardableResult
    public func clear() throws(InboxError) -> Int {
        let files = try files()
        for file in files {
            do {
                try FileManager.default.removeItem(at: file.url)
            } catch {
                throw InboxError.cannot("remove", path: file.url.path, reason: SystemFault.words(error))
            }
        }
        last.withLock { $0 = 0 }
        return files.count
    }
}

extension CaptureInbox {
    private typealias File = (number: Int, url: URL)

    private func path(_ parts: String...) -> String {
        parts.reduce(folder) { $0.appendingPathComponent($1) }.path
    }

    /// All messages in the order of their numbers. A mail program moves what it has seen from `new` to `cur`.
    private func files() throws(InboxError) -> [File] {
        var files: [File] = []
        for name in ["new", "cur"] {
            let part = folder.appendingPathComponent(name)
            do {
                files += try FileManager.default.contentsOfDirectory(atPath: part.path).compactMap { name in
                    InboxFile.number(name).map { ($0, part.appendingPathComponent(name)) }
                }
            } catch {
                throw InboxError.cannot("read", path: part.path, reason: SystemFault.words(error))
            }
        }
        return files.sorted { $0.number < $1.number }
    }

    private func file(_ number: Int) throws(InboxError) -> File {
        let files = try files()
        guard let file = files.first(where: { $0.number == number }) else {
            throw InboxError.unknownMessage(number, last: files.last?.number)
        }
        return file
    }

    private func entry(_ file: File) throws(InboxError) -> InboxEntry {
        let bytes = try read(file.url, limit: 65536)
        guard let head = InboxFile.parse(bytes) else { throw InboxError.damaged(path: file.url.path) }
        let (size, modified) = try attributes(file.url)
        return InboxEntry(
            number: file.number, received: modified, sender: head.sender, recipients: head.recipients,
            size: size - head.headCount, beginning: Array(bytes[head.headCount...]), file: file.url)
    }

    private func read(_ url: URL, limit: Int = .max) throws(InboxError) -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            return [UInt8](try limit == .max ? handle.readToEnd() ?? Data() : handle.read(upToCount: limit) ?? Data())
        } catch {
            throw InboxError.cannot("read", path: url.path, reason: SystemFault.words(error))
        }
    }

    private func attributes(_ url: URL) throws(InboxError) -> (size: Int, modified: Date) {
        do {
            let values = try url.resourceValues(forKeys: [.fileSizeKey, .contentModificationDateKey])
            return (values.fileSize ?? 0, values.contentModificationDate ?? .distantPast)
        } catch {
            throw InboxError.cannot("read", path: url.path, reason: SystemFault.words(error))
        }
    }
}
