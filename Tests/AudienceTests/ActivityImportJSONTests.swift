import Foundation
import TestSupport
import Testing

@testable import Audience

struct ActivityImportJSONTests {
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
