/// A piece of a template: text, or a tag with what stands between its braces.
struct TemplateToken: Sendable {
    enum Kind: Sendable {
        case text
        /// `{{ ... }}`
        case output
        /// `{% ... %}`
        case tag
    }

    var kind: Kind
    /// The text itself, or the inside of the tag without braces and hyphens.
    var source: SourceText
    /// `{{-` or `{%-`: white space before the tag goes.
    var trimsBefore = false
    /// `-}}` or `-%}`: white space after the tag goes.
    var trimsAfter = false
    /// Where the tag begins.
    var position: SourcePosition

    static func text(_ source: SourceText) -> TemplateToken {
        TemplateToken(kind: .text, source: source, position: source.position(at: 0))
    }
}
