/// Replaces the tags of another program by ours. Text without tags is left as it is, byte for byte; what would be a tag here
/// is kept as text.
public struct TemplateConverter: Sendable {
    static let mostTagBytes = 300

    private let style: TagStyle
    private let names: TagNames

    public init(from style: TagStyle, names: TagNames = TagNames()) {
        self.style = style
        self.names = names
    }

    /// Converts a file: its body, and the subject and the preheader of its front matter if it has one.
    ///
    /// - Parameter file: what findings call it.
    public func convert(_ text: String, file: String) -> Conversion {
        let source = SourceText(text, file: file)
        var work = ConversionWork(source: source, reader: style.reader, names: names)
        let body = FrontMatterLines(source.bytes).map { matter in
            for line in matter.lines { work.convertLine(line) }
            return matter.end
        }
        work.convert(from: body ?? 0, to: source.bytes.count)
        work.closeConditions()
        return Conversion(
            text: String(decoding: work.output, as: UTF8.self), replacements: work.replacements, findings: work.findings)
    }
}
