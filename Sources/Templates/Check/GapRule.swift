internal import Diagnostics

/// Values that are printed with neither a default nor a condition.
struct GapRule: LetterRule {
    /// Variables that every recipient has a value for.
    var alwaysPresent: Set<VariablePath>
    /// Those that exist; nil when that is not known.
    var knownPaths: Set<VariablePath>?

    func findings(_ subject: LetterUnderCheck) -> [Finding] {
        let facts = subject.facts.flatMap { $0.readers > 0 ? $0 : nil }
        return subject.letter.usages.compactMap { usage in
            let path = usage.path
            guard usage.needsValue, !usage.isFallback, path.root == "contact", path.member != nil, !alwaysPresent.contains(path),
                knownPaths?.contains(path) ?? true
            else { return nil }
            let advice =
                "Write {{ \(path) | default: \"...\" }}, or put what depends on it between {% if \(path) %} and {% endif %}."
            guard let facts, let lacking = facts.lacking[path] else {
                return Finding(.gap, .notice, "`\(path)` has no default", at: usage.position, advice: advice)
            }
            guard lacking > 0 else { return nil }
            let who = "\(lacking) of \(Counted.text(facts.readers, "reader")) \(lacking == 1 ? "has" : "have")"
            return Finding(
                .gap, .warning, "`\(path)` has no default, and \(who) no value for it",
                at: usage.position, advice: advice)
        }
    }
}
