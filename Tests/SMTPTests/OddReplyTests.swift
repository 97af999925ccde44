import Foundation
import Mail
import SMTP
import TestSupport
import Testing

/// Two replies where one was asked for, in one segment or cut anywhere: nobody gets a message twice, and nothing is reported that
/// the server would deny.
@Suite(.timeLimit(.minutes(5))) struct OddReplyTests {
    /// The others are libcurl's.
    private static let stages: [OddServer.Stage] = [.mail, .recipient, .data, .dot, .reset, .quit, .idle]
    /// `MERPATI_ODD_REPLIES=all` asks for everything that is known to be said, at each of the first four messages.
    private static let isWhole = ProcessInfo.processInfo.environment["MERPATI_ODD_REPLIES"] == "all"
    private static let words = isWhole ? OddCase.words : OddCase.fewWords
    private static let occurrences = isWhole ? 1...4 : 1...2

    private func expectNothing(wrong cases: some Sequence<OddCase>) -> Int {
        var (count, faults) = (0, 0)
        for oddCase in cases {
            count += 1
            var session = OddSession(oddCase)
            guard let fault = session.run() else { continue }
            faults += 1
            if faults <= 10 { Issue.record("\(oddCase): \(fault)") }
        }
        #expect(faults == 0, "\(faults) of \(count) cases")
        return count
    }

    @Test(arguments: stages) func twoRepliesInOneSegment(_ stage: OddServer.Stage) {
        var cases: [OddCase] = []
        for plain in OddCase.pairs(Self.words, [stage], occurrences: Self.occurrences) {
            var oddCase = plain
            cases.append(oddCase)
            oddCase.script.mergesAll = true
            cases.append(oddCase)
            oddCase.script.isEachConnection = true
            cases.append(oddCase)
        }
        let count = expectNothing(wrong: cases)
        print("\(count) cases of two replies in one segment at \(stage)")
    }

    @Test(arguments: stages) func twoRepliesCutAnywhere(_ stage: OddServer.Stage) {
        var cases: [OddCase] = []
        for plain in OddCase.pairs(OddCase.fewWords, [stage], occurrences: 2...2) {
            for cut in 1..<max(2, plain.script.words.joined().utf8.count)
            where Self.isWhole || cut % 3 == 0 || isBetween(plain, cut) {
                var oddCase = plain
                oddCase.script.cut = cut
                oddCase.script.anyYesCounts = false
                cases.append(oddCase)
            }
        }
        let count = expectNothing(wrong: cases)
        print("\(count) cases of two replies in two segments at \(stage)")
    }

    /// Between the two.
    private func isBetween(_ oddCase: OddCase, _ cut: Int) -> Bool { oddCase.script.words.first?.utf8.count == cut }

    /// What the kernel has not taken when the session is over is not written.
    @Test(arguments: [5, 50]) func aBodyIsCutShort(_ window: Int) {
        let cases = OddCase.pairs(OddCase.fewWords, Self.stages, occurrences: 1...2).map { plain in
            var oddCase = plain
            oddCase.window = window
            return oddCase
        }
        let count = expectNothing(wrong: cases)
        print("\(count) cases of two replies while \(window) bytes are taken at a time")
    }

    @Test func anythingAnywhere() {
        let seed = SeededRandom.seed()
        print("odd replies seed: \(seed)")
        var random = SeededRandom(seed: seed)
        let cases = (0..<(Self.isWhole ? 20_000 : 2_000)).map { _ in
            let words = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                OddCase.words.randomElement(using: &random, or: OddServer.usual)
            }
            let stage = Self.stages.randomElement(using: &random, or: .data)
            let script = OddServer.Script(
                stage: stage, occurrence: .random(in: 1...4, using: &random),
                isEachConnection: .random(using: &random), words: words, mergesAll: .random(using: &random))
            // More than two answers to one message's end are those of what rides behind it, where anything does (decision 18).
            return OddCase(
                script: script, isPipelining: stage == .dot ? false : .random(using: &random),
                window: Bool.random(using: &random) ? nil : .random(in: 1...60, using: &random))
        }
        _ = expectNothing(wrong: cases)
    }
}
