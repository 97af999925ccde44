internal import Diagnostics
internal import Yams

/// What stands between the `---` lines at the head of a letter.
public struct FrontMatter: Sendable {
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
    /// As written.
    public var attachments: [String] = []

    /// Where the values stand.
    var sources: [String: SourceText] = [:]

    static let keys = ["subject", "preheader", "from", "reply_to", "layout", "language", "attachments"]
    private static let mostBytes = 64 << 10

    init() {}

    /// Splits a file into front matter and body. A file that does not begin with a line `---` has none.
    static func split(_ text: String, file: String) throws(TemplateError) -> (FrontMatter, body: SourceText) {
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
        let matter = try FrontMatter(yaml: String(decoding: yaml, as: UTF8.self), file: file)
        let body = lines[(end + 1)...].joined(separator: [0x0a])
        return (matter, SourceText(file: file, bytes: Array(body), line: end + 2))
    }

    private init(yaml: String, file: String) throws(TemplateError) {
        let root: Yams.Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            throw Self.failure(error, file)
        }
        guard let root else { return }
        guard case .mapping(let mapping) = root else {
            throw TemplateError(
                .frontMatter, "the front matter is not a list of `key: value` lines",
                at: SourcePosition(file: file, line: 2, column: 1))
        }
        for (key, value) in mapping { try set(key, value, file) }
    }

    private mutating func set(_ key: Yams.Node, _ value: Yams.Node, _ file: String) throws(TemplateError) {
        let name = key.scalar?.string ?? ""
        let position = Self.position(key, file)
        switch name {
        case "attachments": attachments = try Self.list(value, file)
        case "subject": subject = try text(name, value, file)
        case "preheader": preheader = try text(name, value, file)
        case "from": from = try text(name, value, file)
        case "reply_to": replyTo = try text(name, value, file)
        case "layout": layout = try text(name, value, file)
        case "language": language = try text(name, value, file)
        default:
            throw TemplateError(
                .frontMatter, "there is no key `\(name)` in front matter", at: position,
                nearest: NearestName.find(name, in: Self.keys), advice: "The keys are \(Self.keys.joined(separator: ", ")).")
        }
    }

    /// The text of a value, nil when it is empty; remembers where it stands.
    private mutating func text(_ name: String, _ node: Yams.Node, _ file: String) throws(TemplateError) -> String? {
        let position = Self.position(node, file)
        guard case .scalar(let scalar) = node else {
            throw TemplateError(
                .frontMatter, "`\(name)` must be a text", at: position,
                advice: "Put it in quotes if it begins with `{` or `[`: YAML reads those as lists.")
        }
        if scalar.string.isEmpty || scalar.style == .plain && ["null", "~"].contains(scalar.string) { return nil }
        let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
        let isBlock = scalar.style == .literal || scalar.style == .folded
        sources[name] = SourceText(
            scalar.string, file: file, line: position.line + (isBlock ? 1 : 0),
            column: isBlock ? 1 : position.column + (isQuoted ? 1 : 0))
        return scalar.string
    }

    private static func list(_ node: Yams.Node, _ file: String) throws(TemplateError) -> [String] {
        switch node {
        case .scalar(let scalar): return scalar.string.isEmpty ? [] : [scalar.string]
        case .sequence(let items):
            let texts = items.compactMap { $0.scalar?.string }
            if texts.count == items.count { return texts }
        default: break
        }
        throw TemplateError(.frontMatter, "`attachments` must be a list of file names", at: position(node, file))
    }

    /// YAML begins at the second line of the file.
    private static func position(_ node: Yams.Node, _ file: String) -> SourcePosition {
        SourcePosition(file: file, line: (node.mark?.line ?? 1) + 1, column: node.mark?.column ?? 1)
    }

    private static func failure(_ error: any Error, _ file: String) -> TemplateError {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            TemplateError(
                .frontMatter, "the front matter is not YAML: \(problem)",
                at: SourcePosition(file: file, line: mark.line + 1, column: mark.column),
                advice: "Put a value in quotes if it contains `: `, `#` or begins with `{`.")
        case YamlError.duplicatedKeysInMapping(let duplicates, _):
            TemplateError(
                .frontMatter, "the front matter has a key twice: \(duplicates)",
                at: SourcePosition(file: file, line: 2, column: 1))
        default:
            TemplateError(.frontMatter, "the front matter is not YAML", at: SourcePosition(file: file, line: 2, column: 1))
        }
    }
}
