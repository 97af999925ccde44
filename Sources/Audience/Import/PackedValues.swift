internal import Foundation
internal import Storage

/// Values one behind the other in bytes. A row that waits for its turn takes a third of the memory this way, so that
/// batches can be large, and large batches write each page of the indexes less often.
struct PackedValues: Sendable {
    private var bytes: [UInt8] = []

    private enum Tag {
        static let null: UInt8 = 0
        static let no: UInt8 = 1
        static let yes: UInt8 = 2
        static let integer: UInt8 = 3
        static let real: UInt8 = 4
        static let text: UInt8 = 5
        static let blob: UInt8 = 6
    }

    mutating func reserve(_ count: Int) {
        bytes.reserveCapacity(count)
    }

    /// Where the next value will stand.
    var end: Int { bytes.count }

    mutating func append(_ value: SQLValue) {
        switch value {
        case .null: bytes.append(Tag.null)
        case .boolean(let flag): bytes.append(flag ? Tag.yes : Tag.no)
        case .integer(let number): append(UInt64(bitPattern: number), Tag.integer)
        case .real(let number): append(number.bitPattern, Tag.real)
        case .text(let text):
            appendLength(text.utf8.count, Tag.text)
            bytes.append(contentsOf: text.utf8)
        case .blob(let blob):
            appendLength(blob.count, Tag.blob)
            bytes.append(contentsOf: blob)
        }
    }

    /// The value that stands at `position`, which moves behind it.
    func read(_ position: inout Int) -> SQLValue {
        let tag = bytes[position]
        position += 1
        switch tag {
        case Tag.no: return .boolean(false)
        case Tag.yes: return .boolean(true)
        case Tag.integer: return .integer(Int64(bitPattern: number(&position)))
        case Tag.real: return .real(Double(bitPattern: number(&position)))
        case Tag.text:
            let range = range(&position)
            return .text(bytes.withUnsafeBytes { String(decoding: UnsafeRawBufferPointer(rebasing: $0[range]), as: UTF8.self) })
        case Tag.blob: return .blob(Array(bytes[range(&position)]))
        default: return .null
        }
    }

    /// Whether the text at one position comes before that at another: byte by byte, and equal ones by position.
    func isText(at left: Int, before right: Int) -> Bool {
        var (leftStart, rightStart) = (left + 1, right + 1)
        let (first, second) = (range(&leftStart), range(&rightStart))
        return bytes.withUnsafeBytes { bytes in
            let common = min(first.count, second.count)
            let base = bytes.baseAddress
            let order = base.map { memcmp($0 + first.lowerBound, $0 + second.lowerBound, common) } ?? 0
            if order != 0 { return order < 0 }
            return first.count == second.count ? left < right : first.count < second.count
        }
    }

    private mutating func append(_ number: UInt64, _ tag: UInt8) {
        bytes.append(tag)
        withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }

    private func number(_ position: inout Int) -> UInt64 {
        let at = position
        position += 8
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: UInt64.self) }
    }

    /// The most that is packed is a text of `ValueFormat.longestText`.
    private mutating func appendLength(_ length: Int, _ tag: UInt8) {
        bytes.append(tag)
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: length)) { bytes.append(contentsOf: $0) }
    }

    private func range(_ position: inout Int) -> Range<Int> {
        let at = position
        let length = Int(bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: UInt32.self) })
        position += 4 + length
        return at + 4..<at + 4 + length
    }
}
