/// `color: red !important`
struct StyleDeclaration: Sendable, Equatable {
    /// In lower case, but for custom properties.
    var name: String
    /// Without comments, each white space a single space; strings in single quotes where they hold none.
    var value: String
    var isImportant: Bool
    /// False where a tag of the template stands in the value: then only the recipient's page knows it.
    var isKnown = true

    /// Whether a declaration of one property has a say in the other: `margin` and `margin-top`, `font` and `line-height`.
    static func areRelated(_ a: String, _ b: String) -> Bool {
        if a == b || a.hasPrefix(b + "-") || b.hasPrefix(a + "-") { return true }
        if a.hasPrefix("border-"), b.hasPrefix("border-") { return true }
        return a == "font" && b == "line-height" || a == "line-height" && b == "font" || a == "all" || b == "all"
    }
}
