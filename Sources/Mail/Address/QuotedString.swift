/// Text between quotation marks (RFC 5322 section 3.2.4). It goes by scalars, not by characters: a quotation mark
/// followed by a combining accent is still a quotation mark on the wire.
enum QuotedString {
    static func quote(_ text: String) -> String {
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }

    /// The text that a phrase stands for: quotation marks, and the backslashes between them, fall away.
    static func unquote(_ phrase: String) -> String {
        var text = String.UnicodeScalarView()
        var isQuoted = false
        var isEscaped = false
        for scalar in phrase.unicodeScalars {
            switch scalar {
            case _ where isEscaped:
                text.append(scalar)
                isEscaped = false
            case "\\" where isQuoted: isEscaped = true
            case "\"": isQuoted.toggle()
            default: text.append(scalar)
            }
        }
        return String(text)
    }
}
