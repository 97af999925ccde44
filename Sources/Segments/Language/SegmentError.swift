/// What is wrong with a segment, and where.
public struct SegmentError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// The text does not follow the grammar.
        case syntax
        /// A field, list, label, option or segment of that name does not exist.
        case unknownName
        /// The test or the value does not go with the field's type.
        case wrongType
        /// A number or date outside what is possible.
        case outOfRange
        /// Too long, too deep or too many: see `SegmentLimits`.
        case limit
        /// A segment that refers to itself, directly or by others.
        case cycle
    }

    public var kind: Kind
    /// What is wrong, in a sentence without a full stop.
    public var message: String
    /// From 1.
    public var line: Int
    /// In Unicode scalars, from 1.
    public var column: Int
    /// How many scalars are at fault, at least 1.
    public var length: Int
    /// What could have stood here.
    public var expected: [String]
    /// The known name that is nearest to the one given.
    public var nearest: String?

    init(_ kind: Kind, _ message: String, at span: SourceSpan, expected: [String] = [], nearest: String? = nil) {
        self.kind = kind
        self.message = message
        line = span.line
        column = span.column
        length = max(1, span.length)
        self.expected = expected
        self.nearest = nearest
    }

    /// The message with what was expected and the nearest name, but without the place.
    public var explanation: String {
        var text = message
        if !expected.isEmpty { text += "; expected " + Self.alternatives(expected) }
        if let nearest { text += "; did you mean \(nearest)?" }
        return text
    }

    public var description: String { "line \(line), column \(column): \(explanation)" }

    /// The error under its line, with a caret at the place.
    ///
    /// - Parameter source: the text that was parsed.
    public func render(_ source: String) -> String {
        let lines = source.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return description }
        let all = Array(lines[line - 1])
        // A long line is cut to the surroundings of the place.
        let start = max(0, min(column - 1, all.count) - 60)
        let shown = all[start..<min(all.count, start + 120)]
        let before = shown.prefix(column - 1 - start)
        let marked = shown.dropFirst(before.count).prefix(length)
        let caret = before.map(Self.blank).joined() + String(repeating: "^", count: max(1, marked.map(Self.blank).joined().count))
        let excerpt = (start > 0 ? "…" : " ") + String(String.UnicodeScalarView(shown.filter { $0 != "\r" }))
        return "\(description)\n \(excerpt)\n  \(caret)"
    }

    /// What takes as much room on a terminal as the scalar.
    private static func blank(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: ""
        default: scalar == "\t" ? "\t" : " "
        }
    }

    private static func alternatives(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.joined() }
        return items.dropLast().joined(separator: ", ") + " or " + last
    }
}
