/// What the style sheets of one letter may use. What is over a limit stays in its `<style>` element and is not inlined.
struct StyleLimits: Sendable {
    /// The size of one sheet.
    var sheetBytes = 256 << 10
    var rules = 4000
    /// Selectors of all rules together.
    var selectors = 8000
    /// Simple selectors and combinators in one selector.
    var selectorParts = 64
    /// Blocks and brackets within each other.
    var nesting = 32
    /// Comparisons of an element with a part of a selector, in one letter: the bound on the time that matching takes.
    var comparisons = 2_000_000
}
