/// What the style sheets of one letter may use. Behind a sheet that is over a limit nothing is inlined: what it could beat is not
/// known.
struct StyleLimits: Sendable {
    /// The size of one sheet.
    var sheetBytes = 256 << 10
    var rules = 4000
    /// Selectors of all rules together.
    var selectors = 8000
    /// Declarations of one rule.
    var declarations = 400
    /// Simple selectors and combinators in one selector; a longer one may mean any element.
    var selectorParts = 64
    /// Blocks and brackets within each other.
    var nesting = 32
    /// Comparisons of an element with a part of a selector, in one letter: the bound on the time that matching takes.
    var comparisons = 2_000_000
    /// What is written into the elements of one letter.
    var inlinedBytes = 2 << 20
}
