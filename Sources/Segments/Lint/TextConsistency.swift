internal import Audience

/// Whether a text can pass every test of some, and fail every one of others.
struct TextConsistency {
    private let positive: [TextQuestion]
    private let negative: [TextQuestion]

    init(_ texts: [(question: TextQuestion, holds: Bool)]) {
        positive = texts.filter(\.holds).map(\.question)
        negative = texts.filter { !$0.holds }.map(\.question)
    }

    var isContradiction: Bool {
        positive.contains { question in
            if case .equals(let texts) = question.match { return !texts.contains { isPossible($0, question.form) } }
            return positive.contains { excludes(question, $0) } || negative.contains { implies(question, $0) }
        }
    }

    /// Whether one text passes, as far as it can be told from the form that it is in.
    private func isPossible(_ text: String, _ form: TextQuestion.Form) -> Bool {
        func holds(_ question: TextQuestion) -> Bool? {
            if question.form == form { return question.holds(text) }
            return form == .folded && question.form == .bare ? question.holds(TextFolding.bare(text)) : nil
        }
        return positive.allSatisfy { holds($0) ?? true } && !negative.contains { holds($0) ?? false }
    }

    /// Whether a text cannot begin, or end, in both ways.
    private func excludes(_ first: TextQuestion, _ second: TextQuestion) -> Bool {
        guard first.form == second.form else { return false }
        switch (first.match, second.match) {
        case (.startsWith(let one), .startsWith(let other)), (.endsWith(let one), .endsWith(let other)):
            return !first.holds(other) && !second.holds(one)
        default: return false
        }
    }

    /// Whether every text that passes the first passes the second: then what the first looks for does, too.
    private func implies(_ first: TextQuestion, _ second: TextQuestion) -> Bool {
        guard first.form == second.form else { return false }
        switch (first.match, second.match) {
        case (.contains(let part), .contains), (.startsWith(let part), .startsWith), (.startsWith(let part), .contains),
            (.endsWith(let part), .endsWith), (.endsWith(let part), .contains):
            return second.holds(part)
        default: return false
        }
    }
}
