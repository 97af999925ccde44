/// UTF-16 and UTF-32 (RFC 2781): by the mark of byte order, else as declared, else by where the zeros of Latin text stand,
/// else big-endian, as the RFC has it.
enum WideText {
    static func decodeUTF16(_ octets: [UInt8], littleEndian declared: Bool?) -> (text: String, replacements: Int) {
        let (littleEndian, start) = order(octets, width: 2, declared: declared)
        var units = [UInt16]()
        units.reserveCapacity(octets.count / 2)
        for index in stride(from: start, to: octets.count - octets.count % 2, by: 2) {
            let (first, second) = (UInt16(octets[index]), UInt16(octets[index + 1]))
            units.append(littleEndian ? second << 8 | first : first << 8 | second)
        }
        // An octet too many at the end is nothing.
        return counted(String(decoding: units, as: UTF16.self), isOdd: octets.count % 2 != 0)
    }

    static func decodeUTF32(_ octets: [UInt8], littleEndian declared: Bool?) -> (text: String, replacements: Int) {
        let (littleEndian, start) = order(octets, width: 4, declared: declared)
        var scalars = String.UnicodeScalarView()
        for index in stride(from: start, to: octets.count - octets.count % 4, by: 4) {
            let four = octets[index..<index + 4]
            let number = (littleEndian ? Array(four.reversed()) : Array(four)).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            scalars.append(Unicode.Scalar(number) ?? "\u{fffd}")
        }
        return counted(String(scalars), isOdd: octets.count % 4 != 0)
    }

    private static func order(_ octets: [UInt8], width: Int, declared: Bool?) -> (littleEndian: Bool, start: Int) {
        let padding = [UInt8](repeating: 0, count: width - 2)
        if octets.starts(with: [0xff, 0xfe] + padding) { return (true, width) }
        if octets.starts(with: padding + [0xfe, 0xff]) { return (false, width) }
        if let declared { return (declared, 0) }
        let sample = octets.prefix(1000)
        let zeros = sample.indices.filter { octets[$0] == 0 }
        let lastInGroup = zeros.count { $0 % width == width - 1 }
        let firstInGroup = zeros.count { $0 % width == 0 }
        return (lastInGroup > firstInGroup, 0)
    }

    private static func counted(_ text: String, isOdd: Bool) -> (text: String, replacements: Int) {
        (text, text.unicodeScalars.count { $0 == "\u{fffd}" } + (isOdd ? 1 : 0))
    }
}
