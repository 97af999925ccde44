/// A condition or block of another program whose end has not come yet.
struct OpenCondition {
    enum Kind: Equatable {
        case conditional
        case negated
        /// Holds for every letter: only its content stays.
        case always
        /// Holds for none: its content is left out.
        case never
        /// It stays with its end, for a person. In a loop, names are those of its items.
        case foreign(isLoop: Bool)
    }

    var kind: Kind
    /// What its end says, in the words of the other program.
    var end: String
    /// Where it begins in the original.
    var offset: Int
    var position: SourcePosition

    /// What ends it here.
    var ending: String {
        switch kind {
        case .conditional: "{% endif %}"
        case .negated: "{% endunless %}"
        case .always, .never, .foreign: ""
        }
    }
}
