internal import Foundation

/// What the journal of a dead sender tells of its claims. Whatever it does not tell for certain is in doubt: a claim without a
/// slot, a damaged slot, two slots for one contact.
struct JournalEvidence: Sendable {
    let run: Int64
    let sender: String
    private let findings: [Int64: JournalSlot.Finding]

    /// What is known of a contact's message; nil when nothing is.
    subscript(contact: Int64) -> JournalSlot.Finding? { findings[contact] }

    /// Reads a journal.
    ///
    /// - Parameters:
    ///   - octets: the file's.
    ///   - boot: of this machine, now: after another one nothing that the file says is certain.
    ///   - file: the number of the file that they were read from.
    /// - Returns: nil when it is not whole, not of this boot, or a copy.
    init?(_ octets: [UInt8], boot: BootIdentity, file: UInt64) {
        guard octets.count % 8 == 0, octets.count / 8 <= JournalHead.length(slots: JournalHead.mostSlots) else { return nil }
        let words = octets.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 8).map { bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self) }
        }
        guard let head = JournalHead(words), head.boot == boot, head.file == file else { return nil }
        run = head.run
        sender = String(head.sender, radix: HandoverJournal.senderRadix)
        var findings: [Int64: JournalSlot.Finding] = [:]
        for slot in 0..<head.slots {
            guard let (contact, finding) = JournalSlot.read(slot, of: head.sender, in: words) else { continue }
            findings[contact] = findings[contact] == nil ? finding : .handedOver
        }
        self.findings = findings
    }

    /// Reads the journal at a path; nil when there is none that tells anything.
    static func read(path: String, boot: BootIdentity) -> JournalEvidence? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        let most = JournalHead.length(slots: JournalHead.mostSlots) * 8
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= most else { return nil }
        var octets = [UInt8](repeating: 0, count: Int(status.st_size))
        var count = 0
        while count < octets.count {
            let more = octets[count...].withUnsafeMutableBytes { Foundation.read(file, $0.baseAddress, $0.count) }
            if more < 0, errno == EINTR { continue }
            guard more > 0 else { return nil }
            count += more
        }
        return JournalEvidence(octets, boot: boot, file: UInt64(status.st_ino))
    }
}
