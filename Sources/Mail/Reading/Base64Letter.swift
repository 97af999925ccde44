/// The alphabet of base64 (RFC 4648 section 4).
enum Base64Letter {
    static func value(_ letter: UInt8) -> UInt8? {
        switch letter {
        case 0x41...0x5a: return letter - 0x41
        case 0x61...0x7a: return letter - 0x61 + 26
        case 0x30...0x39: return letter - 0x30 + 52
        case UInt8(ascii: "+"): return 62
        case UInt8(ascii: "/"): return 63
        default: return nil
        }
    }
}
