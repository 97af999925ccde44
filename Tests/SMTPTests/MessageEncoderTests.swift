import SMTP
import TestSupport
import Testing

@Suite struct MessageEncoderTests {
    static let cases: [(String, String)] = [
        ("", ""),
        ("a\r\n", "a\r\n"),
        ("a", "a\r\n"),
        ("a\n", "a\r\n"),
        ("a\r", "a\r\n"),
        ("a\rb\n", "a\r\nb\r\n"),
        ("a\r\r\nb\r\n", "a\r\n\r\nb\r\n"),
        ("a\n\rb", "a\r\n\r\nb\r\n"),
        (".\r\n", "..\r\n"),
        (".", "..\r\n"),
        ("..\r\n.a\r\n", "...\r\n..a\r\n"),
        ("a\r\n.\r\nMAIL FROM:<x>\r\n", "a\r\n..\r\nMAIL FROM:<x>\r\n"),
        ("a\n.\nb\r\n", "a\r\n..\r\nb\r\n"),
        ("a\r.\rb\r\n", "a\r\n..\r\nb\r\n"),
        ("a\r\n.\n\r\n", "a\r\n..\r\n\r\n"),
        ("\r\n\r\n", "\r\n\r\n"),
        ("\n\n\r\r", "\r\n\r\n\r\n\r\n"),
    ]

    @Test(arguments: cases) func encodes(_ message: String, _ expected: String) {
        var output: [UInt8] = []
        MessageEncoder.append(Array(message.utf8), to: &output)
        #expect(String(decoding: output, as: UTF8.self) == expected)
    }

    /// The definition, line by line.
    private static func reference(_ message: [UInt8]) -> [UInt8] {
        var lines: [[UInt8]] = [[]]
        var index = 0
        while index < message.count {
            let isPair = message[index] == 13 && index + 1 < message.count && message[index + 1] == 10
            if message[index] == 13 || message[index] == 10 {
                lines.append([])
            } else {
                lines[lines.count - 1].append(message[index])
            }
            index += isPair ? 2 : 1
        }
        if lines.last == [] { lines.removeLast() }
        return lines.flatMap { ($0.first == UInt8(ascii: ".") ? [UInt8(ascii: ".")] : []) + $0 + [13, 10] }
    }

    @Test func agreesWithTheDefinition() {
        let seed = SeededRandom.seed()
        print("SMTP encoder seed: \(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<30_000 {
            let message = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
                [13, 10, 46, 120, 200].randomElement(using: &random, or: UInt8(0))
            }
            var output: [UInt8] = [1, 2]
            MessageEncoder.append(message, to: &output)
            if output != [1, 2] + Self.reference(message) {
                Issue.record("\(message) became \(output), seed \(seed)")
                return
            }
        }
    }

    @Test func findsHighBytes() {
        #expect(!MessageEncoder.hasHighByte(Array(repeating: 127, count: 100)))
        #expect(MessageEncoder.hasHighByte(Array(repeating: 127, count: 100) + [128]))
        #expect(!MessageEncoder.hasHighByte([]))
    }
}
