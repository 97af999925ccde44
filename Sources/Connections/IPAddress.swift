internal import Foundation

/// An IPv4 or IPv6 address. IPv4 inside IPv6 (`::ffff:192.0.2.1`, RFC 4291 section 2.5.5.2) is the IPv4 address.
public struct IPAddress: Sendable, Hashable {
    /// Four or sixteen bytes in network order.
    let bytes: [UInt8]

    /// Reads `192.0.2.1` or `2001:db8::1`, also with the zone of a link-local address behind it (`fe80::1%eth0`); nil for
    /// anything else.
    public init?(_ text: String) {
        let address = String(text.prefix { $0 != "%" })
        if let bytes = Self.parse(address, AF_INET, count: 4) {
            self.bytes = bytes
        } else if let bytes = Self.parse(address, AF_INET6, count: 16) {
            let mapped = bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff])
            self.bytes = mapped ? Array(bytes.suffix(4)) : bytes
        } else {
            return nil
        }
    }

    /// Whether it can only be this machine.
    public var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes == Array(repeating: 0, count: 15) + [1]
    }

    /// What stands for one customer of a network: an IPv4 address, or the first 64 bits of an IPv6 address, since whoever
    /// has one of those has all that begin with them.
    public var customer: [UInt8] { bytes.count == 4 ? bytes : Array(bytes.prefix(8)) }

    private static func parse(_ text: String, _ family: CInt, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }
}
