internal import Foundation

/// Filters that have to do with HTML and addresses.
enum MarkupFilters {
    static let table: [String: Filter] = [
        "escape": Filter(0...0) { call in call.input == .nil ? .nil : .string(escaped(call.text)) },
        "h": Filter(0...0) { call in call.input == .nil ? .nil : .string(escaped(call.text)) },
        "escape_once": Filter(0...0) { call in .string(escaped(call.text, once: true)) },
        "newline_to_br": Filter(0...0) { call in .string(lineEndsReplaced(call.text, with: "<br />\n")) },
        "strip_html": Filter(0...0) { call in .string(TagStripper.stripped(call.text)) },
        "url_encode": Filter(0...0) { call in call.input == .nil ? .nil : .string(encoded(call.text)) },
        "url_decode": Filter(0...0) { call throws(FilterError) in
            call.input == .nil ? .nil : .string(try text(decoded(call.text), "this address"))
        },
        "base64_encode": Filter(0...0) { call in .string(Data(call.text.utf8).base64EncodedString()) },
        "base64_decode": Filter(0...0) { call throws(FilterError) in try base64Decoded(call) { $0 } },
        "base64_url_safe_encode": Filter(0...0) { call in
            .string(exchanged(Data(call.text.utf8).base64EncodedString(), ["+": "-", "/": "_"]))
        },
        "base64_url_safe_decode": Filter(0...0) { call throws(FilterError) in
            try base64Decoded(call) { text in
                let usual = exchanged(text, ["-": "+", "_": "/"])
                return usual + (usual.hasSuffix("=") ? "" : String(repeating: "=", count: (4 - usual.utf8.count % 4) % 4))
            }
        },
    ]

    // MARK: - HTML

    /// The text with entities, spelled as Liquid does. `once` leaves alone what looks like one: `&name;`, `&#39;`.
    private static func escaped(_ text: String, once: Bool = false) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "&") where !once || !isEntity(bytes[(offset + 1)...]): result += Array("&amp;".utf8)
            case UInt8(ascii: "<"): result += Array("&lt;".utf8)
            case UInt8(ascii: ">"): result += Array("&gt;".utf8)
            case UInt8(ascii: "\""): result += Array("&quot;".utf8)
            case UInt8(ascii: "'"): result += Array("&#39;".utf8)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether this, behind `&`, is the rest of an entity. No name of one is longer than 32 letters.
    private static func isEntity(_ bytes: ArraySlice<UInt8>) -> Bool {
        let isNumber = bytes.first == UInt8(ascii: "#")
        let rest = isNumber ? bytes.dropFirst() : bytes
        let name = rest.prefix(33).prefix { isNumber ? (0x30...0x39).contains($0) : (0x61...0x7a).contains($0 | 0x20) }
        return !name.isEmpty && name.endIndex < bytes.endIndex && bytes[name.endIndex] == UInt8(ascii: ";")
    }

    /// The text with something else in the place of each line end, `\n` or `\r\n`.
    static func lineEndsReplaced(_ text: String, with new: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for (offset, byte) in bytes.enumerated() {
            if byte == 0x0a {
                result += Array(new.utf8)
            } else if byte != 0x0d || offset + 1 == bytes.count || bytes[offset + 1] != 0x0a {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    // MARK: - Addresses and Base64

    /// As forms are sent: a space is `+`.
    private static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        for (index, part) in text.utf8.split(separator: 0x20, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "+")) }
            Escaper.append(String(decoding: part, as: UTF8.self), .urlQuery, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func decoded(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "%"), offset + 2 < bytes.count, let high = digit(bytes[offset + 1]),
                let low = digit(bytes[offset + 2])
            {
                result.append(high << 4 | low)
                offset += 3
            } else {
                result.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                offset += 1
            }
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
        default: nil
        }
    }

    private static func exchanged(_ text: String, _ letters: [Unicode.Scalar: Unicode.Scalar]) -> String {
        let bytes = Dictionary(uniqueKeysWithValues: letters.map { (UInt8(ascii: $0), UInt8(ascii: $1)) })
        return String(decoding: text.utf8.map { $0 >= 0x30 && $0 != 0x5f ? $0 : bytes[$0] ?? $0 }, as: UTF8.self)
    }

    private static func base64Decoded(_ call: FilterCall, _ prepared: (String) -> String) throws(FilterError) -> TemplateValue {
        if call.input == .nil { return .string("") }
        guard case .string(let text) = call.input, let data = Data(base64Encoded: prepared(text)) else {
            throw FilterError("this is not Base64")
        }
        return .string(try self.text(Array(data), "this Base64"))
    }

    private static func text(_ bytes: [UInt8], _ source: String) throws(FilterError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FilterError("\(source) does not hold text in UTF-8")
        }
        return text
    }
}
