/// The quick check for what nearly every address is: ASCII, unquoted, no A-labels. It accepts a subset of what
/// `AddressParser` accepts and explains nothing; whatever it does not know goes to the parser.
struct PlainAddress {
    let localLength: Int
    let hasCapitalInDomain: Bool

    init?(_ text: String) {
        let found = text.utf8.withContiguousStorageIfAvailable { bytes -> PlainAddress? in
            guard let local = Self.localLength(in: bytes),
                let capitals = Self.checkDomain(in: bytes, from: local + 1)
            else { return nil }
            return PlainAddress(localLength: local, hasCapitalInDomain: capitals)
        }
        guard case .some(.some(let plain)) = found else { return nil }
        self = plain
    }

    private init(localLength: Int, hasCapitalInDomain: Bool) {
        self.localLength = localLength
        self.hasCapitalInDomain = hasCapitalInDomain
    }

    private static func localLength(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count <= AddressLimits.address else { return nil }
        var afterDot = true
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "@"): return afterDot || index > AddressLimits.localPart ? nil : index
            case UInt8(ascii: "."):
                if afterDot { return nil }
                afterDot = true
            default:
                guard AddressCharacters.isAtext(byte) else { return nil }
                afterDot = false
            }
        }
        return nil
    }

    /// Whether the domain has capitals, or nil if it is not a plain domain of at least two labels.
    private static func checkDomain(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool? {
        var capitals = false
        var labelStart = start
        var labels = 0
        var hasLetter = false
        for index in start...bytes.count {
            let byte = index < bytes.count ? bytes[index] : UInt8(ascii: ".")
            switch byte {
            case UInt8(ascii: "."):
                let length = index - labelStart
                guard length > 0, length <= AddressLimits.label, bytes[labelStart] != UInt8(ascii: "-"),
                    bytes[index - 1] != UInt8(ascii: "-")
                else { return nil }
                // "xn--" and its like are for IDNA to judge.
                if length > 3, bytes[labelStart + 2] == UInt8(ascii: "-"), bytes[labelStart + 3] == UInt8(ascii: "-") {
                    return nil
                }
                labels += 1
                labelStart = index + 1
                if index < bytes.count { hasLetter = false }
            case 0x61...0x7a: hasLetter = true
            case 0x41...0x5a:
                hasLetter = true
                capitals = true
            case 0x30...0x39, UInt8(ascii: "-"): break
            default: return nil
            }
        }
        return labels > 1 && hasLetter ? capitals : nil
    }
}
