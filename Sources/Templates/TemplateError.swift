/// Why a template cannot be compiled, or why it gives no message for one recipient.
public struct TemplateError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Kinds that a caller can decide on.
    public enum Kind: Sendable, Equatable {
        /// The text does not follow the tag language.
        case syntax
        /// A tag, filter, partial or layout that does not exist.
        case unknownName
        /// A tag stands where no value can be made safe, or branches disagree about the HTML around them.
        case context
        /// A link that must not be sent.
        case link
        /// The front matter is wrong.
        case frontMatter
        /// A file is missing, unreadable or not text.
        case file
        /// A limit of ``TemplateLimits`` was reached.
        case limit
        /// A value does not fit the filter or tag that was given it.
        case value
    }

    public var kind: Kind
    /// What is wrong, in a sentence.
    public var message: String
    /// Where; nil when the fault has no place in a file.
    public var position: SourcePosition?
    /// The known name nearest to the unknown one.
    public var nearest: String?
    /// What a person can do about it.
    public var advice: String?

    public init(
        _ kind: Kind, _ message: String, at position: SourcePosition? = nil, nearest: String? = nil, advice: String? = nil
    ) {
        self.kind = kind
        self.message = message
        self.position = position
        self.nearest = nearest
        self.advice = advice
    }

    public var file: String? { position?.file }
    public var line: Int? { position?.line }
    public var column: Int? { position?.column }

    public var description: String {
        var text = position.map { "\($0): " } ?? ""
        text += message
        if let nearest { text += " (did you mean `\(nearest)`?)" }
        if let advice { text += "\n  \(advice)" }
        return text
    }
}
