/// The first record of a handover journal: whose it is.
struct JournalHead: Equatable {
    /// Octets "merpati" and the number of the form, read as one word.
    private static let magic: UInt64 = 0x6d65_7270_6174_6901
    static let words = JournalSlot.words
    /// A journal is never larger: more slots than this are damage.
    static let mostSlots = 1 << 20

    var boot: BootIdentity
    /// The journal's file, so that a copy of it (a restored backup, another workspace) is not taken for it.
    var file: UInt64
    /// Drawn anew for each stretch of sending and kept at the run, so that it names the database as well.
    var sender: UInt64
    var run: Int64
    var slots: Int

    /// The length in words of a journal with so many slots.
    static func length(slots: Int) -> Int { words + slots * JournalSlot.words }

    var encoded: [UInt64] {
        var encoded = [
            Self.magic, boot.high, boot.low, file, sender, UInt64(bitPattern: run), UInt64(slots),
        ]
        encoded.append(encoded.reduce(into: JournalSeal()) { $0.add($1) }.value)
        return encoded + Array(repeating: 0, count: Self.words - encoded.count)
    }

    init(boot: BootIdentity, file: UInt64, sender: UInt64, run: Int64, slots: Int) {
        self.boot = boot
        self.file = file
        self.sender = sender
        self.run = run
        self.slots = slots
    }

    /// Reads the words of a whole journal; nil when they do not begin with a head that fits them.
    init?(_ journal: [UInt64]) {
        guard journal.count >= Self.words, journal[0] == Self.magic, journal[6] <= UInt64(Self.mostSlots) else { return nil }
        self.init(
            boot: BootIdentity(high: journal[1], low: journal[2]), file: journal[3], sender: journal[4],
            run: Int64(bitPattern: journal[5]), slots: Int(journal[6]))
        guard journal.count == Self.length(slots: slots), Array(journal[..<Self.words]) == encoded else { return nil }
    }
}

/// A checksum over words: against damage, not against malice.
struct JournalSeal {
    private(set) var value: UInt64 = 0x9e37_79b9_7f4a_7c15

    mutating func add(_ word: UInt64) {
        value = (value ^ word) &* 0xff51_afd7_ed55_8ccd
        value ^= value >> 32
    }
}
