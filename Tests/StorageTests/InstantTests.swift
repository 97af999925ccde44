import Storage
import Testing

struct InstantTests {
    private static let roundings: [(Int64, Int64)] = [
        (0, 0), (1, 0), (999_999, 0), (1_000_000, 1), (-1, -1), (-999_999, -1), (-1_000_000, -1), (-1_000_001, -2),
        (.max, 9_223_372_036_854), (.min, -9_223_372_036_855), (.min + 999_999, -9_223_372_036_854),
    ]

    @Test(arguments: roundings)
    func secondsAreRoundedDown(microseconds: Int64, seconds: Int64) {
        #expect(Instant(microseconds: microseconds).seconds == seconds)
    }

    private static let sums: [(Int64, Double, Int64)] = [
        (0, 1.5, 1_500_000), (0, -0.5, -500_000), (.max, 1, .max), (.min, -1, .min), (.max, -1e30, .min),
        (.min, 1e30, .max), (5, .infinity, .max), (5, -.infinity, .min), (5, .nan, 5), (1, 9_223_372_036_854.775_807, .max),
        (.max, -1, .max - 1_000_000),
    ]

    @Test(arguments: sums)
    func addingEndsAtTheFirstAndTheLast(start: Int64, seconds: Double, sum: Int64) {
        #expect(Instant(microseconds: start).adding(seconds: seconds).microseconds == sum)
    }

    @Test func secondsBeyondAllTimeAreTheFirstAndTheLastInstant() {
        #expect(Instant(seconds: .max).microseconds == .max)
        #expect(Instant(seconds: .min).microseconds == .min)
        #expect(Instant(seconds: -9_223_372_036_854).microseconds == -9_223_372_036_854_000_000)
    }

    @Test(arguments: [-Double.infinity, -1, 0, 1e-9])
    func whatHasPassedIsNotWaitedFor(seconds: Double) async throws {
        try await SystemTime().sleep(seconds: seconds)
    }

    @Test func waitingForEverEndsWithTheTask() async throws {
        let waiting = Task { try await SystemTime().sleep(seconds: .infinity) }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }

    @Test(arguments: [(Int64(0), Int64(5_000_000), 5.0), (5_000_000, 0, -5), (.min, .max, 0x1p64 / 1e6)])
    func distancesHaveADirection(from: Int64, to: Int64, seconds: Double) {
        #expect(Instant(microseconds: from).seconds(until: Instant(microseconds: to)) == seconds)
    }
}
