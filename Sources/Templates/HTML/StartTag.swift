/// The start tag of an element, as far as the template writes it out.
struct StartTag: Sendable {
    struct Attribute: Sendable {
        /// In lower case.
        var name: String
        /// The value with its character references resolved, the tags in it left out; empty when there is none.
        var value: String
        /// Whether a tag of the template stands in the value.
        var hasTag: Bool
        /// Whether the attribute itself stands in a branch, so that some recipients do not get it.
        var isConditional = false
        /// The words of the value (as of `class`) that every recipient gets who gets the attribute.
        var words: [String] = []
        /// Where the value begins, or the name when there is no value.
        var position: SourcePosition
    }

    /// In lower case.
    var name: String
    /// In the order in which they are written, also those without a value.
    var attributes: [Attribute] = []
    /// Where the tag ends.
    var position: SourcePosition
    /// Whether the element stands inside `<!--[if mso]> ... <![endif]-->`: only Outlook sees it.
    var isInConditionalComment = false
    /// The names of the open elements around it, the outermost first, with those that HTML implies (`html`, `body`, `tbody`). An
    /// element that only some branches open has the name ``OpenElement/unknownName``.
    var ancestors: [String] = []

    /// The first attribute of this name: the one that counts.
    subscript(_ name: String) -> Attribute? { attributes.first { $0.name == name } }
}
