/// Binary to text, without padding: RFC 4648 base64url (section 5) for links, and base32 (section 6) in lower case for
/// local parts, which mail servers may fold to either case.
struct TokenAlphabet: Sendable {
    /// For URLs.
    static let url = TokenAlphabet(bits: 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", foldsCase: false)
    /// For the local part of an address.
    static let address = TokenAlphabet(bits: 5, "abcdefghijklmnopqrstuvwxyz234567", foldsCase: true)

    private static let invalid: UInt8 = 0xff
    private let bits: Int
    private let characters: [UInt8]
    private let values: [UInt8]

    private init(bits: Int, _ characters: String, foldsCase: Bool) {
        self.bits = bits
        self.characters = Array(characters.utf8)
        var values = [UInt8](repeating: Self.invalid, count: 256)
        for (value, character) in self.characters.enumerated() {
            values[Int(character)] = UInt8(value)
            if foldsCase, character >= UInt8(ascii: "a") { values[Int(character) - 0x20] = UInt8(value) }
        }
        self.values = values
    }

    /// Whether a character is one of the alphabet.
    func has(_ character: UInt8) -> Bool { values[Int(character)] != Self.invalid }

    /// How many characters a number of bytes takes.
    func length(ofBytes count: Int) -> Int {
        (count * 8 + bits - 1) / bits
    }

    /// Writes the text of `bytes` to `text`, which has room for it, and tells its length.
    func encode(_ bytes: UnsafeRawBufferPointer, into text: UnsafeMutableRawBufferPointer) -> Int {
        var (pending, pendingBits, written) = (0, 0, 0)
        characters.withUnsafeBufferPointer { characters in
            for byte in bytes {
                pending = (pending << 8 | Int(byte)) & 0xffff
                pendingBits += 8
                while pendingBits >= bits {
                    pendingBits -= bits
                    text[written] = characters[(pending >> pendingBits) & (1 << bits - 1)]
                    written += 1
                }
            }
            if pendingBits > 0 {
                text[written] = characters[(pending << (bits - pendingBits)) & (1 << bits - 1)]
                written += 1
            }
        }
        return written
    }

    /// The bytes of a text, or nil when it has a foreign character or is not the one text that `encode` would write:
    /// a token has exactly one spelling (but for the case of a local part).
    func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var (pending, pendingBits) = (0, 0)
        var bytes: [UInt8] = []
        for character in text {
            let value = values[Int(character)]
            guard value != Self.invalid else { return nil }
            pending = (pending << bits | Int(value)) & 0xffff
            pendingBits += bits
            if pendingBits >= 8 {
                pendingBits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> pendingBits))
            }
        }
        guard pendingBits < bits, pending & (1 << pendingBits - 1) == 0 else { return nil }
        return bytes
    }
}
