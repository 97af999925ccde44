public import Templates

/// What the check of a template found.
public struct CheckedLetter: Sendable {
    /// The letter in one language.
    public struct Variant: Sendable {
        /// In lower case; nil for the one that serves all others.
        public var language: String?
        /// How many would get it, and how large it is for them.
        public var facts: ReaderFacts
    }

    public var template: String
    /// The gravest first, then by place; those of all languages together.
    public var findings: [Finding] = []
    /// Those that can be compiled.
    public var variants: [Variant] = []

    /// How many there are of a severity.
    public func count(_ severity: Finding.Severity) -> Int {
        findings.count { $0.severity == severity }
    }
}
