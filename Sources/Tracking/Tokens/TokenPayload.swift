/// A token's contents in bytes: one byte of purpose (3 bits) and key id (5 bits), then run, contact and, for a click, link,
/// each as a varint of seven bits a byte, low bits first.
enum TokenPayload {
    /// One byte, three numbers of up to ten bytes.
    static let longest = 31

    /// Writes the contents to `bytes`, which has room for `longest`, and tells how many bytes there are.
    static func write(
        _ purpose: TokenPurpose, key: UInt8, run: Int64, contact: Int64, link: Int64?, into bytes: UnsafeMutableRawBufferPointer
    ) -> Int {
        bytes[0] = purpose.rawValue << 5 | key
        var count = 1
        append(run, to: bytes, &count)
        append(contact, to: bytes, &count)
        if let link { append(link, to: bytes, &count) }
        return count
    }

    /// The key id, which has to be known before the signature can be checked.
    static func key(_ bytes: ArraySlice<UInt8>) -> UInt8? {
        bytes.first.map { $0 & 0x1f }
    }

    /// The contents, or nil when they are not exactly what `write` makes for `purpose` and numbers that rows can have.
    static func read(_ bytes: ArraySlice<UInt8>, as purpose: TokenPurpose) -> Token? {
        var rest = bytes
        guard let head = rest.popFirst(), head >> 5 == purpose.rawValue,
            let run = number(&rest), let contact = number(&rest)
        else { return nil }
        let link = purpose == .click ? number(&rest) : nil
        guard rest.isEmpty, (link != nil) == (purpose == .click) else { return nil }
        return Token(purpose, run: run, contact: contact, link: link)
    }

    private static func append(_ number: Int64, to bytes: UnsafeMutableRawBufferPointer, _ count: inout Int) {
        var rest = UInt64(bitPattern: number)
        while rest >= 0x80 {
            bytes[count] = UInt8(truncatingIfNeeded: rest) | 0x80
            count += 1
            rest >>= 7
        }
        bytes[count] = UInt8(truncatingIfNeeded: rest)
        count += 1
    }

    /// A number in its shortest form, from 0 to the largest `Int64`.
    private static func number(_ bytes: inout ArraySlice<UInt8>) -> Int64? {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while let byte = bytes.popFirst(), shift < 63 {
            value |= UInt64(byte & 0x7f) << shift
            shift += 7
            if byte < 0x80 {
                return byte == 0 && shift > 7 ? nil : Int64(value)
            }
        }
        return nil
    }
}
