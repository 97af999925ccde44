/// `selector, selector { declarations }`
struct StyleRule: Sendable {
    var selectors: [StyleSelector]
    var declarations: [StyleDeclaration]
    /// Whether it stands inside `@media` or another condition, so that it counts for some readers only.
    var isConditional: Bool
    /// Whether only some recipients' pages have it.
    var isInDoubt = false
    /// The line of the sheet in which it begins, counted from 0.
    var line: Int
}
