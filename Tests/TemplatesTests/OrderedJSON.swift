import Templates

/// Reads JSON into template values and keeps the order of keys, which loops over objects show.
/// Foundation's readers do not. For test data only: what is not JSON stops the test.
struct OrderedJSON {
    struct Malformed: Error {
        var offset: Int
    }

    private let bytes: [UInt8]
    private var offset = 0

    static func value(_ bytes: [UInt8]) throws -> TemplateValue {
        var reader = OrderedJSON(bytes: bytes)
        return try reader.value()
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value() throws -> TemplateValue {
        switch try next() {
        case "{":
            .object(
                TemplateObject(
                    try list(until: "}") { reader in
                        guard try reader.next() == "\"" else { throw Malformed(offset: reader.offset) }
                        let key = try reader.string()
                        guard try reader.next() == ":" else { throw Malformed(offset: reader.offset) }
                        reader.offset += 1
                        return (key, try reader.value())
                    }))
        case "[": .array(try list(until: "]") { try $0.value() })
        case "\"": .string(try string())
        default: try scalar()
        }
    }

    /// The next byte that is not white space, not yet taken.
    private mutating func next() throws -> Character {
        while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
        guard offset < bytes.count else { throw Malformed(offset: offset) }
        return Character(Unicode.Scalar(bytes[offset]))
    }

    private mutating func list<T>(until end: Character, _ item: (inout OrderedJSON) throws -> T) throws -> [T] {
        offset += 1
        var items: [T] = []
        while try next() != end {
            if try next() == "," { offset += 1 }
            items.append(try item(&self))
        }
        offset += 1
        return items
    }

    private mutating func scalar() throws -> TemplateValue {
        let start = offset
        while offset < bytes.count, !",]}".utf8.contains(bytes[offset]), bytes[offset] > 0x20 { offset += 1 }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        switch text {
        case "true": return true
        case "false": return false
        case "null": return nil
        default:
            if let integer = Int(text) { return .integer(integer) }
            guard let number = Double(text) else { throw Malformed(offset: start) }
            return .number(number)
        }
    }

    private mutating func string() throws -> String {
        offset += 1
        var units: [UInt16] = []
        while offset < bytes.count, bytes[offset] != 0x22 {
            if bytes[offset] == 0x5c {
                units.append(try escape())
            } else {
                let start = offset
                while offset < bytes.count, bytes[offset] != 0x22, bytes[offset] != 0x5c { offset += 1 }
                units += Array(String(decoding: bytes[start..<offset], as: UTF8.self).utf16)
            }
        }
        offset += 1
        return String(decoding: units, as: UTF16.self)
    }

    private mutating func escape() throws -> UInt16 {
        guard offset + 1 < bytes.count else { throw Malformed(offset: offset) }
        let letter = bytes[offset + 1]
        offset += 2
        switch letter {
        case UInt8(ascii: "n"): return 0x0a
        case UInt8(ascii: "r"): return 0x0d
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0c
        case UInt8(ascii: "u"):
            guard offset + 4 <= bytes.count,
                let unit = UInt16(String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self), radix: 16)
            else { throw Malformed(offset: offset) }
            offset += 4
            return unit
        default: return UInt16(letter)
        }
    }
}
