internal import Yams

/// One mapping of a YAML file, read strictly: every key must be known, every value of the type asked for, and
/// each error says where.
public struct StrictYAML: Sendable {
    private struct Entry: Sendable {
        var key: String
        var node: YAMLNode
        var line: Int
        var column: Int
    }

    /// Yams' node is not Sendable for want of a word; it is a value that nobody changes after parsing.
    private struct YAMLNode: @unchecked Sendable {
        var node: Node
    }

    /// A scalar and where its text begins.
    public struct Scalar: Sendable, Equatable {
        public var text: String
        public var line: Int
        public var column: Int

        public init(text: String, line: Int, column: Int) {
            self.text = text
            self.line = line
            self.column = column
        }
    }

    /// What a list may hold.
    public enum Element: Sendable {
        case scalar(Scalar)
        case mapping(StrictYAML)
    }

    /// The file the mapping stands in.
    public let file: String
    /// Where the mapping begins.
    public let line: Int
    private let path: String
    private let lineOffset: Int
    private let entries: [Entry]

    /// The longest file that is read, in bytes.
    public static let longest = 1 << 20

    /// Parses a whole file; an empty one is an empty mapping.
    ///
    /// - Parameters:
    ///   - lineOffset: lines that stand before `text` in the file, as a front matter has.
    ///   - name: what errors call the whole text.
    /// - Throws: `FileError` when the text is not YAML, not a mapping, or names a key twice.
    public init(parsing text: String, file: String, lineOffset: Int = 0, name: String = "the file") throws(FileError) {
        guard text.utf8.count <= Self.longest else {
            throw FileError(file: file, "the file has \(text.utf8.count) bytes; at most \(Self.longest) are read")
        }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw Self.syntaxError(error, file, lineOffset)
        }
        switch root {
        case nil: self.init(file: file, line: 1 + lineOffset, path: "", lineOffset: lineOffset, entries: [])
        case .some(let node) where node == Node("", .implicit) || node.null != nil && node.scalar != nil:
            self.init(file: file, line: 1 + lineOffset, path: "", lineOffset: lineOffset, entries: [])
        case .some(let node): try self.init(node, file: file, path: "", lineOffset: lineOffset, name: name)
        }
    }

    private init(file: String, line: Int, path: String, lineOffset: Int, entries: [Entry]) {
        self.file = file
        self.line = line
        self.path = path
        self.lineOffset = lineOffset
        self.entries = entries
    }

    private init(_ node: Node, file: String, path: String, lineOffset: Int, name: String = "") throws(FileError) {
        guard let mapping = node.mapping else {
            throw FileError(
                file: file, line: (node.mark?.line ?? 1) + lineOffset, column: node.mark?.column ?? 0,
                "\(path.isEmpty ? name : "\"\(path)\"") must be a mapping of keys to values")
        }
        var entries: [Entry] = []
        for (key, value) in mapping {
            let (line, column) = ((key.mark?.line ?? 1) + lineOffset, key.mark?.column ?? 0)
            guard let name = key.scalar?.string else {
                throw FileError(file: file, line: line, column: column, "a key must be plain text")
            }
            entries.append(Entry(key: name, node: YAMLNode(node: value), line: line, column: column))
        }
        self.init(file: file, line: (node.mark?.line ?? 1) + lineOffset, path: path, lineOffset: lineOffset, entries: entries)
    }

    private static func syntaxError(_ error: any Error, _ file: String, _ lineOffset: Int) -> FileError {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            FileError(file: file, line: mark.line + lineOffset, column: mark.column, "this is not valid YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            FileError(
                file: file, line: context.mark.line + lineOffset, column: context.mark.column,
                "the key \"\(duplicates.first ?? "")\" stands here more than once")
        default: FileError(file: file, "this is not valid YAML: \(error)")
        }
    }

    /// The keys, in the file's order.
    public var keys: [String] { entries.map(\.key) }

    /// Refuses every key that is not among `known`, naming the nearest.
    public func allow(_ known: [String]) throws(FileError) {
        for entry in entries where !known.contains(entry.key) {
            throw FileError(
                file: file, line: entry.line, column: entry.column,
                "the key \"\(entry.key)\" is not known\(path.isEmpty ? "" : " in \"\(path)\"")"
                    + (NearestName.find(entry.key, in: known).map { "; did you mean \"\($0)\"?" }
                        ?? "; known are \(known.joined(separator: ", "))"))
        }
    }

    /// An error at the value of `key`, or at the mapping when the key is missing.
    public func error(at key: String, _ message: String) -> FileError {
        guard let entry = entry(key) else { return FileError(file: file, line: line, "\(qualified(key)): \(message)") }
        let mark = entry.node.node.mark
        return FileError(
            file: file, line: mark.map { $0.line + lineOffset } ?? entry.line, column: mark?.column ?? entry.column,
            "\(qualified(key)): \(message)")
    }

    /// Whether the key has a value.
    public func has(_ key: String) -> Bool { entry(key) != nil }

    /// Whether the key has a list.
    public func isList(_ key: String) -> Bool { entry(key)?.node.node.sequence != nil }

    /// A scalar as it is written, or nil when the key is missing or has no value.
    public func string(_ key: String) throws(FileError) -> String? {
        guard let entry = entry(key) else { return nil }
        guard let scalar = entry.node.node.scalar else { throw error(at: key, "one value is expected here") }
        return scalar.string
    }

    /// A scalar with the place of its text, or nil when the key is missing or has no value.
    public func scalar(_ key: String) throws(FileError) -> Scalar? {
        guard let entry = entry(key) else { return nil }
        guard let scalar = entry.node.node.scalar else { throw error(at: key, "one value is expected here") }
        return place(scalar)
    }

    /// The texts and mappings of a list; a single one is a list of one.
    public func elements(_ key: String) throws(FileError) -> [Element]? {
        guard let node = entry(key)?.node.node else { return nil }
        var elements: [Element] = []
        for element in node.sequence.map(Array.init) ?? [node] {
            if let scalar = element.scalar {
                elements.append(.scalar(place(scalar)))
            } else {
                elements.append(
                    .mapping(try StrictYAML(element, file: file, path: qualifiedPath(key), lineOffset: lineOffset)))
            }
        }
        return elements
    }

    /// The text of a scalar begins behind its quote, or in the line below a `|` or `>`.
    private func place(_ scalar: Node.Scalar) -> Scalar {
        let (line, column) = ((scalar.mark?.line ?? 1) + lineOffset, scalar.mark?.column ?? 1)
        switch scalar.style {
        case .literal, .folded: return Scalar(text: scalar.string, line: line + 1, column: 1)
        case .singleQuoted, .doubleQuoted: return Scalar(text: scalar.string, line: line, column: column + 1)
        default: return Scalar(text: scalar.string, line: line, column: column)
        }
    }

    /// A scalar that must be there.
    public func required(_ key: String) throws(FileError) -> String {
        guard let value = try string(key), !value.isEmpty else { throw error(at: key, "a value is required") }
        return value
    }

    /// A whole number, within bounds.
    public func integer(_ key: String, in range: ClosedRange<Int>) throws(FileError) -> Int? {
        guard let text = try string(key) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw error(at: key, "a whole number from \(range.lowerBound) to \(range.upperBound) is expected, not \"\(text)\"")
        }
        return number
    }

    /// true or false.
    public func boolean(_ key: String) throws(FileError) -> Bool? {
        guard let entry = entry(key) else { return nil }
        guard let flag = entry.node.node.bool else { throw error(at: key, "true or false is expected") }
        return flag
    }

    /// A list of scalars; a single scalar is a list of one.
    public func strings(_ key: String) throws(FileError) -> [String]? {
        guard let entry = entry(key) else { return nil }
        if let scalar = entry.node.node.scalar { return [scalar.string] }
        guard let sequence = entry.node.node.sequence else { throw error(at: key, "a list is expected") }
        var values: [String] = []
        for node in sequence {
            guard let scalar = node.scalar else { throw error(at: key, "the list may hold plain values only") }
            values.append(scalar.string)
        }
        return values
    }

    /// A nested mapping.
    public func mapping(_ key: String) throws(FileError) -> StrictYAML? {
        guard let entry = entry(key) else { return nil }
        return try StrictYAML(entry.node.node, file: file, path: qualifiedPath(key), lineOffset: lineOffset)
    }

    /// A list of mappings.
    public func mappings(_ key: String) throws(FileError) -> [StrictYAML]? {
        guard let entry = entry(key) else { return nil }
        guard let sequence = entry.node.node.sequence else { throw error(at: key, "a list is expected") }
        var values: [StrictYAML] = []
        for node in sequence {
            values.append(try StrictYAML(node, file: file, path: qualifiedPath(key), lineOffset: lineOffset))
        }
        return values
    }

    /// The entry, unless its value is empty (`key:` alone means that nothing is set).
    private func entry(_ key: String) -> Entry? {
        guard let entry = entries.first(where: { $0.key == key }) else { return nil }
        if let scalar = entry.node.node.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return nil }
        return entry
    }

    private func qualifiedPath(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    private func qualified(_ key: String) -> String { "\"\(qualifiedPath(key))\"" }
}
