import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Segments

@Suite struct SampleTests {
    private func chiSquare(_ counts: [Int], total: Int) -> Double {
        let expected = Double(total) / Double(counts.count)
        return counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    }

    /// Ids come one after the other, or with gaps; 99 degrees of freedom pass 160 once in ten thousand times, and
    /// fall below 52 as seldom.
    @Test(arguments: ["", "spring", "Đà Nẵng", "a", "b"], [Int64(1), 2, 7, 1000])
    func theHashIsSpreadEvenly(seed: String, step: Int64) {
        let hash = SampleHash(seed: seed)
        var counts = [Int](repeating: 0, count: 100)
        for index in 1...Int64(50_000) { counts[Int(hash.value(index * step) * 100 / SampleHash.prime)] += 1 }
        #expect((52...160).contains(chiSquare(counts, total: 50_000)))
    }

    @Test(arguments: [("spring", "autumn"), ("a", "b"), ("", "1"), ("campaign-1", "campaign-2")])
    func seedsAreIndependent(one: String, other: String) {
        let (first, second) = (SampleHash(seed: one), SampleHash(seed: other))
        var counts = [Int](repeating: 0, count: 100)
        for id in 1...Int64(50_000) {
            counts[Int(first.value(id) * 10 / SampleHash.prime) * 10 + Int(second.value(id) * 10 / SampleHash.prime)] += 1
        }
        #expect((52...160).contains(chiSquare(counts, total: 50_000)))
    }

    @Test func neighboursAreIndependent() {
        let hash = SampleHash(seed: "spring")
        var counts = [Int](repeating: 0, count: 100)
        for id in 1...Int64(50_000) {
            counts[Int(hash.value(id) * 10 / SampleHash.prime) * 10 + Int(hash.value(id + 1) * 10 / SampleHash.prime)] += 1
        }
        #expect((52...160).contains(chiSquare(counts, total: 50_000)))
    }

    @Test func greaterSamplesContainSmallerOnesAndAllIsAll() {
        let hash = SampleHash(seed: "spring")
        for id in 1...Int64(10_000) {
            if hash.holds(id, percent: 5) { #expect(hash.holds(id, percent: 20)) }
            #expect(!hash.holds(id, percent: 0))
            #expect(hash.holds(id, percent: 100))
        }
    }

    @Test func theSameSampleEveryTimeAndEverywhere() {
        // Drawn once and written down: a change would mail other people than those that a test slice was drawn from.
        #expect((1...Int64(40)).filter { SampleHash(seed: "spring").holds($0, percent: 20) } == [5, 7, 8, 23])
        #expect(SampleHash(seed: "Krako\u{301}w") == SampleHash(seed: "Kraków"))
    }

    @Test func sqlDrawsTheSameAlsoForGreatIds() async throws {
        let ids: [Int64] = Array(1...2000) + [2_147_483_578, 2_147_483_579, 2_147_483_580, 1 << 40, .max - 1, .max]
        try await withDatabase(World.migrations) { database in
            try await database.read { connection in
                for seed in ["", "spring", "x"] {
                    let hash = SampleHash(seed: seed)
                    for id in ids {
                        let condition = hash.condition("CAST(\(id) AS BIGINT)", percent: 37.5)
                        let inSQL = try connection.first("SELECT \(condition)") { $0.boolean(0) } ?? nil
                        #expect(inSQL == hash.holds(id, percent: 37.5), "\(id)")
                    }
                }
            }
        }
    }
}
