import Testing

@testable import Campaigns

@Suite struct ClaimSizeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var least = 30
        var most = 128
        /// So many recorded a second, in exchanges that follow each other and take so long, for so many seconds.
        var pace: Double
        var exchange: Double
        var seconds = 2.0
        var expected: ClosedRange<Int>
    }

    @Test(arguments: [
        Case(testDescription: "nothing is known yet", pace: 10_000, exchange: 0.005, seconds: 0.04, expected: 30...30),
        Case(testDescription: "a fast server gets the whole batch", pace: 10_000, exchange: 0.005, expected: 128...128),
        Case(testDescription: "and soon", pace: 10_000, exchange: 0.005, seconds: 0.06, expected: 128...128),
        Case(testDescription: "100 ms at the pace", pace: 640, exchange: 0.01, expected: 60...68),
        Case(testDescription: "a slow server leaves one connection's three", least: 3, pace: 8, exchange: 0.01, expected: 3...3),
        Case(testDescription: "every connection has work", pace: 8, exchange: 0.01, expected: 30...30),
        Case(testDescription: "a slow disk needs more ahead", least: 3, pace: 200, exchange: 0.1, expected: 75...85),
        Case(testDescription: "nothing goes", pace: 0, exchange: 0.01, expected: 30...30),
        Case(testDescription: "the batch is the most", most: 10, pace: 10_000, exchange: 0.005, expected: 10...10),
        Case(testDescription: "two with large files", least: 3, most: 2, pace: 1, exchange: 0.01, expected: 2...2),
        Case(testDescription: "a batch of nothing", least: 0, most: 0, pace: 1, exchange: 0.01, expected: 1...1),
        Case(testDescription: "a pace beyond all numbers", pace: 1e18, exchange: 0.05, expected: 128...128),
    ])
    func `as many are claimed as can be handed over soon`(_ row: Case) {
        var size = ClaimSize(least: row.least, most: row.most)
        var now = ContinuousClock.now
        let end = now.advanced(by: .seconds(row.seconds))
        while now < end {
            let next = now.advanced(by: .seconds(row.exchange))
            size.exchanged(recorded: Int(min(1e17, row.pace * row.exchange)), from: now, to: next)
            now = next
        }
        #expect(row.expected.contains(size.current), "\(size.current)")
    }

    @Test func `a pace that falls takes the claims with it, and back`() {
        var size = ClaimSize(least: 3, most: 128)
        var now = ContinuousClock.now
        func run(pace: Double, seconds: Double) {
            for _ in 0..<Int(seconds / 0.01) {
                size.exchanged(recorded: Int(pace * 0.01), from: now, to: now.advanced(by: .milliseconds(10)))
                now = now.advanced(by: .milliseconds(10))
            }
        }
        run(pace: 5_000, seconds: 1)
        #expect(size.current == 128)
        run(pace: 100, seconds: 1)
        #expect((8...12).contains(size.current))
        run(pace: 5_000, seconds: 1)
        #expect(size.current == 128)
    }

    @Test(arguments: [(0, 30), (10, 20), (23, 7), (24, 0), (30, 0), (40, 0)])
    func `a claim is worth a commit when a quarter is free`(outstanding: Int, room: Int) {
        #expect(ClaimSize(least: 30, most: 128).room(outstanding: outstanding) == room)
    }

    @Test func `a clock that stands still changes nothing`() {
        var size = ClaimSize(least: 30, most: 128)
        let now = ContinuousClock.now
        for _ in 0..<3 { size.exchanged(recorded: 1_000, from: now, to: now) }
        #expect(size.current == 30)
        size.exchanged(recorded: 1_000, from: now, to: now.advanced(by: .milliseconds(100)))
        #expect(size.current == 128)
    }
}
