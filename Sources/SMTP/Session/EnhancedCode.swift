/// Finds the enhanced status code (RFC 3463 section 2) at the beginning of a reply line (RFC 2034 section 4).
enum EnhancedCode {
    /// Where the code stands, as `5.1.1`, `#5.1.1` (qmail, Cisco) or behind white space, or nil when the line does not begin with
    /// one of the reply's own class.
    static func range(_ whole: ArraySlice<UInt8>, class expected: UInt8) -> Range<Int>? {
        let line = whole.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "#") }
        guard line.first == expected + UInt8(ascii: "0") else { return nil }
        var index = line.startIndex + 1
        for _ in 0..<2 {
            guard index < line.endIndex, line[index] == UInt8(ascii: ".") else { return nil }
            let digits = line[(index + 1)...].prefix(4).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard (1...3).contains(digits.count) else { return nil }
            index = digits.endIndex
        }
        guard index == line.endIndex || line[index] == UInt8(ascii: " ") || line[index] == UInt8(ascii: "\t") else { return nil }
        return line.startIndex..<index
    }
}
