/// Addresses are followed as browsers read them, with their character references decoded.
extension HTMLState {
    /// No reference is longer, but for needless zeros.
    private static let longestReference = 32

    /// Takes one byte of an address.
    mutating func advanceAddress(_ byte: UInt8) {
        guard case .url(var url) = meaning else { return }
        if reference.isEmpty, byte != UInt8(ascii: "&") {
            url.advance(byte)
            meaning = .url(url)
        } else if byte == UInt8(ascii: ";") {
            reference.append(byte)
            endReference()
        } else if reference.isEmpty || Self.goesOn(reference, with: byte) {
            reference.append(byte)
            if reference.count > Self.longestReference { endReference() }
        } else {
            endReference()
            advanceAddress(byte)
        }
    }

    /// Settles a reference that ends here. Numbers need no `;` (WHATWG HTML, 13.2.5.80).
    mutating func endReference() {
        guard case .url(var url) = meaning, !reference.isEmpty else { return }
        let held = reference
        reference = []
        let isNumber = held.dropFirst().first == UInt8(ascii: "#")
        if held.count > Self.longestReference, isNumber {
            meaning = .url(.harmful(scheme: ""))
            return
        }
        let isWhole = held.last == UInt8(ascii: ";")
        for byte in Entities.decoded(isWhole || !isNumber ? held : held + [UInt8(ascii: ";")]).utf8 { url.advance(byte) }
        meaning = .url(url)
    }

    /// Whether the byte belongs to the reference: a name, or a number of its kind.
    private static func goesOn(_ reference: [UInt8], with byte: UInt8) -> Bool {
        let isDigit = (0x30...0x39).contains(byte)
        let isLetter = (0x61...0x7a).contains(byte | 0x20)
        guard reference.count > 1, reference[1] == UInt8(ascii: "#") else {
            return isDigit || isLetter || reference.count == 1 && byte == UInt8(ascii: "#")
        }
        if reference.count == 2 { return isDigit || byte | 0x20 == UInt8(ascii: "x") }
        let isHexadecimal = reference[2] | 0x20 == UInt8(ascii: "x")
        return isDigit || isHexadecimal && (0x61...0x66).contains(byte | 0x20)
    }
}
