import Mail
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// The policy alone: what answers do to a run, as a table.
@Suite struct FaultWatchTests {
    typealias Answer = ScriptedReceiver.Answer

    /// Answers to people one after another, or in turn; each to another person unless said otherwise.
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var answers: [Answer]
        /// Part of the reason to pause, nil for none.
        var pauses: String?
        /// After so many answers at the latest.
        var within: Int
        var people: Int

        init(_ description: String, _ answers: [Answer], pauses: String? = nil, within: Int = .max, people: Int = 10_000) {
            testDescription = description
            self.answers = answers
            self.pauses = pauses
            self.within = within
            self.people = people
        }
    }

    private static func times(_ count: Int, _ answers: Answer...) -> [Answer] {
        (0..<count).flatMap { _ in answers }
    }

    private static func oneIn(_ period: Int, _ answer: Answer, _ count: Int = 1_000) -> [Answer] {
        (0..<count).map { $0 % period == period - 1 ? answer : .accepted }
    }

    private static let down = Answer(
        outcome: .unreachable(reason: "bad certificate", needsPerson: true), arrives: false, reply: nil)

    static let rows = [
        Row("all is well", times(1_000, .accepted)),
        Row("one refused for the sender's sake", times(50, .accepted) + [.spam] + times(50, .accepted)),
        Row("spam refusals of some", oneIn(3, .spam)),
        Row("24 in a row", times(100, .accepted) + times(24, .spam) + times(100, .accepted)),
        Row("half of a hundred", times(100, .accepted) + times(60, .spam), pauses: "refused 50 of the last 100", within: 150),
        Row("all from the first on", times(60, .spam), pauses: "refused 25 of the last 25", within: 25),
        Row("three of four", times(60, .spam, .spam, .spam, .accepted), pauses: "for the sender's sake", within: 36),
        Row("one sender refused at the start", [.senderRefused] + times(200, .accepted)),
        Row("some senders refused", oneIn(4, .senderRefused)),
        Row("all senders refused", times(30, .senderRefused), pauses: "who are you", within: 10),
        Row("all of a small run", times(3, .senderRefused), pauses: "who are you", within: 3, people: 3),
        Row("one of a small run", [.senderRefused, .accepted, .accepted], people: 3),
        Row("one too large", times(5, .accepted) + [.tooLarge] + times(200, .accepted)),
        Row("all too large", times(30, .tooLarge), pauses: "552 5.3.4", within: 10),
        Row("unknown users here and there", oneIn(2, .unknownUser)),
        Row("an old list: six of ten unknown", times(300, .unknownUser, .accepted, .unknownUser, .accepted, .unknownUser)),
        Row("nobody known", times(60, .unknownUser), pauses: "does not know 25 of the last 25 addresses", within: 25),
        Row("nobody known any more", times(500, .accepted) + times(60, .unknownUser), pauses: "40 of the last 50", within: 540),
        Row("one reply lost", times(50, .accepted) + [.lostReply] + times(50, .accepted)),
        Row("all replies lost", times(60, .lostReply), pauses: "broke off before its answer", within: 25),
        Row("a bad certificate", [down], pauses: "bad certificate", within: 1),
        Row("greylisting for all", times(500, .greylisted)),
    ]

    @Test(arguments: rows, [1, 8, 64]) func `what concerns everybody pauses, and nothing else`(_ row: Row, _ batch: Int) {
        var watch = FaultWatch(people: row.people)
        var seen = 0
        while seen < row.answers.count {
            let end = min(seen + batch, row.answers.count)
            var results = (seen..<end).map { Self.delivery(Int64($0 + 1), row.answers[$0]) }
            seen = end
            guard let fault = watch.observe(&results, at: Instant(seconds: 0), chance: 0) else { continue }
            #expect(row.pauses != nil && fault.reason.contains(row.pauses ?? ""), "after \(seen): \(fault.reason)")
            #expect(seen - batch < row.within)
            return
        }
        #expect(row.pauses == nil, "nothing was told")
    }

    /// One to four people whom the server never lets through, at any stage and in any words, while others are accepted.
    @Test(arguments: [
        ("421 at RCPT", Answer.closingAtRecipient), ("452 4.5.3 at RCPT", .tooManyRecipients), ("unreadable", .brokenOff),
        ("552 5.3.4 at the dot", .tooLarge), ("sender refused at MAIL", .senderRefused), ("spam", .spam),
        ("lost reply", .lostReply), ("421 at MAIL", .busyAtMail),
    ])
    func `the same people again and again stop nothing`(_ name: String, _ answer: Answer) {
        for people in [Int64(1), 4] {
            var watch = FaultWatch(people: 200)
            var now = Instant(seconds: 0)
            var accepted = (1...Int64(60)).map { Self.delivery($0, .accepted) }
            _ = watch.observe(&accepted, at: now, chance: 0)
            var counted = 0
            // Nobody else is left: there is no other answer any more.
            for _ in 0..<200 {
                now = now.adding(seconds: 80)
                var results = (1...people).map { Self.delivery(100 + $0, answer) }
                let fault = watch.observe(&results, at: now, chance: 0)
                #expect(fault == nil, "\(name): \(fault?.reason ?? "")")
                counted += results.count { $0.outcome != .notSent }
            }
            #expect(counted > 0, "an attempt that never counts never ends")
        }
    }

    @Test func `who breaks off once is tried again at once, and counts from the second time on`() {
        var watch = FaultWatch(people: 200)
        var seen: [DeliveryOutcome] = []
        for _ in 0..<3 {
            var results = [Self.delivery(7, .closingAtRecipient), Self.delivery(8, .accepted)]
            _ = watch.observe(&results, at: Instant(seconds: 0), chance: 0)
            seen += results.prefix(1).compactMap(\.outcome)
        }
        #expect(seen == [.notSent, .soft, .soft])
        #expect(watch.backoff.until == nil)
    }

    @Test func `when the server breaks off with everybody, nobody's attempt counts and it is left alone`() {
        var watch = FaultWatch(people: 1_000)
        var now = Instant(seconds: 0)
        for round in 0..<10 {
            var results = (1...Int64(100)).map { Self.delivery($0, .closingAtRecipient) }
            let fault = watch.observe(&results, at: now, chance: 0)
            #expect(fault == nil)
            let counted = results.count { $0.outcome == .soft }
            #expect(counted == 0, "round \(round)")
            #expect(watch.backoff.until.map { $0 > now } == true)
            now = watch.backoff.until ?? now
        }
    }

    @Test func `what a server says that knows nobody gives up at most fifty contacts`() {
        for before in [0, 10, 100] {
            var watch = FaultWatch(people: 10_000)
            var accepted = (0..<Int64(before)).map { Self.delivery($0, .accepted) }
            _ = watch.observe(&accepted, at: Instant(seconds: 0), chance: 0)
            // All that is on its way comes back in one piece, and in later ones.
            var given = 0
            var doubtful: [Int64] = []
            for piece in 0..<3 {
                var results = (0..<Int64(300)).map { Self.delivery(1_000 * Int64(piece + 1) + $0, .unknownUser) }
                let fault = watch.observe(&results, at: Instant(seconds: 0), chance: 0)
                doubtful += fault?.doubtful ?? []
                given += results.count { $0.outcome == .hard }
            }
            #expect((1..<50).contains(given), "\(given) after \(before)")
            // All of them are offered back.
            #expect(doubtful.count >= given)
        }
    }

    @Test func `after a person has looked everything begins anew`() {
        var watch = FaultWatch(people: 1_000)
        func pauses(_ people: Range<Int64>) -> Bool {
            var results = people.map { Self.delivery($0, .spam) }
            return watch.observe(&results, at: Instant(seconds: 0), chance: 0) != nil
        }
        let (first, late) = (pauses(0..<25), pauses(100..<125))
        #expect(first && !late, "one pause is enough")
        watch = FaultWatch(people: 1_000, backoff: watch.backoff)
        let (one, again) = (pauses(200..<201), pauses(300..<325))
        #expect(!one && again)
    }

    @Test func `runs that are sent in turn keep what was said to each, and share what is known of the server`() {
        var watches = FaultWatches()
        func play(_ run: Int64, _ answer: Answer) -> DeliveryOutcome? {
            var watch = watches.watch(run: run, people: 10)
            var results = [Self.delivery(7, answer)]
            _ = watch.observe(&results, at: Instant(seconds: 0), chance: 0)
            watches.keep(watch, run: run, goesOn: true)
            return results[0].outcome
        }
        let outcomes = [1, 2, 1, 2].map { play($0, .brokenOff) }
        #expect(outcomes == [.notSent, .notSent, .soft, .soft])
        _ = play(1, .away)
        #expect(watches.watch(run: 2, people: 10).backoff.attempts == 1)
        watches.keep(watches.watch(run: 1, people: 10), run: 1, goesOn: false)
        let resumed = play(1, .brokenOff)
        #expect(resumed == .notSent, "a person has looked")
    }

    private static func delivery(_ contact: Int64, _ answer: Answer) -> DeliveryResult {
        DeliveryResult(
            contact: contact,
            result: .reported(
                DeliveryReport(
                    id: contact, outcome: answer.outcome, reply: answer.reply, server: "sink:25", hasBegun: answer.hasBegun)))
    }
}

extension DeliveryResult {
    fileprivate var outcome: DeliveryOutcome? {
        if case .reported(let report) = result { report.outcome } else { nil }
    }
}

@Suite struct RelayBackoffTests {
    /// The server is away for a time, and tried whenever the policy lets us.
    private static func play(away seconds: Double, chance: Double) -> (attempts: Int, pausedAfter: Double?, heard: Double) {
        var backoff = RelayBackoff()
        let start = Instant(seconds: 1_000)
        var now = start
        while now < start.adding(seconds: seconds) {
            backoff.failed(at: now, "connection refused by sink:25", chance: chance)
            let waited = Double(now.microseconds - start.microseconds) / 1e6
            if backoff.isExhausted(at: now) { return (backoff.attempts, waited, waited) }
            now = backoff.until ?? now
        }
        return (backoff.attempts, nil, Double(now.microseconds - start.microseconds) / 1e6)
    }

    @Test(arguments: [1.0, 30, 600, 900, 1_200, 1_440], [0.0, 0.5, 0.999])
    func `a server that is away for less than twenty-five minutes is waited for`(_ seconds: Double, _ chance: Double) {
        let (_, paused, heard) = Self.play(away: seconds, chance: chance)
        #expect(paused == nil)
        #expect(heard - seconds <= RelayBackoff.longestDelay * 1.25, "and noticed soon when it is back")
    }

    @Test(arguments: [0.0, 0.5, 0.999]) func `after twenty-five minutes a person is needed`(_ chance: Double) {
        let (attempts, paused, _) = Self.play(away: 2_400, chance: chance)
        #expect(paused.map { (1_500...1_600).contains($0) } == true)
        #expect((20...45).contains(attempts))
    }

    @Test func `the report says what was seen, since when, and how often`() {
        var backoff = RelayBackoff()
        backoff.failed(at: Instant(seconds: 1_790_000_000), "connection refused by sink:25", chance: 0)
        backoff.failed(at: Instant(seconds: 1_790_000_060), "connection refused by sink:25", chance: 0)
        #expect(backoff.report == "connection refused by sink:25 since 2026-09-21T14:13:20Z, 2 attempts")
    }

    @Test func `failures that lie far apart are not in a row`() {
        var backoff = RelayBackoff()
        backoff.failed(at: Instant(seconds: 0), "away", chance: 0)
        backoff.failed(at: Instant(seconds: 7_200), "away", chance: 0)
        #expect(!backoff.isExhausted(at: Instant(seconds: 7_200)) && backoff.attempts == 1)
    }
}
