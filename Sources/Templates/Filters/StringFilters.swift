/// Filters on texts.
enum StringFilters {
    static let table: [String: Filter] = [
        "upcase": Filter(0...0, cost: .characters) { call in .string(call.text.uppercased()) },
        "downcase": Filter(0...0, cost: .characters) { call in .string(call.text.lowercased()) },
        "capitalize": Filter(0...0, cost: .characters) { call in
            .string(call.text.prefix(1).uppercased() + call.text.dropFirst().lowercased())
        },
        "titlecase": Filter(0...0, cost: .characters) { call in .string(titlecased(call.text)) },
        "strip": Filter(0...0) { call in .string(trimmed(call.text, start: true, end: true)) },
        "lstrip": Filter(0...0) { call in .string(trimmed(call.text, start: true, end: false)) },
        "rstrip": Filter(0...0) { call in .string(trimmed(call.text, start: false, end: true)) },
        "strip_newlines": Filter(0...0) { call in .string(MarkupFilters.lineEndsReplaced(call.text, with: "")) },
        "append": Filter(1...1) { call in .string(call.text + call.text(0)) },
        "prepend": Filter(1...1) { call in .string(call.text(0) + call.text) },
        "replace": Filter(1...2) { call throws(FilterError) in try replaced(call, ByteSearch.all(call.text(0), in: call.text)) },
        "replace_first": Filter(1...2) { call throws(FilterError) in
            try replaced(call, Array(ByteSearch.all(call.text(0), in: call.text).prefix(1)))
        },
        "replace_last": Filter(2...2) { call throws(FilterError) in
            try replaced(call, ByteSearch.last(call.text(0), in: call.text))
        },
        "remove": Filter(1...1) { call throws(FilterError) in try removed(call, ByteSearch.all(call.text(0), in: call.text)) },
        "remove_first": Filter(1...1) { call throws(FilterError) in
            try removed(call, Array(ByteSearch.all(call.text(0), in: call.text).prefix(1)))
        },
        "remove_last": Filter(1...1) { call throws(FilterError) in try removed(call, ByteSearch.last(call.text(0), in: call.text))
        },
        "truncate": Filter(0...2, cost: .characters) { call throws(FilterError) in try truncated(call) },
        "truncatewords": Filter(0...2) { call throws(FilterError) in try wordsTruncated(call) },
        "split": Filter(1...1, cost: .characters) { call throws(FilterError) in
            let parts = split(call.text, call.text(0))
            guard parts.count <= call.largest / 8 else { throw FilterError("the text has too many parts", isLimit: true) }
            return .array(parts)
        },
        "slice": Filter(1...2, cost: .characters) { call throws(FilterError) in try sliced(call) },
        "default": Filter(0...1, keywords: ["allow_false"]) { call in
            if call.argument(1).isTrue, call.input == .boolean(false) { return call.input }
            return call.input.wantsDefault ? (call.arguments.isEmpty ? "" : call.argument(0)) : call.input
        },
        "raw": Filter(0...0) { call in call.input },
    ]

    // MARK: - Case and space

    /// Each word with a capital: `ngọc anh` becomes `Ngọc Anh`.
    private static func titlecased(_ text: String) -> String {
        var result = ""
        var startsWord = true
        for character in text {
            result += startsWord ? character.uppercased() : character.lowercased()
            startsWord = !character.isLetter && !character.isNumber && character != "'" && character != "’"
        }
        return result
    }

    private static func trimmed(_ text: String, start: Bool, end: Bool) -> String {
        var rest = Array(text.utf8)[...]
        if start { rest = rest.drop(while: Lexer.isSpace) }
        while end, let last = rest.last, Lexer.isSpace(last) || last == 0 { rest.removeLast() }
        return String(decoding: rest, as: UTF8.self)
    }

    // MARK: - Parts

    private static func replaced(_ call: FilterCall, _ places: [Int]) throws(FilterError) -> TemplateValue {
        .string(try replaced(call.text, call.text(0), places, with: call.text(1), largest: call.largest))
    }

    private static func removed(_ call: FilterCall, _ places: [Int]) throws(FilterError) -> TemplateValue {
        .string(try replaced(call.text, call.text(0), places, with: "", largest: call.largest))
    }

    /// The text with what stands at the places (offsets in UTF-8) exchanged.
    private static func replaced(
        _ text: String, _ part: String, _ places: [Int], with new: String, largest: Int
    ) throws(FilterError) -> String {
        let bytes = Array(text.utf8)
        guard new.utf8.count == 0 || places.count <= largest / new.utf8.count else {
            throw FilterError("this filter makes a value of more than \(largest) bytes", isLimit: true)
        }
        let replacement = Array(new.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + places.count * replacement.count)
        var start = 0
        for place in places {
            result += bytes[start..<place]
            result += replacement
            start = place + part.utf8.count
        }
        return String(decoding: result + bytes[start...], as: UTF8.self)
    }

    private static func truncated(_ call: FilterCall) throws(FilterError) -> TemplateValue {
        let length = max(0, try call.integer(0) ?? 50)
        if call.input == .nil { return .nil }
        let ending = call.arguments.count > 1 ? call.text(1) : "..."
        let text = call.text
        if text.count <= length { return .string(text) }
        return .string(text.prefix(max(0, length - ending.count)) + ending)
    }

    private static func wordsTruncated(_ call: FilterCall) throws(FilterError) -> TemplateValue {
        let count = max(1, try call.integer(0) ?? 15)
        if call.input == .nil { return .nil }
        let ending = call.arguments.count > 1 ? call.text(1) : "..."
        let text = call.text
        let words = text.utf8.split(maxSplits: count == .max ? .max : count + 1, whereSeparator: Lexer.isSpace)
        if words.count <= count { return .string(text) }
        return .string(words.prefix(count).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") + ending)
    }

    private static func split(_ text: String, _ separator: String) -> [TemplateValue] {
        if text.isEmpty || text == separator { return [] }
        if separator.isEmpty { return text.map { .string(String($0)) } }
        if separator == " " {
            return text.utf8.split(whereSeparator: Lexer.isSpace).map { .string(String(decoding: $0, as: UTF8.self)) }
        }
        let bytes = Array(text.utf8)
        var parts: [TemplateValue] = []
        var start = 0
        for place in ByteSearch.all(separator, in: text) + [bytes.count] {
            parts.append(.string(String(decoding: bytes[start..<place], as: UTF8.self)))
            start = place + separator.utf8.count
        }
        while parts.last == "" { parts.removeLast() }
        return parts
    }

    private static func sliced(_ call: FilterCall) throws(FilterError) -> TemplateValue {
        let length = call.argument(1) == .nil ? 1 : try call.integer(1) ?? 1
        guard let offset = try call.integer(0) else { throw FilterError("the argument is not a whole number") }
        func range(_ count: Int) -> Range<Int> {
            let start = offset < 0 ? count + max(offset, -count - 1) : offset
            guard start >= 0, start < count, length > 0 else { return 0..<0 }
            return start..<(start + min(length, count - start))
        }
        if case .array(let values) = call.input { return .array(Array(values[range(values.count)])) }
        let characters = Array(call.text)
        return .string(String(characters[range(characters.count)]))
    }
}
