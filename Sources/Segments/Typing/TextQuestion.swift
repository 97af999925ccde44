/// What is asked of a text.
struct TextQuestion: Sendable, Hashable {
    /// The form of the text that is compared.
    enum Form: Sendable, Hashable {
        /// Case-folded, accents counting.
        case folded
        /// Case-folded, without accents.
        case bare
        /// An address or domain, which is kept in the one form that is compared.
        case key
        /// A code (language, country ...): ASCII letters in lower case.
        case code
    }

    /// The texts are in the form that is compared, and not empty but for `equals`.
    enum Match: Sendable, Hashable {
        case equals([String])
        case contains(String)
        case startsWith(String)
        case endsWith(String)
    }

    var form: Form
    var match: Match
}
