internal import Foundation

/// Writes the messages of a batch: one after the other, or on all cores where signing is what takes the time.
final class BatchComposer {
    /// Fewer than this are not worth a task.
    private static let smallestShare = 8

    private let ready: ReadyLetter
    private let composer: MessageComposer
    private let cores: Int

    init(_ ready: ReadyLetter, cores: Int = ProcessInfo.processInfo.activeProcessorCount) {
        self.ready = ready
        composer = MessageComposer(ready)
        self.cores = cores
    }

    /// The messages in the order of their recipients.
    func compose(_ recipients: [Claim.Recipient], date: Date) async -> [MessageComposer.Composition] {
        let share = max(Self.smallestShare, (recipients.count + cores - 1) / max(1, cores))
        guard ready.isCostlyToSign, recipients.count > share else {
            return recipients.map { composer.compose($0, date: date) }
        }
        let ready = ready
        let starts = stride(from: 0, to: recipients.count, by: share)
        return await withTaskGroup(of: (start: Int, messages: [MessageComposer.Composition]).self) { group in
            for start in starts {
                let part = recipients[start..<min(start + share, recipients.count)]
                group.addTask {
                    // A composer's buffers serve one task at a time.
                    let composer = MessageComposer(ready)
                    return (start, part.map { composer.compose($0, date: date) })
                }
            }
            var parts: [Int: [MessageComposer.Composition]] = [:]
            for await part in group { parts[part.start] = part.messages }
            return starts.flatMap { parts[$0] ?? [] }
        }
    }
}
