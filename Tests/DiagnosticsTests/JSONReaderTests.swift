import Foundation
import TestSupport
import Testing

@testable import Diagnostics

@Suite struct JSONReaderTests {
    private func members(_ bytes: [UInt8]) throws -> [(String, JSONValue)] {
        try bytes.withUnsafeBytes { bytes in
            var reader = JSONReader(bytes, deepest: 64)
            var members: [(String, JSONValue)] = []
            while let member = try reader.nextMember() { members.append((member.key, member.value)) }
            return members
        }
    }

    private static func value(_ text: String, deepest: Int = 64) throws(JSONFault) -> JSONValue {
        try JSONReader.value(of: Array(text.utf8), deepest: deepest)
    }

    @Test(arguments: [
        (#""\u0041\ud83c\udf38\/\b\f\n\r\t\"\\""#, JSONValue.text("A🌸/\u{8}\u{c}\n\r\t\"\\")), ("-0.5e+1", .number(-5)),
        (" [ true , false,null ,{ } ] ", .array([.boolean(true), .boolean(false), .null, .object([:])])),
        (#"{"a":{"b":[]},"é":0}"#, .object(["a": .object(["b": .array([])]), "é": .number(0)])),
        (#"["",1.50]"#, .array([.text(""), .number(1.5)])),
    ])
    func jsonIsReadAsItStands(json: String, value: JSONValue) throws {
        #expect(try Self.value(json, deepest: 3) == value)
    }

    @Test func membersComeInTheirOrder() throws {
        let members = try members(
            Array(#" { "a" : "x" ,"b":-0.5e+10,"c":true,"d":false,"e":null,"f":{"g":[1,{"h":"]"}]},"i":[],"":"" } "#.utf8))
        #expect(members.map(\.0) == ["a", "b", "c", "d", "e", "f", "i", ""])
        #expect(
            members.map(\.1) == [
                .text("x"), .number(-0.5e+10), .boolean(true), .boolean(false), .null,
                .object(["g": .array([.number(1), .object(["h": .text("]")])])]), .array([]), .text(""),
            ])
        #expect(try self.members(Array("{}".utf8)).isEmpty)
    }

    /// An identifier is not rounded, nor is 1 true.
    @Test func numbersStayAsTheyAreWritten() throws {
        guard case .array(let values) = try Self.value("[12345678901234567890,1.0,1,-0,1e999]") else { return }
        let numbers = values.compactMap { if case .number(let number) = $0 { number } else { nil } }
        #expect(numbers.map(\.text) == ["12345678901234567890", "1.0", "1", "-0", "1e999"])
        #expect(numbers.map(\.integer) == [nil, nil, 1, 0, nil])
        #expect(numbers.map(\.double) == [12_345_678_901_234_567_168, 1, 1, 0, nil])
    }

    @Test(arguments: [
        "", "x", "[]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":1e}",
        "{\"a\":+1}", "{\"a\":-}", "{\"a\":NaN}", "{\"a\":tru}", "{\"a\":\"x}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\ud800\"}", "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"\t\"}", "{\"a\":1}{\"b\":2}",
        "{\"a\":1}}", "{\"a\":[1,]}", "{\"a\":[1 2]}", "{\"a\":{\"b\":1,}}", "{\"a\":{1:2}}", "{\"a\" 1}", "{,}", "{\"a\":'x'}",
        "{\"a\":[,1]}", "\u{feff}{}", "{\"b\":{\"a\":1,\"\\u0061\":2}}", "{\"a\":/* b */1}",
    ])
    func whatIsNoStrictObjectIsRefused(text: String) {
        #expect(throws: JSONFault.self) { try members(Array(text.utf8)) }
        if text != "[]" { #expect(throws: JSONFault.self) { try Self.value(text) } }
    }

    @Test func aKeyStandsOnce() throws {
        let fault = try #require(throws: JSONFault.self) { try Self.value(#"{"a":1,"\u0061":2}"#) }
        #expect(fault.kind == .repeatedKey && fault.reason.contains("the key a stands twice") && fault.offset == 7)
        #expect(throws: Never.self) { try Self.value(#"[{"a":1},{"a":{"a":2}}]"#) }
    }

    @Test(arguments: [
        ("{\n  \"a\": x}", 2, 8), ("{\"a\":1\n", 2, 1), ("{\"a\":1,\n\"a\":2}", 2, 1), ("[[[[", 1, 4),
    ])
    func faultsHaveAPlace(text: String, line: Int, column: Int) throws {
        let fault = try #require(throws: JSONFault.self) { try Self.value(text, deepest: 3) }
        #expect(fault.place(in: Array(text.utf8)) == (line, column))
    }

    @Test func deepNestingIsRefused() throws {
        let fault = try #require(throws: JSONFault.self) {
            try members(Array(("{\"a\":" + String(repeating: "[", count: 100_000)).utf8))
        }
        #expect(fault.kind == .tooDeep && fault.reason.contains("64 deep"))
        #expect(try Self.value("[[[]]]", deepest: 3) == .array([.array([.array([])])]))
        #expect(throws: JSONFault.self) { try Self.value("[[[[]]]]", deepest: 3) }
        // Beside each other is not deep.
        #expect(throws: Never.self) { try Self.value("[" + String(repeating: "[],{},", count: 500) + "[]]", deepest: 2) }
    }

    @Test func invalidUTF8IsRefused() {
        #expect(throws: JSONFault.self) { try members(Array("{\"a\":\"".utf8) + [0xff] + Array("\"}".utf8)) }
        #expect(throws: JSONFault.self) { try members(Array("{\"a\":\"\\n".utf8) + [0xc3] + Array("\"}".utf8)) }
        #expect(throws: JSONFault.self) { try JSONReader.value(of: [0x22, 0xff, 0x22], deepest: 3) }
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
            // Foundation is lenient with a comma behind the last member, and takes a key twice.
            if String(decoding: bytes, as: UTF8.self).contains(/,\s*[}\]]/) { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            let whole = Result { try Self.value(text) }
            if case .failure(let fault as JSONFault) = whole, fault.kind == .repeatedKey { continue }
            let foundation = (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
            #expect(((try? members(bytes)) != nil) == (foundation != nil), "seed \(seed): \(text)")
            #expect((try? whole.get()) != nil || foundation == nil, "seed \(seed): \(text)")
        }
    }
}
