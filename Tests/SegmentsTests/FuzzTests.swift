import Foundation
import TestSupport
import Testing

@testable import Segments

/// Whatever is typed becomes a tree that prints back the same, or an error with a place; soon.
@Suite struct FuzzTests {
    private static let words = [
        "city", "age", "is", "not", "and", "or", "in", "has", "list", "segment", "within", "last", "next", "7", "days", "ago",
        "(", ")", ",", "\"x\"",
        "\"", "\\", "%", "#", "\n", "2026-05-31", "2026-13-01", "2026-05-31T09:00", "sample", "seed", "between", "contains",
        "does", "anniversary", "of",
        "any", "all", "none", "label", "missing", "1e400", "-", "=", "!=", "<", ">=", "“", "é", "\u{301}", "\u{0}", "🌸", "today",
        "this", "week",
        "more", "than", "ignoring", "accents", "starts", "with", "average", "top", "km", ".", "&", "9999999999999999999",
    ]

    private static let cases = ProcessInfo.processInfo.environment["MERPATI_PROPERTY_CASES"].flatMap { Int($0) } ?? 3000

    private func check(_ text: String, _ slowest: inout Duration) {
        let duration = processorTime {
            do throws(SegmentError) {
                let node = try SegmentParser.parse(text)
                let printed = SegmentPrinter.print(node)
                let again = try? SegmentParser.parse(printed)
                #expect(again == node, "\(text) printed as \(printed)")
            } catch {
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
        slowest = max(slowest, duration)
    }

    /// The promise is 50 ms; unoptimised code is about forty times slower.
    #if DEBUG
        private static let limit = Duration.seconds(2)
    #else
        private static let limit = Duration.milliseconds(50)
    #endif

    /// What this thread works; other processes do not count.
    private func processorTime(_ body: () -> Void) -> Duration {
        func now() -> Duration {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
        let start = now()
        body()
        return now() - start
    }

    @Test func randomAndMutatedTextsParseOrFailWithAPlace() {
        let seed = SeededRandom.seed()
        print("segments, fuzz: MERPATI_SEED=\(seed)")
        var random = SeededRandom(seed: seed)
        var slowest = Duration.zero
        for _ in 0..<Self.cases {
            let count = Int.random(in: 0...30, using: &random)
            let text = (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(
                separator: Bool.random(using: &random) ? " " : "")
            check(text, &slowest)
        }
        for _ in 0..<Self.cases {
            var scalars = Array((ParserTests.canonical.randomElement(using: &random) ?? "").unicodeScalars)
            for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&scalars, &random) }
            check(String(String.UnicodeScalarView(scalars)), &slowest)
        }
        for _ in 0..<(Self.cases / 4) {
            let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            check(String(decoding: bytes, as: UTF8.self), &slowest)
        }
        #expect(slowest < Self.limit)
    }

    private func mutate(_ scalars: inout [Unicode.Scalar], _ random: inout SeededRandom) {
        let place = Int.random(in: 0...scalars.count, using: &random)
        let other = Array((Self.words.randomElement(using: &random) ?? "").unicodeScalars)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: scalars.insert(contentsOf: other, at: place)
        case 1 where place < scalars.count: scalars.remove(at: place)
        case 2 where place < scalars.count: scalars[place] = Unicode.Scalar(UInt8.random(in: 0...255, using: &random))
        default: scalars.removeSubrange(place..<min(scalars.count, place + 5))
        }
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
        ])
    func longTextsAreQuick(text: String) {
        var slowest = Duration.zero
        check(text, &slowest)
        #expect(slowest < Self.limit, "\(text.prefix(30)): \(slowest)")
    }

    /// Random JSON of segments: a tree or an error.
    @Test func mutatedJSONIsReadOrRefused() throws {
        let seed = SeededRandom.seed()
        print("segments, JSON fuzz: MERPATI_SEED=\(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<(Self.cases / 2) {
            let node = try SegmentParser.parse(ParserTests.canonical.randomElement(using: &random) ?? "a < 1")
            var scalars = Array(String(decoding: try SegmentJSON.encode(node), as: UTF8.self).unicodeScalars)
            for _ in 0..<Int.random(in: 1...3, using: &random) { mutate(&scalars, &random) }
            guard let back = try? SegmentJSON.decode(Data(String(String.UnicodeScalarView(scalars)).utf8)) else { continue }
            let again = try SegmentJSON.decode(SegmentJSON.encode(back))
            #expect(again == back)
        }
    }
}
