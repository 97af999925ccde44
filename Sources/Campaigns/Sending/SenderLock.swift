internal import Foundation
public import Storage

/// Proves that this process is the only sender of a database, so that claims of any other are of the dead. The system
/// releases it when the process ends, however it ends.
public final class SenderLock: Sendable {
    /// What is held as long as this is.
    private let hold: any Sendable

    /// Takes the lock of a database, which belongs to the database itself: a second workspace on the same one finds it taken.
    /// - Throws: `CampaignError` of kind `locked` when another sender holds it, `StorageError`.
    public init(_ database: any Database) throws {
        guard let hold = try database.lockSender() else { throw Self.locked }
        self.hold = hold
    }

    /// Takes the lock of a file (flock(2)), and creates the file.
    /// - Throws: `CampaignError` of kind `locked` when another process holds it, `unusable` when the file cannot be made.
    init(path: String) throws(CampaignError) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            throw CampaignError(.unusable, "cannot open \(path): \(String(cString: strerror(errno)))")
        }
        let descriptor = Descriptor(number: file)
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw Self.locked }
        hold = descriptor
    }

    private static var locked: CampaignError {
        CampaignError(
            .locked, "another process is sending from this database",
            advice: "Leave the sending to it, or stop it (`merpati serve`, or a `campaign start --wait`) and try again.")
    }

    private final class Descriptor: Sendable {
        let number: Int32

        init(number: Int32) { self.number = number }
        deinit { close(number) }
    }
}
