/// The TXT record that publishes a key (RFC 6376 section 3.6.1).
public struct DKIMRecord: Sendable, Hashable {
    /// The longest string that a TXT record has (RFC 1035 section 3.3); a longer value is several of them.
    private static let longestString = 255

    /// Where it stands in DNS, without a dot at the end.
    public let name: String
    /// What it says, in one piece.
    public let value: String

    init(domain: String, selector: String, key algorithm: DKIMAlgorithm, _ publicKey: [UInt8]) {
        name = Self.name(domain: domain, selector: selector)
        var text = Array("v=DKIM1; k=\(algorithm.keyType); p=".utf8)
        Base64.append(publicKey[...], to: &text)
        value = String(decoding: text, as: UTF8.self)
    }

    /// The value in the pieces that DNS wants.
    public var strings: [String] {
        let bytes = Array(value.utf8)
        return stride(from: 0, to: bytes.count, by: Self.longestString).map { start in
            String(decoding: bytes[start..<min(start + Self.longestString, bytes.count)], as: UTF8.self)
        }
    }

    /// The record as a zone file has it (RFC 1035 section 5).
    public var zoneLine: String {
        let quoted = strings.map { "\"\($0)\"" }
        return "\(name). IN TXT " + (quoted.count == 1 ? quoted[0] : "( \(quoted.joined(separator: "\n    ")) )")
    }

    public static func name(domain: String, selector: String) -> String { "\(selector)._domainkey.\(domain)" }
}
