/// How many contacts to have claimed at a time: those that can be handed over within about 100 ms at the pace of the moment.
/// That many are in doubt when the machine dies. Pure: time comes from outside.
struct ClaimSize: Sendable, Equatable {
    /// How far ahead to claim, in seconds, unless the database is slow.
    private static let ahead = 0.1
    /// With a slow disk the claims have to last for some exchanges with it: while one is under way, what it will record and
    /// what it will claim are both out of reach. Less would leave the mail server idle, and the pace would fall with the claims.
    private static let exchangesAhead: Double = 4
    /// The pace is measured over so long at least, in seconds.
    private static let window = 0.05

    private let least: Int
    private let most: Int
    /// The number now. It begins with the least.
    private(set) var current: Int
    private var began: ContinuousClock.Instant?
    private var recorded = 0
    private var longestExchange = 0.0
    /// Contacts recorded a second.
    private var pace: Double?

    /// - Parameters:
    ///   - least: what keeps every connection busy.
    ///   - most: the batch; it wins over `least`.
    init(least: Int, most: Int) {
        self.most = max(1, most)
        self.least = min(max(1, least), self.most)
        current = self.least
    }

    /// Whether so many claims outstanding leave room for a claim that is worth a commit, and for how many contacts.
    func room(outstanding: Int) -> Int {
        let room = current - outstanding
        return room >= max(1, current / 4) ? room : 0
    }

    /// An exchange with the ledger recorded so many contacts.
    mutating func exchanged(recorded count: Int, from: ContinuousClock.Instant, to: ContinuousClock.Instant) {
        let start = began ?? from
        began = start
        recorded += count
        longestExchange = max(longestExchange, (to - from) / .seconds(1))
        let elapsed = (to - start) / .seconds(1)
        guard elapsed >= Self.window else { return }
        let measured = Double(recorded) / elapsed
        let pace = self.pace.map { ($0 + measured) / 2 } ?? measured
        let wanted = pace * max(Self.ahead, Self.exchangesAhead * longestExchange)
        current = max(least, wanted < Double(most) ? Int(wanted.rounded(.up)) : most)
        (self.pace, began, recorded, longestExchange) = (pace, to, 0, 0)
    }
}
