internal import Mail

/// The journal of one stretch of sending, as its sender writes it: which contact has which slot.
struct JournalStretch: ~Copyable {
    private let mapping: SharedMapping
    private let sender: UInt64
    private var slots: [Int64: Int] = [:]
    private var free: [Int]

    /// - Parameter mapping: of a journal with a head and `count` free slots.
    init(_ mapping: consuming SharedMapping, sender: UInt64, slots count: Int) {
        self.mapping = mapping
        self.sender = sender
        slots.reserveCapacity(count)
        free = Array((0..<count).reversed())
    }

    /// A contact that is claimed anew keeps its slot.
    mutating func claim(_ contact: Int64) {
        // Without a slot the contact would be in doubt after a crash, which is always safe.
        guard let slot = slots[contact] ?? free.popLast() else { return }
        slots[contact] = slot
        JournalSlot.claim(contact, slot: slot, of: sender, in: mapping)
    }

    func handOver(_ contact: Int64) {
        guard let slot = slots[contact] else { return }
        JournalSlot.handOver(contact, slot: slot, of: sender, in: mapping)
    }

    func answer(_ report: DeliveryReport) {
        guard let slot = slots[report.id] else { return }
        JournalSlot.answer(report, slot: slot, of: sender, in: mapping)
    }

    mutating func release(_ contact: Int64) {
        guard let slot = slots.removeValue(forKey: contact) else { return }
        JournalSlot.free(slot: slot, in: mapping)
        free.append(slot)
    }
}
