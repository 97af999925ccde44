internal import Foundation

/// The host of a web address (URL Standard of the WHATWG, section 3.5): a name in ASCII, or a number.
enum WebHostName {
    /// Beside control characters (section 3.1).
    private static let forbidden = Set(" #/:<>?@[\\]^|%".utf8)

    /// The host as it goes over the wire.
    static func ascii(_ bytes: ArraySlice<UInt8>) throws(WebAddress.Fault) -> String {
        let written = String(decoding: bytes, as: UTF8.self)
        if bytes.first == UInt8(ascii: "[") {
            let inside = written.dropFirst().dropLast()
            guard written.hasSuffix("]"), isVersion6(String(inside)) else { throw .host(shown(written)) }
            return written.lowercased()
        }
        guard let decoded = decoded(bytes), !decoded.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7f }) else {
            throw .host(shown(written))
        }
        let isASCII = decoded.utf8.allSatisfy { $0 < 0x80 }
        let name = isASCII ? decoded.lowercased() : (try? InternationalDomain.names(of: decoded).wire) ?? ""
        guard !name.isEmpty, !name.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7f || forbidden.contains($0) }) else {
            throw .host(shown(written))
        }
        guard endsInNumber(name) else { return name }
        guard let number = version4(name) else { throw .host(shown(written)) }
        return number
    }

    private static func shown(_ host: String) -> String {
        host.count > 60 ? "\(host.prefix(60))..." : host
    }

    /// With `%41` resolved; nil when that is no UTF-8.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
                let code = UInt8(digits, radix: 16)
            {
                result.append(code)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    private static func isVersion6(_ text: String) -> Bool {
        var address = in6_addr()
        return text.utf8.count <= 45 && inet_pton(AF_INET6, text, &address) == 1
    }

    // MARK: - IPv4

    private static func labels(_ name: String) -> [Substring] {
        var labels = name.split(separator: ".", omittingEmptySubsequences: false)
        if labels.count > 1, labels.last == "" { labels.removeLast() }
        return labels
    }

    /// Whether browsers take the name for an IPv4 address, good or bad.
    private static func endsInNumber(_ name: String) -> Bool {
        guard let last = labels(name).last, !last.isEmpty else { return false }
        return last.utf8.allSatisfy { (0x30...0x39).contains($0) } || last.hasPrefix("0x") && value(last) != nil
    }

    /// Decimal, `0x` or, with a zero before it, octal.
    private static func value(_ label: Substring) -> UInt64? {
        if label.hasPrefix("0x") {
            let digits = label.dropFirst(2)
            return digits.isEmpty ? 0 : digits.allSatisfy(\.isHexDigit) ? UInt64(digits, radix: 16) : nil
        }
        guard label.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return UInt64(label, radix: label.count > 1 && label.hasPrefix("0") ? 8 : 10)
    }

    /// In four numbers; a last number stands for all places that are left.
    private static func version4(_ name: String) -> String? {
        let values = labels(name).map(value)
        guard values.count <= 4, let last = values.last ?? nil else { return nil }
        var address: UInt64 = 0
        for (place, value) in values.dropLast().enumerated() {
            guard let value, value <= 255 else { return nil }
            address |= value << UInt64(8 * (3 - place))
        }
        guard last < UInt64(1) << UInt64(8 * (5 - values.count)) else { return nil }
        address |= last
        return (0..<4).map { String(address >> UInt64(8 * (3 - $0)) & 255) }.joined(separator: ".")
    }
}
