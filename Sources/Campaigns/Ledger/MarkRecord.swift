/// A mark as it stands in its file: words with a checksum. The file has two, written in turns, so that one is whole whenever the
/// machine dies.
struct MarkRecord: Equatable {
    /// Octets "merpati" and the number of the form, read as one word.
    private static let magic: UInt64 = 0x6d65_7270_6174_6d01
    private static let head = 6
    static let words = head + 2 * SendingMark.mostRuns + 1

    var mark: SendingMark
    /// The number of the file itself, so that a copy of it is not taken for it.
    var file: UInt64

    var encoded: [UInt64] {
        var words = [
            Self.magic, mark.epoch.high, mark.epoch.low, file, UInt64(bitPattern: mark.claims), UInt64(mark.runs.count),
        ]
        for run in mark.runs { words += [UInt64(bitPattern: run.run), UInt64(bitPattern: run.contact)] }
        words += Array(repeating: 0, count: Self.words - 1 - words.count)
        words.append(Self.seal(words[...]))
        return words
    }

    init(mark: SendingMark, file: UInt64) { (self.mark, self.file) = (mark, file) }

    /// Nil when the words are not whole.
    init?(_ words: ArraySlice<UInt64>) {
        let words = Array(words)
        guard words.count == Self.words, words[0] == Self.magic, words[5] <= UInt64(SendingMark.mostRuns),
            words[Self.words - 1] == Self.seal(words.dropLast())
        else { return nil }
        mark = SendingMark(epoch: MarkEpoch(high: words[1], low: words[2]), claims: Int64(bitPattern: words[4]))
        file = words[3]
        for index in 0..<Int(words[5]) {
            let place = Self.head + 2 * index
            mark.runs.append(.init(run: Int64(bitPattern: words[place]), contact: Int64(bitPattern: words[place + 1])))
        }
    }

    private static func seal(_ words: ArraySlice<UInt64>) -> UInt64 {
        words.reduce(into: JournalSeal()) { $0.add($1) }.value
    }
}
