/// The rules for the names of fields, lists, labels and options.
enum CatalogueName {
    static let maximumFields = 500
    static let maximumOptions = 2000
    static let maximumLists = 10_000
    static let maximumLabels = 100_000
    private static let longestName = 200
    private static let longestKey = 63

    /// A field's key: `[a-z][a-z0-9_]*`, not one of the built-in keys.
    static func checkKey(_ key: String) throws(AudienceError) {
        let letters = key.utf8
        let isWellFormed =
            letters.first.map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") } ?? false
            && letters.allSatisfy { byte in
                (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")) || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
            }
        guard isWellFormed, letters.count <= longestKey else {
            let suggestion = Self.key(from: key)
            throw AudienceError(
                .invalidName,
                "\(quoted(key)) cannot be a field's key: a key has a small letter first, then small letters, digits and _, "
                    + "at most \(longestKey)",
                advice: suggestion.map { "Use \($0)." })
        }
        guard !BuiltInField.reservedKeys.contains(key) else {
            throw AudienceError(
                .invalidName, "\(quoted(key)) is a field that every contact has",
                advice: "Use it as it is, or choose another key, such as my_\(key).")
        }
    }

    /// The key nearest to a column's heading: accents off, everything else an underscore; nil when no letter is left.
    static func key(from heading: String) -> String? {
        var key = ""
        for byte in TextFolding.bare(heading).utf8 {
            let isLetter = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
            if isLetter || (byte &- 0x30 < 10 && !key.isEmpty) {
                key.unicodeScalars.append(Unicode.Scalar(byte))
            } else if !key.isEmpty, key.utf8.last != UInt8(ascii: "_") {
                key += "_"
            }
        }
        key = String(key.prefix(longestKey))
        while key.utf8.last == UInt8(ascii: "_") { key.removeLast() }
        return key.isEmpty ? nil : key
    }

    /// A name people give: not empty, no control characters, no spaces around it.
    ///
    /// - Parameter separable: whether it stands in CSV cells with several names, and so may not have `;` or `|` in it.
    static func check(_ name: String, of what: String, separable: Bool = true) throws(AudienceError) {
        let reason: String
        if name.isEmpty {
            reason = "it is empty"
        } else if name.utf8.count > longestName {
            reason = "it is longer than \(longestName) bytes"
        } else if name.unicodeScalars.contains(where: TextCharacters.isRefusedInNames) {
            reason = "it has a control character"
        } else if name.first?.isWhitespace == true || name.last?.isWhitespace == true {
            reason = "it has space around it"
        } else if separable, name.utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") }) {
            reason = "; and | separate names in CSV files"
        } else {
            return
        }
        throw AudienceError(.invalidName, "\(quoted(name)) cannot be the name of a \(what): \(reason)")
    }

    /// A name as messages show it.
    static func quoted(_ name: String) -> String {
        "\"\(TextCharacters.printable(name, limit: 60))\""
    }
}
