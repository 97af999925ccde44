/// Numbers as text, the way Liquid shows them.
enum Digits {
    static func padded(_ value: Int, _ width: Int, with padding: Character = "0") -> String {
        let digits = String(value.magnitude)
        let filled = String(repeating: padding, count: max(0, width - digits.count)) + digits
        return value < 0 ? "-" + filled : filled
    }

    /// `5.0`, `0.1`, `12.3`: always with a point, never more digits than tell the number apart.
    static func text(_ number: Double) -> String {
        number.description
    }

    /// An integer, or a decimal number with digits on both sides of the point; spaces around it are allowed.
    static func parse(_ text: String) -> TemplateValue? {
        var bytes = text.utf8[...]
        while let first = bytes.first, first == 0x20 || (0x09...0x0d).contains(first) { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || (0x09...0x0d).contains(last) { bytes.removeLast() }
        let unsigned = bytes.first == 0x2d || bytes.first == 0x2b ? bytes.dropFirst() : bytes
        let parts = unsigned.split(separator: 0x2e, omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        if parts.count == 1, let integer = Int(Substring(bytes)) { return .integer(integer) }
        return Double(Substring(bytes)).map { .number($0) }
    }
}
