/// Why something is not the JSON that was expected, and where.
package struct JSONFault: Error, Hashable {
    package enum Kind: Sendable, Hashable {
        /// It does not follow the grammar of RFC 8259.
        case syntax
        /// An object has a key twice: readers disagree about which value counts (RFC 8259 section 4).
        case repeatedKey
        /// Brackets are nested deeper than is read.
        case tooDeep
    }

    package let kind: Kind
    /// What is wrong, in words.
    package let reason: String
    /// The byte at which that was noticed, from 0.
    package let offset: Int

    /// The line and the column in bytes of the fault, both from 1.
    ///
    /// - Parameter bytes: what was read.
    package func place(in bytes: [UInt8]) -> (line: Int, column: Int) {
        let before = bytes.prefix(offset)
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return (before.count { $0 == UInt8(ascii: "\n") } + 1, before.count - lineStart + 1)
    }
}
