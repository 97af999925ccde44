internal import Mail

/// What a handover journal knows of one claimed contact.
///
/// A slot has thirty-two words. The first is its state and a checksum, and is stored last: while it says nothing, the slot is
/// free and the others may be written; each change of state is then the store of this one word.
///
///     0     state (8 bits), checksum over what the state covers (56 bits)
///     1     the contact
///     2     the answer: outcome (8), code (16), enhanced code (8, 16, 16)
///     3     the lengths in octets of the server's name, the reason and the reply's text
///     4...  these three, the text cut at the end of the slot
enum JournalSlot {
    static let words = 32
    private static let mostOctets = (words - 4) * 8

    /// What is known of a claimed contact's message.
    enum Finding: Sendable, Equatable {
        /// Nothing of it that could be delivered has left the process.
        case claimed
        /// Perhaps delivered.
        case handedOver
        case answered(DeliveryReport)
    }

    private enum State: UInt64 {
        case claimed = 1
        case handedOver, answered
    }

    // MARK: Writing

    /// Says that a contact is claimed, in a free slot or its own.
    static func claim(_ contact: Int64, slot: Int, of sender: UInt64, in file: borrowing some WordStore & ~Copyable) {
        let base = first(slot)
        file.store(UInt64(bitPattern: contact), at: base + 1)
        file.store(seal(.claimed, contact, slot, sender), at: base)
    }

    static func handOver(_ contact: Int64, slot: Int, of sender: UInt64, in file: borrowing some WordStore & ~Copyable) {
        file.store(seal(.handedOver, contact, slot, sender), at: first(slot))
    }

    /// Writes the answer behind the state that stands there, which does not cover it, and then the new state.
    static func answer(
        _ report: DeliveryReport, slot: Int, of sender: UInt64, in file: borrowing some WordStore & ~Copyable
    ) {
        var next = first(slot) + 2
        var checksum = start(.answered, report.id, slot, sender)
        let server = report.server.utf8.prefix(mostOctets / 2)
        let reason = (report.reason?.rawValue ?? "").utf8.prefix(mostOctets / 4)
        let text = (report.reply?.text ?? "").utf8.prefix(mostOctets - server.count - reason.count)
        let lengths = UInt64(server.count) | UInt64(reason.count) << 16 | UInt64(text.count) << 32
        var words = [JournalAnswer.encode(report), lengths]
        words.reserveCapacity(Self.words)
        var filled: UInt64 = 64
        for part in [server, reason, text] {
            for octet in part {
                if filled == 64 {
                    words.append(0)
                    filled = 0
                }
                words[words.count - 1] |= UInt64(octet) << filled
                filled += 8
            }
        }
        for word in words {
            checksum.add(word)
            file.store(word, at: next)
            next += 1
        }
        file.store(State.answered.rawValue | checksum.value << 8, at: first(slot))
    }

    static func free(slot: Int, in file: borrowing some WordStore & ~Copyable) {
        file.store(0, at: first(slot))
    }

    // MARK: Reading

    /// Reads one slot of a journal; nil when it is free or damaged.
    static func read(_ slot: Int, of sender: UInt64, in journal: [UInt64]) -> (contact: Int64, finding: Finding)? {
        let base = first(slot)
        guard base + words <= journal.count, let state = State(rawValue: journal[base] & 0xff) else { return nil }
        let contact = Int64(bitPattern: journal[base + 1])
        guard state == .answered else {
            guard journal[base] == seal(state, contact, slot, sender) else { return nil }
            return (contact, state == .claimed ? .claimed : .handedOver)
        }
        let lengths = [0, 16, 32].map { Int(journal[base + 3] >> $0 & 0xffff) }
        let octets = lengths.reduce(0, +)
        guard octets <= mostOctets else { return nil }
        var checksum = start(.answered, contact, slot, sender)
        for word in journal[base + 2..<base + 4 + (octets + 7) / 8] { checksum.add(word) }
        guard journal[base] >> 8 == checksum.value & (.max >> 8) else { return nil }
        var rest = (0..<octets).map { UInt8(truncatingIfNeeded: journal[base + 4 + $0 / 8] >> UInt64($0 % 8 * 8)) }[...]
        let texts = lengths.map { length in
            defer { rest = rest.dropFirst(length) }
            return String(decoding: rest.prefix(length), as: UTF8.self)
        }
        let report = JournalAnswer.decode(
            journal[base + 2], contact: contact, reason: BounceReason(rawValue: texts[1]), text: texts[2], server: texts[0])
        return report.map { (contact, .answered($0)) }
    }

    // MARK: Checksums

    private static func first(_ slot: Int) -> Int { JournalHead.words + slot * words }

    private static func seal(_ state: State, _ contact: Int64, _ slot: Int, _ sender: UInt64) -> UInt64 {
        state.rawValue | start(state, contact, slot, sender).value << 8
    }

    /// What is covered always: a slot's place and sender too, so that none is taken for another's.
    private static func start(_ state: State, _ contact: Int64, _ slot: Int, _ sender: UInt64) -> JournalSeal {
        var seal = JournalSeal()
        seal.add(sender)
        seal.add(UInt64(bitPattern: contact))
        seal.add(UInt64(slot) << 8 | state.rawValue)
        return seal
    }
}
