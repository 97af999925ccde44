/// Octets into text. Whatever comes in, text comes out: with U+FFFD for what cannot be read, and notes that say so.
enum Charset {
    /// - Parameter converters: Those of the text that the octets are a piece of.
    static func decode(
        _ octets: [UInt8], charset: String?, by converters: SystemConverters = SystemConverters()
    ) -> DecodedText {
        guard let charset, !charset.isEmpty else { return guess(octets, converters) }
        switch CharsetName.reading(charset) {
        case .utf8: return utf8(octets)
        case .ascii: return guess(octets, converters)
        case .utf7: return DecodedText(UTF7.decode(octets))
        case .utf16(let littleEndian): return DecodedText(WideText.decodeUTF16(octets, littleEndian: littleEndian))
        case .utf32(let littleEndian): return DecodedText(WideText.decodeUTF32(octets, littleEndian: littleEndian))
        case .iso2022Japanese: return DecodedText(ISO2022JP.decode(octets, by: converters))
        case .system(let name):
            if let decoded = system(octets, name, converters) { return decoded }
            return unknown(octets, charset)
        case nil:
            return unknown(octets, charset)
        }
    }

    /// Nothing is declared, or ASCII, which mail programs write where they do not know: octets above it are UTF-8 if they
    /// can be, else what most of the remaining world writes.
    private static func guess(_ octets: [UInt8], _ converters: SystemConverters) -> DecodedText {
        if ISO2022JP.looksLike(octets) {
            var decoded = DecodedText(ISO2022JP.decode(octets, by: converters))
            decoded.notes.append(.guessedCharset("iso-2022-jp"))
            return decoded
        }
        guard octets.contains(where: { $0 >= 0x80 }) else { return DecodedText(text: String(decoding: octets, as: UTF8.self)) }
        if let text = String(validating: octets, as: UTF8.self) {
            return DecodedText(text: text, notes: [.guessedCharset("utf-8")])
        }
        var decoded = system(octets, "CP1252", converters) ?? utf8(octets)
        decoded.notes.append(.guessedCharset("windows-1252"))
        return decoded
    }

    private static func utf8(_ octets: [UInt8]) -> DecodedText {
        if let text = String(validating: octets, as: UTF8.self) { return DecodedText(text: text) }
        let text = String(decoding: octets, as: UTF8.self)
        return DecodedText(text: text, notes: [.replacements(text.unicodeScalars.count { $0 == "\u{fffd}" })])
    }

    private static func unknown(_ octets: [UInt8], _ name: String) -> DecodedText {
        var decoded = utf8(octets)
        decoded.notes.insert(.unknownCharset(String(name.prefix(40))), at: 0)
        return decoded
    }

    private static func system(_ octets: [UInt8], _ name: String, _ converters: SystemConverters) -> DecodedText? {
        converters.decode(octets, from: name).map { DecodedText($0) }
    }
}

extension DecodedText {
    fileprivate init(_ read: (text: String, replacements: Int)) {
        self.init(text: read.text, notes: read.replacements > 0 ? [.replacements(read.replacements)] : [])
    }
}
