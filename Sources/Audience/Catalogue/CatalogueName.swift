/// The rules for the names of fields, activities, lists, labels and options.
enum CatalogueName {
    static let maximumFields = 500
    static let maximumOptions = 2000
    static let maximumLists = 10_000
    static let maximumLabels = 100_000
    static let maximumActivities = 200
    static let maximumParameters = 50
    private static let longestName = 200
    private static let longestKey = 63

    /// A field's key: `[a-z][a-z0-9_]*`, not one of the built-in keys and not a word of the segment language.
    static func checkKey(_ key: String) throws(AudienceError) {
        try checkForm(key, of: "field's key")
        guard !BuiltInField.reservedKeys.contains(key) else {
            throw AudienceError(
                .invalidName, "\(quoted(key)) is a field that every contact has",
                advice: "Use it as it is, or choose another key, such as my_\(key).")
        }
        try checkWord(key, isReserved: Catalogue.reservedWords.contains(key), of: "field's key")
    }

    /// An activity's name: like a key, and not a built-in activity's.
    static func checkActivity(_ name: String) throws(AudienceError) {
        try checkForm(name, of: "activity's name")
        guard BuiltInActivity(rawValue: name) == nil else {
            throw AudienceError(
                .invalidName, "\(quoted(name)) is an activity that Merpati has itself",
                advice: "Use it as it is, or choose another name, such as my_\(name).")
        }
        try checkWord(name, isReserved: isLanguageWord(name), of: "activity's name")
    }

    /// A parameter's name: like a key, and not one of the columns that every file of activities may have.
    static func checkParameter(_ name: String) throws(AudienceError) {
        try checkForm(name, of: "parameter's name")
        guard !["email", "at", "external_id", "id", "activity", "contact_id"].contains(name) else {
            throw AudienceError(
                .invalidName, "\(quoted(name)) is something that every event has",
                advice: "Choose another name, such as my_\(name).")
        }
        try checkWord(name, isReserved: isLanguageWord(name), of: "parameter's name")
    }

    /// Words that stand beside the names of activities and parameters in a segment.
    private static func isLanguageWord(_ name: String) -> Bool {
        Catalogue.reservedWords.contains(name)
            || [
                "where", "within", "between", "before", "after", "on", "exactly", "of", "by", "among", "is", "times", "ago",
                "list", "segment", "top", "bottom", "first", "last", "count", "sum", "average", "min", "max", "anniversary",
                "sample",
            ].contains(name)
    }

    private static func checkForm(_ key: String, of what: String) throws(AudienceError) {
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
                "\(quoted(key)) cannot be \(what.first == "a" ? "an" : "a") \(what): it has a small letter first, then small letters, "
                    + "digits and _, at most \(longestKey)",
                advice: suggestion.map { "Use \($0)." })
        }
    }

    private static func checkWord(_ name: String, isReserved: Bool, of what: String) throws(AudienceError) {
        guard isReserved else { return }
        throw AudienceError(
            .invalidName,
            "\(quoted(name)) cannot be \(what.first == "a" ? "an" : "a") \(what): it is a word of the segment language",
            advice: "Choose another, such as my_\(name).")
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
