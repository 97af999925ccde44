import Storage
import TestSupport
import Testing

@testable import Audience

struct PackedValuesTests {
    @Test func valuesReadBackInOrder() {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let values = (0..<2000).map { _ -> SQLValue in
            switch Int.random(in: 0..<6, using: &random) {
            case 0: .null
            case 1: .boolean(Bool.random(using: &random))
            case 2: .integer(Int64.random(in: .min ... .max, using: &random))
            case 3: .real(Double.random(in: -1e9...1e9, using: &random))
            case 4: .text(String(repeating: "ł", count: Int.random(in: 0...300, using: &random)))
            default: .blob((0..<Int.random(in: 0...20, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) })
            }
        }
        var packed = PackedValues()
        for value in values { packed.append(value) }
        var position = 0
        let read = values.map { _ in packed.read(&position) }
        #expect(read == values, "seed \(seed)")
        #expect(position == packed.end)
    }

    @Test func rowsAreSortedByKeyAndThenAsTheyCame() {
        var batch = ImportBatch()
        for (line, key) in ["b", "a", "ab", "", "b", "a", "B", "é"].enumerated() {
            batch.append(ImportRow(line: line, start: 0, status: nil, names: []), [.text(key), .integer(Int64(line))])
        }
        batch.sort()
        #expect(batch.rows.map(\.line) == [3, 6, 1, 5, 2, 0, 4, 7])
        var values = [SQLValue](repeating: .null, count: 2)
        batch.read(batch.rows[4], into: &values)
        #expect(values == [.text("ab"), .integer(2)])
    }
}
