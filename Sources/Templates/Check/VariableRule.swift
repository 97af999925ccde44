internal import Diagnostics

/// Variables that do not exist.
struct VariableRule: LetterRule {
    var knownPaths: Set<VariablePath>
    var openRoots: Set<String>

    func findings(_ subject: LetterUnderCheck) -> [Finding] {
        let names = knownPaths.map(\.description)
        let roots = Set(knownPaths.map(\.root))
        return subject.letter.usages.compactMap { usage in
            let path = usage.path
            guard !usage.isFallback, !knownPaths.contains(path), !openRoots.contains(path.root),
                !(path.member == nil && roots.contains(path.root))
            else { return nil }
            let nearest = NearestName.find(path.description, in: names)
            return Finding(
                .error, "there is no variable `\(path)`" + (nearest.map { " (did you mean `\($0)`?)" } ?? ""),
                at: usage.position,
                advice: path.root == "contact"
                    ? "Correct its name, or define the field: merpati field define \(path.member ?? "KEY") text."
                    : "Correct its name, or take it out.")
        }
    }
}
