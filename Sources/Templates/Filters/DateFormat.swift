/// Formats of strftime as Ruby knows them: `%d %B %Y`, with flags (`-` no padding, `0` zeros, `_` spaces, `^` capitals, `#` the
/// other case, `:` in zones) and widths. What is not a directive stays as it is.
enum DateFormat {
    static func text(_ moment: LocalMoment, _ format: String, language: String) -> String {
        text(moment, format, names: DateNames.of(language))
    }

    static func text(_ moment: LocalMoment, _ format: String, names: DateNames) -> String {
        var result = ""
        var afterDay = false
        var rest = format[...]
        while let start = rest.firstIndex(of: "%") {
            result += rest[..<start]
            rest = rest[start...]
            var end = rest.dropFirst()
            let directive = DateDirective(moment, names, afterDay: afterDay, reading: &end)
            result += directive?.text ?? String(rest[..<end.startIndex])
            if let letter = directive?.letter, letter == "d" || letter == "e" { afterDay = true }
            rest = end
        }
        return result + rest
    }
}
