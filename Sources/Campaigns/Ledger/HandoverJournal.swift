internal import Foundation
public import Mail
internal import Synchronization

/// The journal of what was handed over: for each contact that this sender has claimed, whether its message may have been
/// delivered, and the answer. It is a file that is mapped into memory and never forced to the disk, so a note costs some
/// stores, and what was noted is there after the process has been killed. See docs/decisions, "A journal of what was handed
/// over".
///
/// A slot is taken before the claim is committed, and given back after the outcome is: a claim without one is in doubt.
public final class HandoverJournal: HandoverWitness {
    /// How the names of senders are written.
    static let senderRadix = 36

    private let path: String
    private let boot: BootIdentity?
    private let stretch = Mutex<JournalStretch?>(nil)

    /// Opens nothing yet. Whoever uses it holds the `SenderLock` of the same workspace.
    public convenience init(path: String) {
        self.init(path: path, boot: .current)
    }

    /// - Parameter boot: names this start of the machine; without one nothing can be kept.
    init(path: String, boot: BootIdentity?) {
        self.path = path
        self.boot = boot
    }

    /// What the file says of the sender that wrote it last.
    func evidence() -> JournalEvidence? {
        boot.flatMap { JournalEvidence.read(path: path, boot: $0) }
    }

    /// Begins the journal of another stretch in place of the one before, whose claims are resolved. The new file is made whole
    /// beside the old one and then takes its name.
    ///
    /// - Parameter slots: how many contacts can be claimed and not yet given back.
    /// - Throws: `CampaignError` of kind `unusable`: then nothing is kept of this stretch.
    func begin(run: Int64, sender name: String, slots count: Int) throws(CampaignError) {
        try stretch.withLock { stretch throws(CampaignError) in
            stretch = nil
            guard let boot else { throw CampaignError(.unusable, "the system does not name its boot") }
            guard let sender = UInt64(name, radix: Self.senderRadix), (1...JournalHead.mostSlots).contains(count) else {
                throw CampaignError(.unusable, "a journal for \(count) contacts of the sender \(name) cannot be made")
            }
            let head = JournalHead(boot: boot, file: 0, sender: sender, run: run, slots: count)
            stretch = JournalStretch(try Self.make(path, head), sender: sender, slots: count)
        }
    }

    /// Makes the file of a journal with a head and free slots.
    private static func make(_ path: String, _ head: JournalHead) throws(CampaignError) -> SharedMapping {
        let new = path + ".new"
        let file = open(new, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure("open", new, errno) }
        defer { close(file) }
        let length = JournalHead.length(slots: head.slots)
        try allocate(file, new, octets: length * 8)
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure("look at", new, errno) }
        guard let mapping = SharedMapping(descriptor: file, count: length) else { throw failure("map", new, errno) }
        var head = head
        head.file = UInt64(status.st_ino)
        for (index, word) in head.encoded.enumerated() { mapping.store(word, at: index) }
        guard rename(new, path) == 0 else { throw failure("rename", new, errno) }
        return mapping
    }

    /// Gives an empty file all its blocks, so that no store can fail for want of room.
    private static func allocate(_ file: Int32, _ path: String, octets: Int) throws(CampaignError) {
        #if os(Linux)
            let code = posix_fallocate(file, 0, off_t(octets))
            guard code == 0 else { throw failure("make room for", path, code) }
        #else
            let zeros = [UInt8](repeating: 0, count: octets)
            guard write(file, zeros, octets) == octets else { throw failure("make room for", path, errno) }
        #endif
    }

    private static func failure(_ what: String, _ path: String, _ code: Int32) -> CampaignError {
        CampaignError(.unusable, "cannot \(what) \(path): \(String(cString: strerror(code)))")
    }

    // MARK: Notes

    /// Takes a slot for each contact, before the claims are committed.
    func claim(_ recipients: [Claim.Recipient]) {
        guard !recipients.isEmpty else { return }
        stretch.withLock { stretch in
            for recipient in recipients { stretch?.claim(recipient.contact) }
        }
    }

    public func handsOver(_ id: Int64) {
        stretch.withLock { $0?.handOver(id) }
    }

    public func answered(_ report: DeliveryReport) {
        stretch.withLock { $0?.answer(report) }
    }

    /// Gives back the slots of contacts whose outcome is committed, but for those that the same commit claimed anew.
    func release(_ results: [DeliveryResult], claimed: [Claim.Recipient]) {
        guard !results.isEmpty else { return }
        let kept = Set(claimed.lazy.map(\.contact))
        stretch.withLock { stretch in
            for delivery in results where !kept.contains(delivery.contact) { stretch?.release(delivery.contact) }
        }
    }
}
