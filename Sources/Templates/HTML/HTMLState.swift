/// Where in an HTML page a template has come to. Branches of a template must agree about it.
struct HTMLState: Equatable {
    enum Place: Equatable {
        case text
        /// Inside an element whose content is not HTML, such as `style`.
        case rawText
        /// Behind `<`.
        case tagOpen
        case tagName
        /// Inside a tag, between attributes.
        case beforeName
        case attributeName
        case afterName
        /// Behind `=`.
        case beforeValue
        case value
        /// `<!...>` and `<?...>`.
        case declaration
        case comment
        /// `<!--[if mso]`, up to `]>`: what follows is HTML to some clients, so it is read as HTML.
        case conditional
    }

    /// What the value of an attribute means.
    enum Meaning: Equatable {
        case text
        case url(URLState)
        case style
        case script
        case refused
    }

    var place = Place.text
    /// The element of the tag at hand, or the one whose raw text this is.
    var element = ""
    var isClosing = false
    var attribute = ""
    var meaning = Meaning.text
    /// The character reference at hand in an address, from its `&`.
    var reference: [UInt8] = []
    /// The quote that ends the value; nil for an unquoted one, which the compiler puts in quotes.
    var quote: UInt8?
    /// The first bytes of a declaration, until it is clear what it is.
    var opening: [UInt8] = []
    /// Hyphens just seen in a comment.
    var hyphens = 0
    /// Inside `<!--[if mso]> ... <![endif]-->`.
    var isConditional = false

    /// For errors: `inside the attribute `href``.
    var description: String {
        switch place {
        case .text: "in text"
        case .rawText: "inside <\(element)>"
        case .tagOpen, .tagName: "in the name of an element"
        case .beforeName, .afterName: "inside the tag <\(element)>"
        case .attributeName: "in the name of an attribute of <\(element)>"
        case .beforeValue, .value:
            switch meaning {
            case .url(let state): "inside the attribute `\(attribute)` of <\(element)>, \(Self.describe(state))"
            default: "inside the attribute `\(attribute)` of <\(element)>"
            }
        case .declaration, .conditional: "inside a declaration"
        case .comment: "inside a comment"
        }
    }

    private static func describe(_ state: URLState) -> String {
        switch state {
        case .start: "where the address begins"
        case .unsettled, .slash, .slashes: "before its host"
        case .host: "in its host"
        case .path: "in its path"
        case .query: "after `?` or `#`"
        case .harmful: "after its scheme"
        }
    }

    /// Settles what the attribute's value means when the value begins.
    mutating func beginValue(quote: UInt8?) {
        place = .value
        self.quote = quote
        if HTMLNames.isHandler(attribute) {
            meaning = .script
        } else if HTMLNames.isRefused(attribute, of: element) {
            meaning = .refused
        } else if attribute == "style" {
            meaning = .style
        } else {
            meaning = HTMLNames.isURL(attribute) ? .url(.start) : .text
        }
    }

    /// Whether the attribute at hand has no value, seen when the state after the next byte is known.
    func leavesBareAttribute(for next: HTMLState, ends: Bool) -> Bool {
        guard [.attributeName, .afterName, .beforeValue].contains(place) else { return false }
        return ends || next.place == .beforeName || next.place == .attributeName && place != .attributeName
    }

    /// Where it goes on when one branch has come here and another there; nil when that makes a difference. An address may
    /// get its query in one branch only: what follows is written as in a query, which is safe in both.
    func joined(_ other: HTMLState) -> HTMLState? {
        guard case .url(let a) = meaning, case .url(let b) = other.meaning, [a, b].allSatisfy({ $0 == .path || $0 == .query })
        else { return nil }
        var (first, second) = (self, other)
        first.meaning = .url(.query)
        second.meaning = .url(.query)
        return first == second ? first : nil
    }

    /// Back between attributes, with nothing left over that two branches could disagree about.
    mutating func endValue() {
        place = .beforeName
        attribute = ""
        meaning = .text
        reference = []
        quote = nil
    }

    /// How a value is written here; an error where none can be made safe.
    func escaping(at position: SourcePosition) throws(TemplateError) -> Escaping {
        switch place {
        case .text, .comment: return .html
        case .rawText where HTMLNames.escapableElements.contains(element): return .html
        case .rawText where element == "style": return .style
        case .value:
            switch meaning {
            case .text: return .html
            case .style: return .style
            case .url(let url) where !reference.isEmpty && url.decidesHost:
                throw TemplateError(
                    .context, "a tag cannot stand behind `\(String(decoding: reference, as: UTF8.self))` in an address",
                    at: position, advice: "Write `&amp;` for the sign itself.")
            case .url(let state): return try Self.escaping(state, attribute, at: position)
            case .script:
                throw TemplateError(
                    .context, "a tag cannot stand in `\(attribute)`: mail programs run no scripts, and nothing is safe there",
                    at: position)
            case .refused:
                throw TemplateError(.context, "a tag cannot stand in the attribute `\(attribute)` of <\(element)>", at: position)
            }
        case .rawText: throw TemplateError(.context, "a tag cannot stand inside <\(element)>", at: position)
        default:
            throw TemplateError(
                .context, "a tag that prints a value cannot stand \(description)", at: position,
                advice: "Values may stand in text and in the values of attributes.")
        }
    }

    private static func escaping(_ state: URLState, _ name: String, at position: SourcePosition) throws(TemplateError) -> Escaping
    {
        switch state {
        case .start: return .urlStart
        case .unsettled: return .urlUnsettled
        case .slash, .slashes, .host, .path: return .urlPath
        case .query: return .urlQuery
        case .harmful(let scheme):
            throw TemplateError(.context, "a tag cannot stand in a `\(scheme):` address (attribute `\(name)`)", at: position)
        }
    }
}
