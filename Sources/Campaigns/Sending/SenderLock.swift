internal import Foundation

/// Proves that this process is the only sender of a workspace, so that claims of any other are of the dead. The
/// system releases it when the process ends, however it ends (flock(2)).
public final class SenderLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, and creates its file.
    /// - Throws: `CampaignError` of kind `locked` when another sender holds it, `unusable` when the file cannot be made.
    public init(path: String) throws(CampaignError) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw CampaignError(.unusable, "cannot open \(path): \(String(cString: strerror(errno)))")
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw CampaignError(
                .locked, "another process is sending from this workspace",
                advice: "Leave the sending to it, or stop it (`merpati serve`, or a `campaign start --wait`) and try again.")
        }
        descriptor = file
    }

    deinit {
        close(descriptor)
    }
}
