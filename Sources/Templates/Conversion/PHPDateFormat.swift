/// The date formats of PHP, which Mailchimp writes.
enum PHPDateFormat {
    private static let letters: [Character: String] = [
        "d": "%d", "j": "%-d", "D": "%a", "l": "%A", "z": "%j", "W": "%V", "m": "%m", "n": "%-m", "M": "%b", "F": "%B",
        "Y": "%Y", "y": "%y", "H": "%H", "G": "%-H", "h": "%I", "g": "%-I", "i": "%M", "s": "%S", "A": "%p", "a": "%P",
        "e": "%Z", "T": "%Z", "O": "%z", "%": "%%", "\"": "'",
    ]

    /// The same format as `date` takes it; nil when it has something that `date` does not.
    static func strftime(_ format: String) -> String? {
        var result = ""
        var isEscaped = false
        for character in format {
            if isEscaped {
                result.append(character == "\"" ? "'" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if let directive = letters[character] {
                result += directive
            } else if character.isLetter || character.isNewline {
                return nil
            } else {
                result.append(character)
            }
        }
        return result.isEmpty || result.contains("}") || result.contains("{") ? nil : result
    }
}
