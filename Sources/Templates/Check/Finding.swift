/// Something the check of a letter has found.
public struct Finding: Sendable, Equatable, CustomStringConvertible {
    public enum Severity: String, Sendable, Comparable, CaseIterable {
        /// Worth knowing.
        case notice
        /// Should be mended before sending.
        case warning
        /// The letter cannot or must not be sent.
        case error

        public static func < (a: Severity, b: Severity) -> Bool {
            a.rank < b.rank
        }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    public var name: FindingName
    public var severity: Severity
    /// What was found, in a sentence.
    public var message: String
    /// Where; nil when it concerns the letter as a whole.
    public var position: SourcePosition?
    /// What to do about it.
    public var advice: String?

    public init(
        _ name: FindingName, _ severity: Severity, _ message: String, at position: SourcePosition? = nil, advice: String? = nil
    ) {
        self.name = name
        self.severity = severity
        self.message = message
        self.position = position
        self.advice = advice
    }

    public var file: String? { position?.file }
    public var line: Int? { position?.line }
    public var column: Int? { position?.column }

    public var description: String { written("\(severity.rawValue): ") }

    /// The same without its severity, for where that is said already.
    package var text: String { written("") }

    private func written(_ severity: String) -> String {
        (position.map { "\($0): " } ?? "") + severity + message + " [\(name.rawValue)]" + (advice.map { "\n  \($0)" } ?? "")
    }
}

extension Finding {
    /// Why a letter cannot be compiled.
    public init(_ error: TemplateError) {
        self.init(
            FindingName(error.kind), .error, error.message + (error.nearest.map { " (did you mean `\($0)`?)" } ?? ""),
            at: error.position,
            advice: error.advice)
    }

    /// Each finding once, the gravest first, then by place.
    public static func sorted(_ findings: [Finding]) -> [Finding] {
        var seen: Set<String> = []
        return findings.filter { seen.insert($0.description).inserted }.sorted { a, b in
            if a.severity != b.severity { return a.severity > b.severity }
            return (a.file ?? "", a.line ?? 0, a.column ?? 0) < (b.file ?? "", b.line ?? 0, b.column ?? 0)
        }
    }
}
