import Foundation
import TestSupport
import Testing

@testable import Segments

/// Whatever is typed becomes a tree that prints back the same, or an error with a place; soon.
@Suite struct SegmentFuzzTests {
    private static let cases = ProcessInfo.processInfo.environment["MERPATI_PROPERTY_CASES"].flatMap { Int($0) } ?? 3000

    /// The promise is 50 ms; unoptimised code is about forty times slower.
    #if DEBUG
        private static let limit = Duration.seconds(2)
    #else
        private static let limit = Duration.milliseconds(50)
    #endif

    /// What became of the texts.
    private struct Tally {
        var parsed = 0
        var failed = 0
        var slowest = Duration.zero

        mutating func check(_ text: String) {
            let start = Self.processorTime()
            let result = Result { () throws(SegmentError) in try SegmentParser.parse(text) }
            let printed = (try? result.get()).map { SegmentPrinter.print($0) }
            slowest = max(slowest, Self.processorTime() - start)
            switch result {
            case .success(let node):
                parsed += 1
                let again = printed.flatMap { try? SegmentParser.parse($0) }
                #expect(again == node, "\(text) printed as \(printed ?? "")")
                #expect(again.map { SegmentPrinter.print($0) } == printed, "\(text)")
            case .failure(let error):
                failed += 1
                let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(!error.message.isEmpty)
                #expect((1...lines.count).contains(error.line), "\(text)")
                if lines.indices.contains(error.line - 1) {
                    #expect((1...(lines[error.line - 1].count + 1)).contains(error.column), "\(text): \(error)")
                }
                #expect(error.length >= 1)
                #expect(!error.render(text).isEmpty)
            }
        }

        /// What this thread works; other processes do not count.
        private static func processorTime() -> Duration {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }

        func report(_ name: String, _ seed: UInt64) {
            let milliseconds = Double(slowest.components.attoseconds) / 1e15 + Double(slowest.components.seconds) * 1e3
            print(
                "segments, \(name): \(parsed + failed) texts: \(parsed) parse, \(failed) errors, slowest "
                    + "\((milliseconds * 100).rounded() / 100) ms, MERPATI_SEED=\(seed)")
        }
    }

    /// Good texts of every form with something broken in them.
    @Test func brokenTextsParseOrFailWithAPlace() {
        let seed = SeededRandom.seed()
        var mutator = TextMutator(random: SeededRandom(seed: seed))
        var tally = Tally()
        let texts = ParserTests.canonical
        for index in 0..<max(1000, Self.cases, texts.count) {
            let text = texts[index % texts.count]
            let other = texts[mutator.number(0...(texts.count - 1))]
            tally.check(index % 2 == 0 ? mutator.scratched(text) : mutator.shuffled(text, with: other))
        }
        tally.report("broken texts", seed)
        #expect(tally.parsed > 0 && tally.failed > 0)
        #expect(tally.slowest < Self.limit)
    }

    @Test func randomTextsParseOrFailWithAPlace() {
        let seed = SeededRandom.seed()
        var mutator = TextMutator(random: SeededRandom(seed: seed))
        var tally = Tally()
        for index in 0..<Self.cases {
            let bytes = (0..<mutator.number(0...200)).map { _ in UInt8(mutator.number(0...255)) }
            tally.check(index % 4 == 0 ? String(decoding: bytes, as: UTF8.self) : mutator.nonsense())
        }
        tally.report("random texts", seed)
        #expect(tally.slowest < Self.limit)
    }

    /// Good texts joined to greater ones: they parse, but for those that go beyond a limit.
    @Test func greatTextsPrintBackTheSame() throws {
        let seed = SeededRandom.seed()
        var mutator = TextMutator(random: SeededRandom(seed: seed))
        var tally = Tally()
        for index in 0..<Self.cases {
            let depth = mutator.number(1...40)
            let text = mutator.composed(of: ParserTests.canonical, depth: depth)
            tally.check(text)
            if index % 20 == 0, let node = try? SegmentParser.parse(text) {
                #expect(try SegmentJSON.decode(SegmentJSON.encode(node)) == node, "\(text)")
            }
        }
        tally.report("great texts", seed)
        #expect(tally.parsed > tally.failed)
        #expect(tally.slowest < Self.limit)
    }

    /// Texts as long as they may be, made to be slow.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "(", count: 20_000), String(repeating: "not ", count: 5_000),
            String(repeating: "\"", count: 20_000),
            String(repeating: "a < 1 or ", count: 2_200), "a is \"" + String(repeating: "\u{301}", count: 9_000),
            String(repeating: "#\n", count: 10_000), "a in (" + String(repeating: "1,", count: 9_900) + "1)",
            String(repeating: "9", count: 20_000), String(repeating: "\n", count: 20_000), String(repeating: "é", count: 10_000),
            "label has any of (" + String(repeating: "\"x\",", count: 4_900) + "\"x\")",
            String(repeating: "in top 1 by a among (", count: 950),
            String(repeating: "in top 1 by a among (", count: 20) + "a < 1" + String(repeating: ")", count: 20),
            "has a where " + String(repeating: "b is 1 and ", count: 1_800) + "b is 1",
            "has a where " + String(repeating: "b is 1 and ", count: 490) + "b is 1 within last 1 day",
            String(repeating: "(has a where b is 1) and c is 1 and ", count: 160) + "c is 1",
            String(repeating: "has a where b is 1 and (c is 1) and ", count: 160) + "c is 1",
            String(repeating: "count of ", count: 2_200), String(repeating: "has not ", count: 2_400),
            "location within 1" + String(repeating: "0", count: 19_900) + " km of (1, 1)",
            String(repeating: "a.", count: 9_900), "has a at least " + String(repeating: "9", count: 19_900) + " times",
        ])
    func longTextsAreQuick(text: String) {
        var tally = Tally()
        tally.check(text)
        #expect(tally.slowest < Self.limit, "\(text.prefix(30)): \(tally.slowest)")
    }
}
