/// One selector of a rule: `.body .button > a` (Selectors Level 4).
struct StyleSelector: Sendable, Equatable {
    enum Combinator: Sendable {
        case descendant
        case child
        /// `+`
        case next
        /// `~`
        case later
    }

    /// `[name operator value]`
    struct AttributeTest: Sendable, Equatable {
        enum Operator: Sendable {
            case exists
            case equals
            case includesWord
            case beginsWithDash
            case beginsWith
            case endsWith
            case contains
        }

        var name: String
        var comparison: Operator
        var value = ""
        var ignoresCase = false
    }

    /// What one element must be.
    struct Compound: Sendable, Equatable {
        /// Nil for any.
        var type: String?
        var ids: [String] = []
        var classes: [String] = []
        var attributes: [AttributeTest] = []
        var isFirstChild = false
        /// Asks for a state that only the reader's program knows: `:hover`.
        var asksReader = false
        /// Asks for something about the page that is not compared: `:last-child`, `:not(...)`.
        var isUncompared = false
    }

    /// The compounds from left to right; the last is the element that is meant.
    var compounds: [Compound]
    /// How each but the first is joined to the one before.
    var combinators: [Combinator]
    /// Ids, classes and types, one number each (Selectors, section 17).
    var specificity: Specificity
    /// Whether it means a part of an element (`::before`), so that no element has its declarations.
    var isPseudoElement = false

    /// Stands for a selector that is not known: it may mean any element and beat any other.
    static let any = StyleSelector(
        compounds: [Compound(isUncompared: true)], combinators: [], specificity: Specificity(ids: .max))

    struct Specificity: Sendable, Comparable {
        var ids = 0
        var classes = 0
        var types = 0

        static func < (a: Specificity, b: Specificity) -> Bool {
            (a.ids, a.classes, a.types) < (b.ids, b.classes, b.types)
        }
    }
}
