/// Uuencode (POSIX), which some systems wrote before there was base64: lines of a length and groups of four letters, between
/// "begin" and "end".
enum Uuencode {
    /// The octets, or nil when no line begins them.
    static func decode(_ body: ArraySlice<UInt8>) -> [UInt8]? {
        let lines = body.split { $0 == CRLF.lineFeed || $0 == CRLF.carriageReturn }
        guard let begin = lines.firstIndex(where: { $0.starts(with: "begin ".utf8) }) else { return nil }
        var decoded = [UInt8]()
        for line in lines[(begin + 1)...] {
            guard let first = line.first, case let length = Int(value(first)), length > 0, !line.elementsEqual("end".utf8)
            else { break }
            decoded += octets(line.dropFirst(), length)
        }
        return decoded
    }

    /// At most `length` octets; letters that fell off the end of a line, as spaces do, are zeros.
    private static func octets(_ letters: ArraySlice<UInt8>, _ length: Int) -> ArraySlice<UInt8> {
        var octets = [UInt8]()
        var index = letters.startIndex
        while octets.count < length, index < letters.endIndex {
            let group = (0..<4).reduce(UInt32(0)) { bits, place in
                let letter = index + place < letters.endIndex ? letters[index + place] : UInt8(ascii: " ")
                return bits << 6 | UInt32(value(letter))
            }
            octets += [16, 8, 0].map { UInt8(truncatingIfNeeded: group >> $0) }
            index += 4
        }
        return octets.prefix(length)
    }

    private static func value(_ letter: UInt8) -> UInt8 { (letter &- 0x20) & 0x3f }
}
