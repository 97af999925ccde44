internal import Diagnostics

/// Says before sending what is wrong with a letter.
public struct TemplateCheck: Sendable {
    /// What Gmail shows before it cuts a message off.
    private static let gmailBytes = 102 * 1024
    /// Variables that lead out of the list.
    private static let unsubscribePaths: Set<VariablePath> = ["unsubscribe_url", "preferences_url"]
    private static let addressPaths: Set<VariablePath> = ["workspace.postal_address"]

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
            return [
                Finding(
                    .error, error.message + (error.nearest.map { " (did you mean `\($0)`?)" } ?? ""), at: error.position,
                    advice: error.advice)
            ]
        }
    }

    /// The findings of a compiled letter, the gravest first, then by place.
    public func check(_ letter: Letter) -> [Finding] {
        let found = letter.findings + variables(letter) + defaults(letter) + required(letter) + size(letter)
        var seen: [Finding] = []
        for finding in found where !seen.contains(finding) { seen.append(finding) }
        return seen.sorted { a, b in
            if a.severity != b.severity { return a.severity > b.severity }
            return (a.file ?? "", a.line ?? 0, a.column ?? 0) < (b.file ?? "", b.line ?? 0, b.column ?? 0)
        }
    }

    private func variables(_ letter: Letter) -> [Finding] {
        guard let knownPaths else { return [] }
        let names = knownPaths.map(\.description)
        return letter.usages.compactMap { usage in
            guard !usage.isFallback, !knownPaths.contains(usage.path), !openRoots.contains(usage.path.root),
                !(usage.path.member == nil && knownPaths.contains { $0.root == usage.path.root })
            else { return nil }
            let nearest = NearestName.find(usage.path.description, in: names)
            return Finding(
                .error, "there is no variable `\(usage.path)`" + (nearest.map { " (did you mean `\($0)`?)" } ?? ""),
                at: usage.position,
                advice: "Define it as a field, or correct its name.")
        }
    }

    private func defaults(_ letter: Letter) -> [Finding] {
        letter.usages.compactMap { usage in
            guard usage.needsValue, !usage.isFallback, usage.path.root == "contact", !alwaysPresent.contains(usage.path) else {
                return nil
            }
            return Finding(
                .notice, "`\(usage.path)` has no default", at: usage.position,
                advice: "Recipients without a value see a gap. Write {{ \(usage.path) | default: \"...\" }}.")
        }
    }

    private func required(_ letter: Letter) -> [Finding] {
        var findings: [Finding] = []
        let start = SourcePosition(file: letter.source.body.file, line: 1, column: 1)
        if letter.subject.isEmpty {
            findings.append(
                Finding(.error, "the letter has no subject", at: start, advice: "Write `subject: ...` in the front matter."))
        }
        let read = Set(letter.usages.map(\.path))
        if read.isDisjoint(with: Self.unsubscribePaths) {
            findings.append(
                Finding(
                    .error, "the letter has no unsubscribe link", at: start,
                    advice: "Write <a href=\"{{ unsubscribe_url }}\">, or [Unsubscribe]({{ unsubscribe_url }}) in Markdown."))
        }
        if read.isDisjoint(with: Self.addressPaths), !isAddressWritten(letter) {
            findings.append(
                Finding(
                    .warning, "the letter does not say where the sender lives", at: start,
                    advice: "Many laws ask for a postal address: write {{ workspace.postal_address }}."))
        }
        return findings
    }

    private func isAddressWritten(_ letter: Letter) -> Bool {
        guard let postalAddress, !postalAddress.isEmpty else { return false }
        return ByteSearch.contains(String(decoding: letter.text.bytes, as: UTF8.self), postalAddress)
    }

    private func size(_ letter: Letter) -> [Finding] {
        guard let html = letter.html, html.staticByteCount > Self.gmailBytes else { return [] }
        return [
            Finding(
                .warning,
                "the HTML has \(html.staticByteCount) bytes without its values: Gmail cuts letters off behind \(Self.gmailBytes)",
                at: SourcePosition(file: letter.source.body.file, line: 1, column: 1), advice: "Shorten the letter or its styles."
            )
        ]
    }
}
