import TestSupport
import Testing

@testable import Audience

struct CSVParserTests {
    /// What the parser makes of a text: cells and line, or a fault and line.
    struct Found: Equatable, CustomStringConvertible {
        var line: Int
        var cells: [String]?
        var fault: CSVFault?
        var next: Int64
        var description: String { "\(line): \(cells.map { "\($0)" } ?? "\(fault.map { "\($0)" } ?? "")") -> \(next)" }
    }

    /// Parses bytes handed over in pieces of the given sizes (repeated).
    static func parse(_ bytes: [UInt8], pieces: [Int] = [.max], limits: CSVLimits = CSVLimits()) -> [Found] {
        var parser = CSVParser(separator: UInt8(ascii: ","), limits: limits)
        var found: [Found] = []
        func drain() {
            while let step = parser.next() {
                switch step {
                case .row:
                    let cells = parser.fields.map { field in
                        parser.withBytes(of: field) { CSVText.text($0, isEscaped: field.isEscaped) } ?? "<not UTF-8>"
                    }
                    found.append(Found(line: parser.line, cells: cells, next: parser.nextOffset))
                case .fault(let fault):
                    found.append(Found(line: parser.line, fault: fault, next: parser.nextOffset))
                }
            }
        }
        var start = 0
        var turn = 0
        while start < bytes.count {
            let size = min(pieces[turn % pieces.count], bytes.count - start)
            turn += 1
            bytes[start..<start + size].withUnsafeBytes { parser.append($0) }
            start += size
            drain()
        }
        parser.finish()
        drain()
        return found
    }

    private static func rows(_ text: String) -> [[String]] {
        parse(Array(text.utf8)).map { $0.cells ?? ["fault: \($0.fault.map { "\($0)" } ?? "")"] }
    }

    @Test(arguments: [
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
        ("a,b\n\r\n\n\rc,d", [["a", "b"], ["c", "d"]]),
        ("\"a,b\",c", [["a,b", "c"]]),
        ("\"a\"\"b\",\"\"\"\"", [["a\"b", "\""]]),
        ("\"\",", [["", ""]]),
        ("\"\"\n", [[""]]),
        (",,\n", [["", "", ""]]),
        ("a,", [["a", ""]]),
        ("\"line\r\none\",x\ny,z", [["line\r\none", "x"], ["y", "z"]]),
        ("\"a\nb\rc\",x", [["a\nb\rc", "x"]]),
        ("5\" pipe,it's \"fine\"", [["5\" pipe", "it's \"fine\""]]),
        (" padded , x ", [["padded", "x"]]),
        ("'=1+1,'x,''=y,'-", [["=1+1", "'x", "'=y", "-"]]),
        ("Łódź,Đà Nẵng", [["Łódź", "Đà Nẵng"]]),
        ("", []), ("\n\n", []), ("\r\n", []),
    ])
    func rows(text: String, expected: [[String]]) {
        #expect(Self.rows(text) == expected)
    }

    @Test func faultsAreOfOneRowOnly() {
        let found = Self.parse(Array("a,b\n\"x\"y,\"1\n2\"\nc,d\n\"open,e\nf".utf8))
        #expect(
            found == [
                Found(line: 1, cells: ["a", "b"], next: 4),
                Found(line: 2, fault: .textAfterQuote(column: 0), next: 15),
                Found(line: 4, cells: ["c", "d"], next: 19),
                Found(line: 5, fault: .unclosedQuote(column: 0), next: 28),
            ])
    }

    @Test func limitsRefuseTheRowAndKeepTheNext() {
        let long = String(repeating: "x", count: 100)
        let text = "a,b\n\(long),b\n\"\(long)\n\n\",b\nc,d\n1,2,3,4\ne,f"
        let found = Self.parse(Array(text.utf8), limits: CSVLimits(rowBytes: 50, columns: 3))
        #expect(found.map(\.fault) == [nil, .rowTooLong(limit: 50), .rowTooLong(limit: 50), nil, .tooManyColumns(limit: 3), nil])
        #expect(found.map(\.line) == [1, 2, 3, 6, 7, 8])
    }

    @Test func linesAreCountedThroughQuotedLineEnds() {
        let found = Self.parse(Array("\"1\r\n2\r3\n4\",x\r\n\r\nlast,y".utf8))
        #expect(found.map(\.line) == [1, 6])
    }

    private static let pieces = [
        "a", "\"", "\"\"", ",", "\n", "\r", "\r\n", "é", "\u{0}", "x,y", "\"q,\n\"", " ", "'", "=", "\n\n",
    ]

    private static func randomText(_ random: inout SeededRandom) -> [UInt8] {
        var bytes = (0..<Int.random(in: 0...40, using: &random)).flatMap { _ in
            Array((pieces.randomElement(using: &random) ?? "").utf8)
        }
        if Int.random(in: 0..<4, using: &random) == 0 {
            for _ in 0..<3 where !bytes.isEmpty {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
        }
        return bytes
    }

    /// However a text is cut into pieces, the rows, faults, lines and offsets are the same.
    @Test func cutsMakeNoDifference() {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        for _ in 0..<2000 {
            let bytes = Self.randomText(&random)
            let limits = CSVLimits(
                rowBytes: Int.random(in: 5...60, using: &random), columns: Int.random(in: 1...6, using: &random))
            let whole = Self.parse(bytes, limits: limits)
            if let last = whole.last { #expect(last.next <= Int64(bytes.count)) }
            for cut in 1..<max(2, min(bytes.count, 60)) {
                let found = Self.parse(bytes, pieces: [cut, Int.random(in: 1...9, using: &random)], limits: limits)
                if found != whole {
                    Issue.record("seed \(seed), cut \(cut), limits \(limits), text \(bytes): \(found) instead of \(whole)")
                    return
                }
            }
        }
    }

    /// What the writer writes, the parser reads: any cells at all.
    @Test func writtenRowsReadBack() {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let pieces =
            Self.pieces.filter { !$0.contains("\u{0}") && $0 != " " && !$0.hasPrefix("\n") && !$0.hasPrefix("\r") } + [
                "'=", "-", "@x",
            ]
        for _ in 0..<2000 {
            let rows = (0..<3).map { _ in
                (0..<3).map { _ in
                    ValueFormat.trimmed(
                        (0..<Int.random(in: 0...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                            .joined())
                }
            }
            var writer = CSVWriter(separator: UInt8(ascii: ","))
            for row in rows {
                for cell in row { writer.append(text: cell) }
                writer.endRow()
            }
            let read = Self.parse(writer.bytes).map { $0.cells ?? [] }
            #expect(read == rows, "seed \(seed)")
        }
    }

    @Test func resumingAtAnOffsetGivesTheRest() {
        let text = Array("a,b\n\"1\n2\",x\n\nlast,y\n".utf8)
        let whole = Self.parse(text)
        var parser = CSVParser(separator: UInt8(ascii: ","), offset: whole[0].next, line: 2)
        text[Int(whole[0].next)...].withUnsafeBytes { parser.append($0) }
        parser.finish()
        var lines: [Int] = []
        var offsets: [Int64] = []
        while parser.next() != nil {
            lines.append(parser.line)
            offsets.append(parser.nextOffset)
        }
        #expect(lines == whole.dropFirst().map(\.line))
        #expect(offsets == whole.dropFirst().map(\.next))
    }
}
