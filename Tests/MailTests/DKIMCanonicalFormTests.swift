import TestSupport
import Testing

@testable import Mail

/// Relaxed canonical forms of headers and bodies (RFC 6376 sections 3.4.2 and 3.4.4).
@Suite struct DKIMCanonicalFormTests {
    static func body(_ text: [UInt8]) -> [UInt8] {
        var canonical: [UInt8] = []
        text.withUnsafeBufferPointer { bytes in RelaxedBody.write(bytes) { canonical += $0 } }
        return canonical
    }

    private static func header(_ text: String) throws -> [String] {
        try Array(text.utf8).withUnsafeBufferPointer { bytes in
            try HeaderIndex(bytes).entries.map { entry in
                var canonical: [UInt8] = []
                RelaxedHeader.append(entry, of: bytes, to: &canonical)
                return String(decoding: canonical, as: UTF8.self)
            }
        }
    }

    @Test(arguments: [
        // The example of section 3.4.5.
        (" C \r\nD \t E\r\n\r\n\r\n", " C\r\nD E\r\n"),
        ("", ""), ("\r\n", ""), ("\r\n\r\n\r\n", ""), (" \t\r\n \r\n", ""),
        ("a", "a\r\n"), ("a\r\n", "a\r\n"), ("a \t ", "a\r\n"), ("a\r\n \r\n\t\r\n", "a\r\n"),
        ("\r\na\r\n", "\r\na\r\n"), ("a\r\n\r\nb", "a\r\n\r\nb\r\n"), ("a\r\n \t \r\nb", "a\r\n\r\nb\r\n"),
        ("a  b", "a b\r\n"), ("a\tb", "a b\r\n"), ("a \tb", "a b\r\n"), ("a\t b", "a b\r\n"), ("\t\ta", " a\r\n"),
        ("  a", " a\r\n"), ("a b c\r\nd e", "a b c\r\nd e\r\n"),
        // A lone CR or LF ends no line.
        ("a \rb", "a \rb\r\n"), ("a \nb", "a \nb\r\n"), ("a  \nb", "a \nb\r\n"), ("a\r", "a\r\r\n"), ("a\n", "a\n\r\n"),
        ("é  ü\r\n", "é ü\r\n"),
    ])
    func bodies(text: String, canonical: String) {
        #expect(String(decoding: Self.body(Array(text.utf8)), as: UTF8.self) == canonical)
    }

    /// The same by a slower way, on texts of every length around the 32 octets that are looked at together.
    @Test func `long bodies`() {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        for round in 0..<3000 {
            let pieces = ["a", "bc", " ", " ", "\t", "\r\n", "\r\n", "\r", "\n", "=20", String(repeating: "x", count: 33), "é"]
            var text = ""
            for _ in 0..<Int.random(in: 0...60, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
            #expect(
                Self.body(Array(text.utf8)) == Self.slowBody(Array(text.utf8)),
                "seed \(seed), round \(round): \(text.debugDescription)")
        }
    }

    /// Word for word what section 3.4.4 says.
    private static func slowBody(_ text: [UInt8]) -> [UInt8] {
        var lines: [[UInt8]] = [[]]
        var index = 0
        while index < text.count {
            if text[index] == 0x0d, index + 1 < text.count, text[index + 1] == 0x0a {
                lines.append([])
                index += 2
            } else {
                lines[lines.count - 1].append(text[index])
                index += 1
            }
        }
        lines = lines.map { line in
            var reduced: [UInt8] = []
            for byte in line {
                let isBlank = byte == 0x20 || byte == 0x09
                if isBlank, reduced.last == 0x20 { continue }
                reduced.append(isBlank ? 0x20 : byte)
            }
            if reduced.last == 0x20 { reduced.removeLast() }
            return reduced
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.flatMap { $0 + [0x0d, 0x0a] }
    }

    @Test(arguments: [
        // The example of section 3.4.5.
        ("A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n", ["a:X", "b:Y Z"]),
        ("SUBJECT:  AbC \t d \r\n\r\n", ["subject:AbC d"]),
        ("Subject:\r\n folded\r\n\tthrice\r\n  over\r\n\r\n", ["subject:folded thrice over"]),
        ("X-Empty:\r\nX-Blank: \t \r\n", ["x-empty:", "x-blank:"]),
        ("X: Łódź  ß\r\n", ["x:Łódź ß"]),
        ("X: a:b : c", ["x:a:b : c"]),
        ("X: a\r\n \r\n b\r\n\r\n", ["x:a b"]),
    ])
    func headers(text: String, canonical: [String]) throws {
        #expect(try Self.header(text) == canonical)
    }

    @Test(arguments: ["no colon\r\n\r\n", ": no name\r\n\r\n", " : no name\r\n\r\n", "bad name: x\r\n\r\n", "é: x\r\n\r\n"])
    func `headers that are none`(text: String) {
        let error = #expect(throws: DKIMError.self) { try Self.header(text) }
        #expect(error?.kind == .malformedMessage)
    }

    @Test(arguments: [
        ("A: b\r\n\r\nbody", 8), ("A: b\r\n", 6), ("A: b", 4), ("A: b\r\n\r\n", 8), ("", 0), ("\r\nbody", 2),
    ])
    func `where the body begins`(text: String, start: Int) throws {
        let index = try Array(text.utf8).withUnsafeBufferPointer { try HeaderIndex($0) }
        #expect(index.bodyStart == start)
    }
}
