/// Says before sending what is wrong with a letter.
public struct TemplateCheck: Sendable {
    /// The variables that exist; nil when that is not known, and none is reported.
    public var knownPaths: Set<VariablePath>?
    /// Roots below which any name is allowed.
    public var openRoots: Set<String>
    /// Variables that every recipient has a value for.
    public var alwaysPresent: Set<VariablePath>
    /// The address that has to stand in every letter, to find it where it is written out.
    public var postalAddress: String?

    public init(
        knownPaths: Set<VariablePath>? = nil, openRoots: Set<String> = [], alwaysPresent: Set<VariablePath> = ["contact.email"],
        postalAddress: String? = nil
    ) {
        self.knownPaths = knownPaths
        self.openRoots = openRoots
        self.alwaysPresent = alwaysPresent
        self.postalAddress = postalAddress
    }

    /// The findings of a letter, the gravest first, then by place. A letter that cannot be compiled has one error.
    public func check(_ source: LetterSource, _ options: LetterOptions = LetterOptions()) -> [Finding] {
        do {
            return check(try Letter.compile(source, options))
        } catch {
            return [Finding(error)]
        }
    }

    /// The findings of a compiled letter, the gravest first, then by place.
    ///
    /// - Parameter facts: about those who would get it; without them nothing is counted.
    public func check(_ letter: Letter, _ facts: ReaderFacts? = nil) -> [Finding] {
        let subject = LetterUnderCheck(letter, facts)
        return Finding.sorted(letter.findings + rules.flatMap { $0.findings(subject) })
    }

    private var rules: [any LetterRule] {
        let rules: [any LetterRule] = [
            GapRule(alwaysPresent: alwaysPresent, knownPaths: knownPaths), SubjectRule(),
            RequiredRule(postalAddress: postalAddress), TextPartRule(),
            SizeRule(),
        ]
        return rules + (knownPaths.map { [VariableRule(knownPaths: $0, openRoots: openRoots)] } ?? [])
    }
}
