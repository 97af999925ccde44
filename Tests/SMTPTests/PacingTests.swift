import SMTP
import Testing

@Suite struct PacingTests {
    private static let start = Monotonic(nanoseconds: 1_000_000_000)

    @Test func bucketKeepsTheRate() {
        var bucket = TokenBucket(rate: 10, now: Self.start)
        let atOnce = [bucket.take(now: Self.start), bucket.take(now: Self.start)]
        #expect(atOnce == [true, false])
        let next = bucket.next(now: Self.start)
        #expect(next == Self.start.adding(seconds: 0.1))
        let later = [0.09, 0.11].map { bucket.take(now: Self.start.adding(seconds: $0)) }
        #expect(later == [false, true])
        var taken = 0
        for step in 0..<10_000 where bucket.take(now: Self.start.adding(seconds: 1 + Double(step) / 1_000)) { taken += 1 }
        #expect((99...101).contains(taken))
    }

    @Test func pauseGivesNoBurst() {
        var bucket = TokenBucket(rate: 100, now: Self.start)
        let later = Self.start.adding(seconds: 3_600)
        let taken = (0..<1_000).filter { _ in bucket.take(now: later) }.count
        #expect(taken == 10)
    }

    @Test func windowGrowsAndHalves() {
        var window = ConnectionWindow(maximum: 12)
        #expect(window.limit == 5)
        for _ in 0..<3 { window.succeeded() }
        #expect(window.limit == 8)
        window.failed()
        #expect(window.limit == 4)
        for _ in 0..<3 { window.succeeded() }
        #expect(window.limit == 4)
        window.succeeded()
        #expect(window.limit == 5)
        for _ in 0..<1_000 { window.succeeded() }
        #expect(window.limit == 12)
        for _ in 0..<10 { window.failed() }
        #expect(window.limit == 1)
        #expect(ConnectionWindow(maximum: 2).limit == 2)
    }

    @Test func gateBacksOff() {
        var gate = ReconnectGate(ReconnectPolicy(firstDelay: 1, longestDelay: 8))
        let failure = ConnectionFailure(kind: .host, reason: "refused")
        var now = Self.start
        #expect(gate.mayConnect(connecting: 0))
        // Until one connection stands, only one is tried.
        #expect(!gate.mayConnect(connecting: 1))
        for delay in [1.0, 2, 4, 8, 8] {
            gate.failed(failure, started: now, now: now, jitter: 1)
            #expect(gate.notBefore == now.adding(seconds: delay))
            now = gate.notBefore
        }
        // It tells what was seen, and gives up nothing.
        #expect(gate.fault == failure && gate.failures == 5)
        gate.connected()
        #expect(gate.mayConnect(connecting: 3) && gate.notBefore <= now)
        gate.succeeded()
        #expect(gate.fault == nil && gate.failures == 0)
    }

    @Test func attemptsAtTheSameTimeAreOneFailure() {
        var gate = ReconnectGate(ReconnectPolicy(firstDelay: 1, longestDelay: 8))
        gate.connected()
        for step in 0..<10 {
            gate.failed(
                ConnectionFailure(kind: .host, reason: "refused"), started: Self.start,
                now: Self.start.adding(seconds: 1 + Double(step) / 100), jitter: 0)
        }
        #expect(gate.failures == 1)
    }

    @Test func gateTriesNoMoreForALongWhileAfterAConfigurationFault() {
        var gate = ReconnectGate(ReconnectPolicy(firstDelay: 1, longestDelay: 8))
        gate.failed(ConnectionFailure(kind: .configuration, reason: "535"), started: Self.start, now: Self.start, jitter: 0)
        #expect(gate.fault?.reason == "535")
        #expect(gate.notBefore == Self.start.adding(seconds: 8))
    }

    @Test func limitIsLearned() {
        var limit = LearnedLimit()
        for completed in [7, 7, 3, 7, 7] { limit.closed(after: completed) }
        #expect(limit.messages == nil)
        limit.closed(after: 7)
        #expect(limit.messages == 7)
        for _ in 0..<5 { limit.closed(after: 100) }
        #expect(limit.messages == 7)
    }
}
