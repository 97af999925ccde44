internal import Foundation

/// A mailbox address by RFC 5321 section 4.1.2, with the Unicode of RFC 6531.
///
/// The domain is checked and kept in lower case as it goes onto the wire (A-labels); a local part that needs no
/// quotes loses them. Everything is stored in one string, so that a plain address costs no copy.
public struct EmailAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address as it goes into SMTP commands and headers: local part, "@", domain in A-labels.
    public let wire: String
    /// Whether the local part has non-ASCII characters, which only a server with SMTPUTF8 takes (RFC 6531).
    public let needsSMTPUTF8: Bool
    /// The domain in U-labels, where that differs from the wire form.
    private let displayedDomain: String?
    private let localLength: UInt8

    /// Reads one address and nothing else: no name, no angle brackets, no space around it.
    public init(parsing text: String) throws(AddressError) {
        if let plain = PlainAddress(text) {
            self.init(
                wire: plain.hasCapitalInDomain ? Self.loweringDomain(of: text, from: plain.localLength) : text,
                localLength: plain.localLength, displayedDomain: nil, needsSMTPUTF8: false)
        } else {
            var parser = AddressParser(text)
            self = try parser.parse()
        }
    }

    init(wire: String, localLength: Int, displayedDomain: String?, needsSMTPUTF8: Bool) {
        self.wire = wire
        self.localLength = UInt8(truncatingIfNeeded: localLength)
        self.displayedDomain = displayedDomain
        self.needsSMTPUTF8 = needsSMTPUTF8
    }

    /// What stands before the "@", with quotes where it needs them.
    public var localPart: String { String(wire.utf8.prefix(Int(localLength))) ?? "" }

    /// The domain in A-labels and lower case, as DNS and SMTP want it.
    public var domain: String { String(wire.utf8.dropFirst(Int(localLength) + 1)) ?? "" }

    /// The address as people write it.
    public var description: String {
        guard let displayedDomain else { return wire }
        return localPart + "@" + displayedDomain
    }

    /// What makes two addresses the same contact: the local part in NFC and case-folded, "@", the domain in A-labels.
    ///
    /// RFC 5321 section 2.4 leaves case in local parts to the receiving host; no host of note keeps two people apart by it.
    public var key: String {
        if !needsSMTPUTF8 {
            return wire.utf8.contains { $0 &- 0x41 < 26 } ? wire.lowercased() : wire
        }
        return CaseFolding.fold(localPart) + "@" + domain
    }

    private static func loweringDomain(of text: String, from start: Int) -> String {
        var bytes = Array(text.utf8)
        for index in start..<bytes.count where bytes[index] &- 0x41 < 26 { bytes[index] |= 0x20 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
