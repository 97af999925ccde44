/// Replaces the tags of another program by ours. A letter without such tags is left as it is, byte for byte; beside them, what
/// would be a tag here is kept as text, unless the letter is one of ours already.
///
/// What comes out compiles, or an error among the findings says what a person has to decide.
public struct TemplateConverter: Sendable {
    static let mostTagBytes = 2048

    private let style: TagStyle
    private let names: TagNames

    public init(from style: TagStyle, names: TagNames = TagNames()) {
        self.style = style
        self.names = names
    }

    /// Converts a file: its body, and the subject and the preheader of its front matter if it has one.
    ///
    /// - Parameters:
    ///   - file: what findings call it.
    ///   - format: how it is compiled, to see whether what comes out is a letter.
    public func convert(_ text: String, file: String, format: LetterSource.Format = .html) -> Conversion {
        ConversionTrial(source: SourceText(text, file: file), format: format, style: style, names: names).conversion()
    }
}
