@testable import Campaigns
import Storage
import TestSupport
import Testing

@Suite struct RetryPolicyTests {
    @Test func `delays begin between five and thirty minutes, double, and stop at four hours`() {
        let policy = RetryPolicy()
        #expect(policy.delay(attempts: 1, chance: 0) == 300)
        #expect(policy.delay(attempts: 1, chance: 0.5) == 1050)
        #expect(policy.delay(attempts: 2, chance: 0) == 600)
        #expect(policy.delay(attempts: 2, chance: 0.5) == 2100)
        #expect(policy.delay(attempts: 4, chance: 0) == 2400)
        #expect(policy.delay(attempts: 50, chance: 0) == 7200)
        #expect(policy.delay(attempts: 50, chance: 0.999) < 14_400)
    }

    @Test func `every delay lies within bounds whatever the number of attempts`() {
        let seed = SeededRandom.seed()
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        let policy = RetryPolicy()
        for _ in 0..<2000 {
            let delay = policy.delay(
                attempts: Int.random(in: -5...100_000, using: &random), chance: Double.random(in: 0..<1, using: &random))
            #expect((300...14_400).contains(delay))
        }
    }

    @Test func `a silent server is left alone longer and longer, and counts once for all that fail meanwhile`() {
        var backoff = RelayBackoff()
        var now = Instant(seconds: 1000)
        backoff.failed(at: now, "away", chance: 0.5)
        #expect(backoff.until == now.adding(seconds: 1))
        backoff.failed(at: now.adding(seconds: 0.5), "away", chance: 0.5)
        #expect(backoff.attempts == 1)
        var waited: [Double] = []
        while !backoff.isExhausted(at: now), let until = backoff.until {
            waited.append(Double(until.microseconds - now.microseconds) / 1e6)
            now = until
            backoff.failed(at: now, "away", chance: 0.5)
        }
        #expect(waited == [1, 2, 4, 8, 16, 32] + Array(repeating: 60, count: 24))
        backoff.answered()
        #expect(backoff == RelayBackoff())
    }
}
