/// Character references of HTML, as far as letters use them.
enum Entities {
    private static let names: [Substring: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "copy": "©", "reg": "®", "trade": "™",
        "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bdquo": "„",
        "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢",
        "times": "×", "deg": "°", "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "hearts": "♥", "star": "☆",
        "zwnj": "", "zwj": "\u{200d}", "shy": "", "ensp": " ", "emsp": " ", "thinsp": " ", "colon": ":", "Tab": "\t",
        "NewLine": "\n",
        "sol": "/", "num": "#", "percnt": "%", "excl": "!",
        "quest": "?", "bsol": "\\", "commat": "@", "period": ".", "equals": "=",
    ]

    /// The text that the bytes show; references that are not known stay as they are.
    static func decoded(_ bytes: some Collection<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            guard let end = rest.utf8.prefix(32).firstIndex(of: UInt8(ascii: ";")),
                let character = character(rest[rest.index(after: rest.startIndex)..<end])
            else {
                result += "&"
                rest.removeFirst()
                continue
            }
            result += character
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func character(_ reference: Substring) -> String? {
        guard reference.first == "#" else { return names[reference] }
        let digits = reference.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = isHexadecimal ? digits.dropFirst() : digits
        guard !number.isEmpty, number.allSatisfy({ $0.isASCII && (isHexadecimal ? $0.isHexDigit : $0.isWholeNumber) }) else {
            return nil
        }
        // Numbers that are no character show as one that says so (WHATWG HTML, 13.2.5.80).
        guard let code = UInt32(number, radix: isHexadecimal ? 16 : 10), let scalar = Unicode.Scalar(code) else {
            return "\u{fffd}"
        }
        return code == 0 ? "\u{fffd}" : code == 0xa0 ? " " : String(Character(windows(scalar) ?? scalar))
    }

    /// What old Windows programs meant by 0x80 to 0x9f (WHATWG HTML, 13.2.5.80).
    private static let windowsScalars = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ".unicodeScalars)

    /// What a C1 control was meant as; nil for every other character, and where nobody knows.
    static func windows(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard (0x80...0x9f).contains(scalar.value) else { return nil }
        let meant = windowsScalars[Int(scalar.value) - 0x80]
        return meant == scalar ? nil : meant
    }
}

extension String {
    func trimmingSpace() -> String {
        let bytes = Array(utf8)
        guard let first = bytes.firstIndex(where: { !Lexer.isSpace($0) }),
            let last = bytes.lastIndex(where: { !Lexer.isSpace($0) })
        else { return "" }
        return first == 0 && last == bytes.count - 1 ? self : String(decoding: bytes[first...last], as: UTF8.self)
    }
}
