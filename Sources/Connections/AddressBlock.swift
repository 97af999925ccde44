/// A range of addresses as it is written in settings: `10.0.0.5`, `10.1.0.0/16`, `fd00::/8` (RFC 4632, RFC 4291).
public struct AddressBlock: Sendable, Hashable {
    private let start: IPAddress
    private let bits: Int

    /// nil when the text is no address, or the length no length of a prefix of it.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let start = IPAddress(String(first)) else { return nil }
        let most = start.bytes.count * 8
        var bits = most
        if parts.count == 2 {
            guard let length = Int(parts[1]), (0...most).contains(length) else { return nil }
            bits = length
        }
        (self.start, self.bits) = (start, bits)
    }

    public func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == start.bytes.count else { return false }
        let whole = bits / 8
        guard address.bytes.prefix(whole) == start.bytes.prefix(whole) else { return false }
        let rest = bits % 8
        return rest == 0 || (address.bytes[whole] ^ start.bytes[whole]) >> (8 - rest) == 0
    }
}
