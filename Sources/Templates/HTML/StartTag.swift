/// The start tag of an element, as far as the template writes it out.
struct StartTag: Sendable {
    struct Attribute: Sendable {
        /// In lower case.
        var name: String
        /// The value with its character references resolved, the tags in it left out; empty when there is none.
        var value: String
        /// Whether a tag of the template stands in the value.
        var hasTag: Bool
        /// Where the value begins, or the name when there is no value.
        var position: SourcePosition
    }

    /// In lower case.
    var name: String
    var attributes: [Attribute] = []
    /// Where the tag ends.
    var position: SourcePosition

    subscript(_ name: String) -> Attribute? { attributes.first { $0.name == name } }
}
