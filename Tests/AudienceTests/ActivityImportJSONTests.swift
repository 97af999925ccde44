import Foundation
import TestSupport
import Testing

@testable import Audience

struct ActivityImportJSONTests {
    private func read(_ bytes: [UInt8]) throws -> [(String, JSONValue)] {
        try bytes.withUnsafeBytes { bytes in
            var reader = JSONObjectReader(bytes)
            var members: [(String, JSONValue)] = []
            while let member = try reader.next() { members.append((member.key, member.value)) }
            return members
        }
    }

    @Test func everyKindOfValueIsRead() throws {
        let members = try read(
            Array(
                #" { "a" : "x" ,"b":-0.5e+10,"c":true,"d":false,"e":null,"f":{"g":[1,{"h":"]"}]},"i":[],"":"","ł":"\u0142\ud83c\udf38\"\\\/\b\f\n\r\t" } "#
                    .utf8))
        #expect(members.map(\.0) == ["a", "b", "c", "d", "e", "f", "i", "", "ł"])
        #expect(
            members.map(\.1) == [
                .string("x"), .number("-0.5e+10"), .boolean(true), .boolean(false), .null, .nested("an object"),
                .nested("an array"),
                .string(""), .string("ł🌸\"\\/\u{8}\u{c}\n\r\t"),
            ])
        #expect(try read(Array("{}".utf8)).isEmpty)
    }

    @Test(arguments: [
        "", "x", "[]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":1e}",
        "{\"a\":+1}",
        "{\"a\":-}", "{\"a\":NaN}", "{\"a\":tru}", "{\"a\":\"x}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"\t\"}", "{\"a\":1}{\"b\":2}", "{\"a\":1}}", "{\"a\":[1,]}",
        "{\"a\":[1 2]}", "{\"a\":{\"b\":1,}}", "{\"a\":{1:2}}", "{\"a\" 1}", "{,}", "{\"a\":'x'}",
    ])
    func whatIsNotJSONIsRefused(text: String) {
        #expect(throws: JSONFault.self) { try read(Array(text.utf8)) }
    }

    @Test func deepNestingIsRefused() {
        let deep = "{\"a\":" + String(repeating: "[", count: 100_000)
        let fault = #expect(throws: JSONFault.self) { try read(Array(deep.utf8)) }
        #expect(fault?.reason.contains("64 deep") == true)
    }

    @Test func invalidUTF8IsRefused() {
        #expect(throws: JSONFault.self) { try read(Array("{\"a\":\"".utf8) + [0xff] + Array("\"}".utf8)) }
        #expect(throws: JSONFault.self) { try read(Array("{\"a\":\"\\n".utf8) + [0xc3] + Array("\"}".utf8)) }
    }

    /// Whatever Foundation's reader takes, this one takes, and the other way round; and it never crashes.
    @Test func mutatedObjectsAreJudgedAsByFoundation() throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let good = Array(#"{"a":"x\u0142\n\"","b":-12.5e3,"c":[true,false,null,{"d":0}],"e":{}}"#.utf8)
        let letters = Array(#"{}[],:"\u0123456789eE+-. abtrufalsn"#.utf8)
        for _ in 0..<4000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = letters.randomElement(using: &random) ?? 0
                case 1: bytes.insert(letters.randomElement(using: &random) ?? 0, at: index)
                default: bytes.remove(at: index)
                }
            }
            // Foundation is lenient with a comma behind the last member.
            if String(decoding: bytes, as: UTF8.self).contains(/,\s*[}\]]/) { continue }
            let foundation = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
            let own = try? read(bytes)
            #expect((own != nil) == (foundation != nil), "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    /// Lines are the same however the bytes are cut, with the places of each.
    @Test func linesDoNotDependOnPieces() {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let alphabet = Array("ab \r\n\n".utf8)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            let whole = Self.lines(bytes, pieces: [bytes.count], limit: 8)
            var pieces: [Int] = []
            while pieces.reduce(0, +) < bytes.count { pieces.append(Int.random(in: 1...7, using: &random)) }
            let cut = Self.lines(bytes, pieces: pieces, limit: 8)
            #expect(whole == cut, "seed \(seed)")
            let expected = Self.expected(bytes, limit: 8)
            #expect(whole == expected, "seed \(seed): \(bytes)")
        }
    }

    private struct Line: Equatable {
        var line: Int
        var text: [UInt8]?
        var next: Int64
    }

    private static func lines(_ bytes: [UInt8], pieces: [Int], limit: Int) -> [Line] {
        var scanner = JSONLineScanner(limit: limit)
        var lines: [Line] = []
        func drain() {
            while let step = scanner.next() {
                lines.append(
                    Line(
                        line: scanner.line, text: step == .line ? scanner.withBytes { Array($0) } : nil, next: scanner.nextOffset)
                )
            }
        }
        var position = 0
        for piece in pieces {
            let end = min(position + piece, bytes.count)
            bytes[position..<end].withUnsafeBytes { scanner.append($0) }
            position = end
            drain()
        }
        scanner.finish()
        drain()
        return lines
    }

    private static func expected(_ bytes: [UInt8], limit: Int) -> [Line] {
        var lines: [Line] = []
        var offset = 0
        var pieces = bytes.split(separator: 0x0a, omittingEmptySubsequences: false).map { Array($0) }
        if pieces.last?.isEmpty == true { pieces.removeLast() }
        for (index, piece) in pieces.enumerated() {
            let end = min(offset + piece.count + 1, bytes.count)
            let hasFeed = offset + piece.count < bytes.count
            defer { offset = end }
            if end - offset > limit {
                lines.append(Line(line: index + 1, text: nil, next: Int64(end)))
                continue
            }
            let text = hasFeed && piece.last == 0x0d ? Array(piece.dropLast()) : piece
            guard !text.allSatisfy({ $0 == 0x20 || $0 == 0x0d }) else { continue }
            lines.append(Line(line: index + 1, text: text, next: Int64(end)))
        }
        return lines
    }
}
