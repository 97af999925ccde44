import Foundation
import TestSupport
import Testing

@testable import Segments

/// Whatever JSON comes becomes a tree that can be written as text and as JSON, or an error.
@Suite struct JSONFuzzTests {
    private static let cases = (ProcessInfo.processInfo.environment["MERPATI_PROPERTY_CASES"].flatMap { Int($0) } ?? 3000) / 2

    private func check(_ json: Data) throws -> Bool {
        let node: SegmentNode
        do throws(SegmentError) {
            node = try SegmentJSON.decode(json)
        } catch {
            #expect(!error.message.isEmpty && error.line >= 1 && error.column >= 1)
            return false
        }
        let text = SegmentPrinter.print(node)
        #expect(try SegmentParser.parse(text) == node, "\(String(decoding: json, as: UTF8.self)): \(text)")
        #expect(try SegmentJSON.decode(SegmentJSON.encode(node)) == node, "\(text)")
        return true
    }

    @Test func scratchedJSONIsReadOrRefused() throws {
        let seed = SeededRandom.seed()
        var mutator = TextMutator(random: SeededRandom(seed: seed))
        var read = 0
        for _ in 0..<Self.cases {
            let node = try SegmentParser.parse(ParserTests.canonical.randomElement(using: &mutator.random) ?? "a < 1")
            let json = mutator.scratched(String(decoding: try SegmentJSON.encode(node), as: UTF8.self))
            if try check(Data(json.utf8)) { read += 1 }
        }
        print("segments, scratched JSON: \(Self.cases) texts: \(read) read, MERPATI_SEED=\(seed)")
    }

    /// Parts of good JSON exchanged for parts of other, so that it is well formed and says what no text may be able to say.
    @Test func exchangedPartsAreReadOrRefused() throws {
        let seed = SeededRandom.seed()
        var mutator = try JSONMutator(ParserTests.canonical, SeededRandom(seed: seed))
        var read = 0
        for index in 0..<Self.cases {
            if try check(JSONEncoder().encode(mutator.changed(index))) { read += 1 }
        }
        print("segments, exchanged JSON: \(Self.cases) texts: \(read) read, MERPATI_SEED=\(seed)")
        #expect(read > 0 && read < Self.cases)
    }

    /// As long as it may be, and made to be slow.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            #"{"field":"a","test":"in","values":["# + Array(repeating: "1", count: 99_900).joined(separator: ",") + "]}",
            String(repeating: #"{"not":"#, count: 130) + "[" + Array(repeating: "null", count: 39_000).joined(separator: ",")
                + "]" + String(repeating: "}", count: 130),
            #"{"all":["# + Array(repeating: "{}", count: 60_000).joined(separator: ",") + "]}",
            #"{"list":""# + String(repeating: #"\u0301"#, count: 33_000) + #""}"#, String(repeating: "[", count: 199_000),
            "{" + (0..<18_000).map { "\"k\($0)\":0" }.joined(separator: ",") + "}",
        ])
    func longJSONIsQuick(json: String) throws {
        #expect(try !check(Data(json.utf8)))
    }
}
