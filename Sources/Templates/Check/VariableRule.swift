internal import Diagnostics

/// Variables that do not exist.
struct VariableRule: LetterRule {
    var knownPaths: Set<VariablePath>
    var openRoots: Set<String>

    func findings(_ subject: LetterUnderCheck) -> [Finding] {
        let names = knownPaths.map(\.description).sorted()
        let roots = Set(knownPaths.map(\.root))
        return subject.letter.usages.compactMap { usage in
            let path = usage.path
            guard !usage.isFallback, !knownPaths.contains(path), !openRoots.contains(path.root),
                !(path.member == nil && roots.contains(path.root))
            else { return nil }
            let isField = path.root == "contact" && path.member != nil
            if let fault = path.names.lazy.compactMap({ EditorMarks.fault(in: $0) }).first {
                return Finding(
                    isField ? .unknownField : .unknownVariable, .error, fault.message, at: usage.position, advice: fault.advice)
            }
            let nearest = nearest(path, names)
            return Finding(
                isField ? .unknownField : .unknownVariable, .error,
                "there is no variable `\(path)`" + (nearest.map { " (did you mean `\($0)`?)" } ?? ""),
                at: usage.position,
                advice: path.root == "contact"
                    ? "Correct its name, or define the field: merpati field define \(path.member ?? "KEY") text."
                    : "Correct its name, or take it out.")
        }
    }

    /// Members are compared with those of the same object: `contact.` alone would make all of them alike.
    private func nearest(_ path: VariablePath, _ names: [String]) -> String? {
        let siblings = knownPaths.filter { $0.root == path.root }.compactMap(\.member).sorted()
        guard let member = path.member, !siblings.isEmpty else {
            // What other programs call it: `FNAME`, `subscriber.first_name`.
            let ours = StaticText.ours(path.description).flatMap { names.contains($0) ? $0 : nil }
            return NearestName.find(path.description, in: names) ?? ours
        }
        return NearestName.find(member, in: siblings).map { "\(path.root).\($0)" }
    }
}
