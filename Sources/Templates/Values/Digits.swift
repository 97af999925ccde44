/// Numbers as text, the way Liquid shows them.
enum Digits {
    static func padded(_ value: Int, _ width: Int, with padding: Character = "0") -> String {
        let digits = String(value.magnitude)
        let filled = String(repeating: padding, count: max(0, width - digits.count)) + digits
        return value < 0 ? "-" + filled : filled
    }

    /// `5.0`, `0.1`, `1.0e+16`: always with a point, never more digits than tell the number apart, as Ruby writes them.
    static func text(_ number: Double) -> String {
        guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity" }
        let plain = number.magnitude.description
        let parts = plain.split(separator: "e")
        let mantissa = parts[0].split(separator: ".")
        let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
        var digits = String(mantissa[0] + fraction)
        // How many digits stand before the point.
        var point = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
        while digits.hasPrefix("0"), digits.utf8.count > 1 {
            digits.removeFirst()
            point -= 1
        }
        let text: String
        switch point {
        case _ where digits == "0": text = "0.0"
        case 1...16 where digits.utf8.count <= point:
            text = digits + String(repeating: "0", count: point - digits.utf8.count) + ".0"
        case 1...16: text = digits.prefix(point) + "." + digits.dropFirst(point)
        case -3...0: text = "0." + String(repeating: "0", count: -point) + digits
        default:
            let rest = digits.dropFirst().isEmpty ? "0" : digits.dropFirst()
            text = "\(digits.prefix(1)).\(rest)e\(point > 0 ? "+" : "-")\(padded(abs(point - 1), 2))"
        }
        return number.sign == .minus ? "-" + text : text
    }

    /// The whole number that a text begins with, white space aside: `12 kg` is 12, and what begins with none is 0.
    static func leadingInteger(_ text: String) -> TemplateValue {
        let rest = text.utf8.drop { $0 == 0x20 || (0x09...0x0d).contains($0) }
        let sign = rest.prefix(1).filter { $0 == 0x2d || $0 == 0x2b }
        let digits = rest.dropFirst(sign.count).prefix { (0x30...0x39).contains($0) }
        let number = String(decoding: sign + digits, as: UTF8.self)
        return Int(number).map { .integer($0) } ?? Double(number).map { .number($0) } ?? .integer(0)
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
