import Foundation
import TestSupport
import Testing

@testable import Mail

/// A body whose known text is copied has to be the same, octet by octet, as one that is encoded as a whole.
@Suite struct KnownTextTests {
    private static func encoded(_ body: MessageBody) -> (text: [UInt8], canonicalCount: Int) {
        var out = Array("x".utf8)
        let count = QuotedPrintable.append(body, to: &out)
        return (out, count)
    }

    @Test func `makes no difference to what is written, wherever known text stands`() {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        var copied = 0
        for round in 0..<400 {
            // Static text of several stretches, and a body that has them in any order, with values between.
            var text = [UInt8]()
            var stretches = [Range<Int>]()
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let start = text.count
                text += RandomText.body(using: &random).utf8
                stretches.append(start..<text.count)
            }
            let known = KnownText(text, stretches: stretches)
            var body = MessageBody(known: known)
            for _ in 0..<Int.random(in: 0...8, using: &random) {
                let value = ["", "\r", "\n", " ", ".", "From ", "x", "żó\r\n"].randomElement(using: &random) ?? ""
                body.bytes += Array(value.utf8)
                guard let stretch = stretches.randomElement(using: &random) else { continue }
                // Sometimes the hint is wrong: text was cut, or it is not there at all.
                let shift = Int.random(in: 0..<6, using: &random) == 0 ? Int.random(in: -9...9, using: &random) : 0
                body.occurrences.append(.init(start: stretch.lowerBound, place: body.bytes.count + shift))
                body.bytes += text[stretch].dropLast(Int.random(in: 0..<8, using: &random) == 0 ? 3 : 0)
            }
            if round % 10 == 0 { body.occurrences.append(.init(start: Int.max, place: Int.min)) }
            let (plain, count) = Self.encoded(MessageBody(body.bytes))
            let (fast, fastCount) = Self.encoded(body)
            #expect(plain == fast, "seed \(seed), round \(round)")
            #expect(count == fastCount, "seed \(seed), round \(round)")
            copied += body.bytes.withUnsafeBufferPointer { source in
                body.occurrences.count { body.knownLines(at: $0, after: 0, in: source) != nil }
            }
        }
        #expect(copied > 200, "seed \(seed): hardly anything was copied")
    }

    @Test func `copies whole lines only`() throws {
        let text = Array(
            "end of a line\nfirst whole line, which has more octets than are worth while\r\nsecond\rthird\nbegin".utf8)
        let known = KnownText(text, stretches: [0..<text.count])
        let lines = try #require(known.lines(ofStretchAt: 0))
        #expect(lines.range == 14..<text.count - 5)
        #expect(
            String(decoding: known.encoded, as: UTF8.self)
                == "first whole line, which has more octets than are worth while\r\nsecond\r\nthird\r\n")
        #expect(lines.addedLineEndOctets == 2)
        #expect(KnownText(Array("no line end".utf8), stretches: [0..<11]).lines(ofStretchAt: 0) == nil)
    }

    @Test func `chooses the same encoding`() throws {
        let line = Array(String(repeating: "日本語の本文です。\n", count: 20).utf8)
        let known = KnownText(line, stretches: [0..<line.count])
        var (plain, fast) = ([UInt8](), [UInt8]())
        BodyEncoder.append(line, to: &plain)
        BodyEncoder.append(MessageBody(line, known: known, occurrences: [.init(start: 0, place: 0)]), to: &fast)
        #expect(plain == fast)
        #expect(String(decoding: fast, as: UTF8.self).hasPrefix("Content-Transfer-Encoding: base64"))
    }

    @Test(arguments: [".x", "From x"])
    func `quotes what is fragile at the start of a line that it breaks itself`(word: String) {
        let text = String(repeating: "a", count: 75) + word
        let (written, _) = Self.encoded(MessageBody(Array(text.utf8)))
        let second = String(decoding: written, as: UTF8.self).components(separatedBy: "\r\n").last ?? ""
        #expect(second == (word == ".x" ? "=2Ex" : "=46rom x"))
    }
}
