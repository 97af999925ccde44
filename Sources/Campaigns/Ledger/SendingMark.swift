/// How far the sending from a database has come. It is kept in the database, in the same transaction as every claim, and beside
/// the database (`MarkFile`): a database that knows of less than what is beside it was put back from a backup.
struct SendingMark: Sendable, Equatable {
    /// What it says about a run.
    struct Run: Sendable, Equatable {
        var run: Int64
        /// The last contact, in the order of their numbers, that was claimed for the first time: that is the order of claiming.
        var contact: Int64
    }

    /// More runs than this are not kept apart.
    static let mostRuns = 16

    /// Names the history that the numbers belong to: drawn at random with the database, and anew when a person has decided how a
    /// database that was put back goes on.
    var epoch: MarkEpoch
    /// How many contacts were claimed, over all runs. It only grows.
    var claims: Int64
    /// Those that claimed last.
    var runs: [Run] = []

    /// - Parameter contact: the last of those claimed for the first time, if there was any.
    mutating func advance(by count: Int, run: Int64, contact: Int64?) {
        claims += Int64(count)
        guard let contact else { return }
        let before = runs.firstIndex { $0.run == run }.map { runs.remove(at: $0).contact }
        runs.append(Run(run: run, contact: max(before ?? 0, contact)))
        if runs.count > Self.mostRuns { runs.removeFirst() }
    }
}

/// 128 bits drawn at random, written as 32 hexadecimal digits.
struct MarkEpoch: Sendable, Equatable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    static func random() -> MarkEpoch {
        MarkEpoch(high: .random(in: .min ... .max), low: .random(in: .min ... .max))
    }

    init?(_ text: String) {
        guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    var description: String {
        [high, low].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
