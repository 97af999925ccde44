import TestSupport

/// Random Unicode with everything that makes encoders stumble.
enum RandomText {
    private static let words = [
        "Halo", "Selamat datang", "Łódź", "zażółć", "Nguyễn Thị Ngọc", "Đà Nẵng", "ꦱꦸꦒꦼꦁ", "שלום", "مرحبا بالعالم", "日本語",
        "👩‍👩‍👧‍👦", "🏳️‍🌈", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇮🇩🇵🇱🇻🇳", "e\u{301}", "=?utf-8?q?x?=", "=?utf-8?b?", "=", "=20", "\"quoted\"", "back\\slash",
        "(comment)", "<angle>", "a,b;c:d@e", "  ", ".", "..", "From here", "--=_merpati_alternative", "--=_merpati_mixed--", "x",
        "1/2", "100%", "?=", "_", "'", "%41", "https://shop.example/?a=b&c=d", "नमस्ते", "กรุงเทพมหานครอมรรัตนโกสินทร์",
        "\u{200f}א\u{200e}",
        "\u{feff}", "\u{fffd}", "\u{10ffff}", "\u{a0}", "\u{3000}", "ﷺ", "ẞß",
    ]
    /// Ranges without surrogates, controls and line ends.
    private static let ranges: [ClosedRange<UInt32>] = [
        0x21...0x7e, 0xa0...0x17f, 0x300...0x36f, 0x400...0x4ff, 0x590...0x6ff, 0x900...0x97f, 0xe00...0xe7f, 0x3040...0x30ff,
        0x4e00...0x9fff, 0xac00...0xd7a3, 0xe000...0xfffd, 0x1f300...0x1faff, 0x1f1e6...0x1f1ff, 0x10000...0x10ffff,
    ]

    /// A header's worth, without control characters.
    static func line(_ count: ClosedRange<Int>, using random: inout SeededRandom) -> String {
        var line = ""
        for _ in 0..<Int.random(in: count, using: &random) {
            line += piece(using: &random)
            if Int.random(in: 0..<3, using: &random) > 0 { line += " " }
        }
        while line.utf8.count > 2000 { line.removeLast() }
        return line
    }

    static func body(using random: inout SeededRandom) -> String {
        var body = ""
        // Some bodies in one script only, so that base64 is the shorter encoding for some.
        let single = Bool.random(using: &random) ? words.randomElement(using: &random) : nil
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            switch Int.random(in: 0..<10, using: &random) {
            case 0, 1: body += ["\n", "\r\n", "\r", "\n\n", " \n", "\t\r\n"].randomElement(using: &random) ?? ""
            case 2: body += String(repeating: "long", count: Int.random(in: 1..<60, using: &random))
            case 3: body += ["\t", " ", "\u{c}", "\u{0}", "\u{7f}", "\u{85}", "\u{2028}"].randomElement(using: &random) ?? ""
            case 4:
                body +=
                    ["\n.\n", "\nFrom me\n", "\n--=_merpati_alternative--\n", "\n..", "\r\n\r\n"].randomElement(using: &random)
                    ?? ""
            default: body += single ?? piece(using: &random)
            }
        }
        if Int.random(in: 0..<20, using: &random) == 0 { body += String(repeating: single ?? "w ", count: 5000 / 3) }
        return body
    }

    private static func piece(using random: inout SeededRandom) -> String {
        switch Int.random(in: 0..<40, using: &random) {
        case 0..<8: return scalars(Int.random(in: 1...12, using: &random), using: &random)
        case 8:
            // One character of many code points, which may be too long for an encoded word.
            return "a" + String(repeating: "\u{301}\u{323}", count: Int.random(in: 1...40, using: &random))
        case 9:
            return String(repeating: "สวัสดี日本語", count: Int.random(in: 1...20, using: &random))
        case 10:
            return String(repeating: "abcdefghij", count: Int.random(in: 1...130, using: &random))
        case 11: return String(repeating: " ", count: Int.random(in: 1...90, using: &random))
        case 12: return String(repeating: "w", count: Int.random(in: 60...80, using: &random))
        default: return words.randomElement(using: &random) ?? ""
        }
    }

    private static func scalars(_ count: Int, using random: inout SeededRandom) -> String {
        var text = String.UnicodeScalarView()
        let range = ranges.randomElement(using: &random) ?? 0x41...0x5a
        for _ in 0..<count {
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.append(scalar) }
        }
        return String(text)
    }
}
