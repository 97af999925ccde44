/// An enhanced status code (RFC 3463): class 2 (success), 4 (not now) or 5 (never), subject, detail.
public struct EnhancedStatus: Sendable, Hashable, CustomStringConvertible {
    public let statusClass: Int
    public let subject: Int
    public let detail: Int

    public init(_ statusClass: Int, _ subject: Int, _ detail: Int) {
        self.statusClass = statusClass
        self.subject = subject
        self.detail = detail
    }

    /// The first code that stands in a text by itself, not as a part of an IP address or a version.
    public init?(in text: String) {
        let bytes = Array(text.utf8)
        for start in bytes.indices where Self.isClass(bytes[start]) {
            if start > 0, bytes[start - 1] == UInt8(ascii: ".") || AddressCharacters.isLetterOrDigit(bytes[start - 1]) {
                continue
            }
            guard let subject = Self.number(bytes, after: start + 1), let detail = Self.number(bytes, after: subject.end)
            else { continue }
            if Self.continues(bytes, detail.end) { continue }
            self.init(Int(bytes[start] - 0x30), subject.value, detail.value)
            return
        }
        return nil
    }

    public var description: String { "\(statusClass).\(subject).\(detail)" }

    /// Whether subject and detail say nothing ("5.0.0").
    var isVague: Bool { subject == 0 && detail == 0 }

    private static func isClass(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "2") || byte == UInt8(ascii: "4") || byte == UInt8(ascii: "5")
    }

    /// The number of one to three digits after a dot at `dot`.
    private static func number(_ bytes: [UInt8], after dot: Int) -> (value: Int, end: Int)? {
        guard dot < bytes.count, bytes[dot] == UInt8(ascii: ".") else { return nil }
        var end = dot + 1
        var value = 0
        while end < bytes.count, end - dot <= 3, 0x30...0x39 ~= bytes[end] {
            value = value * 10 + Int(bytes[end] - 0x30)
            end += 1
        }
        return end > dot + 1 ? (value, end) : nil
    }

    private static func continues(_ bytes: [UInt8], _ end: Int) -> Bool {
        guard end < bytes.count else { return false }
        if AddressCharacters.isLetterOrDigit(bytes[end]) { return true }
        return bytes[end] == UInt8(ascii: ".") && end + 1 < bytes.count && 0x30...0x39 ~= bytes[end + 1]
    }
}
