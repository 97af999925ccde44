internal import Foundation

/// What the benchmarks say: results on stdout, everything else on stderr.
enum BenchOutput {
    static func note(_ message: String) {
        FileHandle.standardError.write(Data((message + "\n").utf8))
    }

    /// One JSON object, keys sorted so that two runs can be compared.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Columns aligned by their widest cell, all to the right but the last.
    static func table(_ header: [String], _ rows: [[String]]) {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        for row in all {
            let cells = zip(row, widths).map { cell, width in String(repeating: " ", count: width - cell.count) + cell }
            print((cells.dropLast() + row.suffix(1)).joined(separator: "  "))
        }
    }

    static func text(_ number: Double) -> String { String(format: "%.1f", number) }
}
