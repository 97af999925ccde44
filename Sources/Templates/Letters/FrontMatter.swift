internal import Diagnostics

/// What stands between the `---` lines at the head of a letter.
public struct FrontMatter: Sendable {
    /// A file that goes out with the letter.
    public struct Attachment: Sendable, Equatable {
        /// Its path below `attachments/`, or below the folder of the templates.
        public var file: String
        /// What readers see; nil for the file's own name.
        public var name: String?
        /// The media type; nil for that of the name's ending.
        public var type: String?
        /// Where it is named.
        public var position: SourcePosition
    }

    /// Where the images go that the letter shows.
    public enum Images: String, Sendable, CaseIterable {
        /// Into each message.
        case inline
        /// Onto our own server, and the letter links to them.
        case linked
    }

    /// A template.
    public var subject: String?
    /// A template: the line that mail programs show beside the subject.
    public var preheader: String?
    /// `Name <address>`, as written.
    public var from: String?
    public var replyTo: String?
    /// The name of a file in `layouts/`, without its ending.
    public var layout: String?
    /// The language the letter is written in, such as `id`.
    public var language: String?
    public var attachments: [Attachment] = []
    public var images = Images.inline

    /// Where the values stand.
    var sources: [String: SourceText] = [:]

    static let keys = ["subject", "preheader", "from", "reply_to", "layout", "language", "attachments", "images"]
    private static let mostBytes = 64 << 10

    init() {}

    /// Where the value of a key begins; nil when it has none.
    public func position(of key: String) -> SourcePosition? { sources[key]?.position(at: 0) }

    /// Where the first value stands; nil when there is none.
    var firstPosition: SourcePosition? {
        (sources.values.map { $0.position(at: 0) } + attachments.map(\.position)).min { $0.line < $1.line }
    }

    /// Splits a file into front matter and body. A file that does not begin with a line `---` has none.
    ///
    /// - Parameter keys: those that may stand in this kind of file.
    static func split(
        _ text: String, file: String, keys: [String] = keys
    ) throws(TemplateError) -> (FrontMatter, body: SourceText) {
        var bytes = Array(text.utf8)[...]
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
        let lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
        func isFence(_ line: ArraySlice<UInt8>) -> Bool {
            line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy(Lexer.isSpace)
        }
        guard let first = lines.first, isFence(first) else {
            return (FrontMatter(), SourceText(file: file, bytes: Array(bytes)))
        }
        guard let end = lines.dropFirst().firstIndex(where: isFence) else {
            throw TemplateError(
                .frontMatter, "the front matter is never closed", at: SourcePosition(file: file, line: 1, column: 1),
                advice: "End it with a line `---`.")
        }
        let yaml = Array(lines[1..<end].joined(separator: [0x0a]))
        guard yaml.count <= mostBytes else {
            throw TemplateError(
                .limit, "the front matter has more than \(mostBytes) bytes", at: SourcePosition(file: file, line: 1, column: 1))
        }
        let matter: FrontMatter
        do throws(FileError) {
            // YAML begins at the second line of the file.
            let values = try StrictYAML(
                parsing: String(decoding: yaml, as: UTF8.self), file: file, lineOffset: 1, name: "the front matter")
            try values.allow(keys)
            matter = try FrontMatter(values)
        } catch {
            throw failure(error)
        }
        let body = lines[(end + 1)...].joined(separator: [0x0a])
        return (matter, SourceText(file: file, bytes: Array(body), line: end + 2))
    }

    private init(_ yaml: StrictYAML) throws(FileError) {
        subject = try text(yaml, "subject")
        preheader = try text(yaml, "preheader")
        from = try address(yaml, "from")
        replyTo = try address(yaml, "reply_to")
        layout = try text(yaml, "layout")
        language = try text(yaml, "language")
        if let language, LanguageTag(language) == nil {
            throw yaml.error(at: "language", "a language is expected as id or pt-BR, not \"\(language)\"")
        }
        if let name = try text(yaml, "images") {
            guard let images = Images(rawValue: name) else {
                throw yaml.error(at: "images", "inline or linked is expected, not \"\(name)\"")
            }
            self.images = images
        }
        for element in try yaml.elements("attachments") ?? [] { attachments.append(try Attachment(element, file: yaml.file)) }
    }

    /// The text of a value, nil when it is empty; remembers where it stands.
    private mutating func text(_ yaml: StrictYAML, _ key: String) throws(FileError) -> String? {
        guard let scalar = try yaml.scalar(key) else { return nil }
        // YAML's texts of several lines (`>` and `|`) end with a line end.
        let text = String(scalar.text.reversed().drop(while: \.isNewline).reversed())
        guard !text.isEmpty else { return nil }
        sources[key] = SourceText(text, file: yaml.file, line: scalar.line, column: scalar.column)
        return text
    }

    /// Who a letter is from is the same for everybody.
    private mutating func address(_ yaml: StrictYAML, _ key: String) throws(FileError) -> String? {
        guard let text = try text(yaml, key) else { return nil }
        if text.contains("{{") || text.contains("{%") {
            throw yaml.error(at: key, "no tags can stand here: an address is expected, as Shop <hello@shop.example>")
        }
        return text
    }

    private static func failure(_ error: FileError) -> TemplateError {
        let needsQuotes = error.message.contains("not valid YAML") || error.message.contains("one value is expected")
        return TemplateError(
            .frontMatter, error.message,
            at: SourcePosition(file: error.file, line: max(1, error.line), column: max(1, error.column)),
            advice: needsQuotes ? "Put a text in quotes if it contains `: ` or `#`, or begins with `{` or `[`." : nil)
    }
}

extension FrontMatter.Attachment {
    private static let keys = ["file", "name", "type"]

    /// A path, or a mapping with more.
    fileprivate init(_ element: StrictYAML.Element, file: String) throws(FileError) {
        switch element {
        case .scalar(let scalar):
            guard !scalar.text.isEmpty else {
                throw FileError(file: file, line: scalar.line, column: scalar.column, "the path of a file is expected here")
            }
            self.init(
                file: scalar.text, name: nil, type: nil,
                position: SourcePosition(file: file, line: scalar.line, column: scalar.column))
        case .mapping(let yaml):
            try yaml.allow(Self.keys)
            let path = try yaml.required("file")
            let place = try yaml.scalar("file").map { SourcePosition(file: file, line: $0.line, column: $0.column) }
            self.init(
                file: path, name: try yaml.string("name"), type: try yaml.string("type"),
                position: place ?? SourcePosition(file: file, line: yaml.line, column: 1))
        }
    }
}
