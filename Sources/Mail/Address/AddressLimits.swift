/// The lengths of RFC 5321 section 4.5.3.1 (a path of 256 octets includes its angle brackets) and RFC 1035, in octets.
enum AddressLimits {
    static let localPart = 64
    static let domain = 255
    static let address = 254
    static let label = 63
    /// What is looked at before anything else: a text this long is no address in any encoding.
    static let input = 1024
}
