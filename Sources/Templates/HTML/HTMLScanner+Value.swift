extension HTMLScanner {
    /// The value of an attribute as far as it is static.
    struct Value {
        var bytes: [UInt8] = []
        var hasTag = false
        /// The stretches of the bytes that not every recipient gets; empty ones where a tag prints a value.
        var varying: [Range<Int>] = []
        var position: SourcePosition
        /// Beyond that no word counts as steady: each is compared with each stretch.
        private static let mostVarying = 100

        /// The words that every recipient gets.
        var steadyWords: [String] {
            if varying.count > Self.mostVarying { return [] }
            var words: [String] = []
            var offset = 0
            for part in bytes.split(omittingEmptySubsequences: false, whereSeparator: Lexer.isSpace) {
                let range = offset..<offset + part.count
                offset = range.upperBound + 1
                let isSteady = varying.allSatisfy { $0.upperBound < range.lowerBound || $0.lowerBound > range.upperBound }
                if !part.isEmpty, isSteady { words.append(Entities.decoded(part)) }
            }
            return words
        }

        /// Goes on after branches that began with the value as it was in `start`, or without one.
        mutating func join(_ other: Value, since start: Value?) {
            let common = start?.bytes.count ?? 0
            bytes += other.bytes.dropFirst(common)
            hasTag = hasTag || other.hasTag
            varying.append(common..<bytes.count)
        }
    }
}
