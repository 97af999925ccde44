internal import Foundation

/// Filters that have to do with HTML and addresses.
enum MarkupFilters {
    static let table: [String: Filter] = [
        "escape": Filter(0...0) { call in .string(escaped(call.text, .html)) },
        "escape_once": Filter(0...0) { call in .string(escaped(call.text, .htmlOnce)) },
        "newline_to_br": Filter(0...0) { call in
            .string(call.text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\n", with: "<br />\n"))
        },
        "strip_html": Filter(0...0) { call in .string(stripped(call.text)) },
        "url_encode": Filter(0...0) { call in
            .string(
                escaped(call.text, .urlQuery).replacingOccurrences(of: "%20", with: "+").replacingOccurrences(
                    of: "~", with: "%7E"))
        },
        "url_decode": Filter(0...0) { call in .string(decoded(call.text)) },
        "base64_encode": Filter(0...0) { call in .string(Data(call.text.utf8).base64EncodedString()) },
        "base64_decode": Filter(0...0) { call throws(FilterError) in try base64Decoded(call) { $0 } },
        "base64_url_safe_encode": Filter(0...0) { call in
            .string(String(Data(call.text.utf8).base64EncodedString().map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }))
        },
        "base64_url_safe_decode": Filter(0...0) { call throws(FilterError) in
            try base64Decoded(call) { String($0.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }) }
        },
    ]

    private static func escaped(_ text: String, _ escaping: Escaping) -> String {
        var bytes: [UInt8] = []
        Escaper.append(text, escaping, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text without tags, comments, scripts and style sheets.
    private static func stripped(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        var blocks: [(opening: String, closing: String)] = [("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->")]
        while let open = rest.firstIndex(of: "<") {
            let markup = rest[open...]
            guard let end = end(ofMarkup: markup, &blocks) else { break }
            result += rest[..<open]
            rest = rest[end...]
        }
        return result + rest
    }

    /// Blocks that do not end anywhere are not looked for again: each would be searched for through all of the text.
    private static func end(ofMarkup markup: Substring, _ blocks: inout [(opening: String, closing: String)]) -> String.Index? {
        if let found = blocks.firstIndex(where: { markup.prefix($0.opening.count).lowercased() == $0.opening }) {
            if let end = markup.range(of: blocks[found].closing, options: .caseInsensitive) { return end.upperBound }
            blocks.remove(at: found)
        }
        return markup.firstIndex(of: ">").map { markup.index(after: $0) }
    }

    private static func decoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "%"), offset + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[(offset + 1)...(offset + 2)], as: UTF8.self), radix: 16)
            {
                result.append(value)
                offset += 3
            } else {
                result.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                offset += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func base64Decoded(_ call: FilterCall, _ prepared: (String) -> String) throws(FilterError) -> TemplateValue {
        if call.input == .nil { return .string("") }
        guard case .string(let text) = call.input, let data = Data(base64Encoded: prepared(text)) else {
            throw FilterError("this is not Base64")
        }
        return .string(String(decoding: data, as: UTF8.self))
    }
}
