internal import Diagnostics
internal import Mail

/// Subject and preheader: what a reader decides by.
struct SubjectRule: LetterRule {
    /// No client shows more; phones show a third of it.
    static let mostCharacters = 100
    static let mostPreheaderCharacters = 150
    private static let mostExclamationMarks = 2
    /// Fewer letters are an abbreviation.
    private static let fewestCapitals = 8
    private static let replies = ["re:", "fw:", "fwd:", "aw:", "wg:", "balas:", "odp:"]

    func findings(_ subject: LetterUnderCheck) -> [Finding] {
        guard !subject.letter.subject.isEmpty else {
            return [
                Finding(
                    .noSubject, .error, "the letter has no subject", at: subject.start,
                    advice: "Write `subject: ...` in the front matter.")
            ]
        }
        var findings = preheader(subject)
        let place = subject.place(of: "subject")
        guard let text = subject.trial.subject else { return findings }
        let shown = text.trimmingSpace()
        if shown.isEmpty { findings += empty(subject, place) }
        if let fault = MessageWriter.fault(ofSubject: Array(text.utf8)) { findings.append(impossible(text, fault, place)) }
        if shown.count > Self.mostCharacters {
            findings.append(
                Finding(
                    .longSubject, .warning, "the subject has \(shown.count) characters: mail programs show 30 to 70 of them",
                    at: place,
                    advice: "Say what matters in the first 40."))
        }
        if Self.isShouted(shown) {
            findings.append(
                Finding(
                    .subjectInCapitals, .warning, "the subject is all in capitals, as unwanted mail is", at: place,
                    advice: "Write it as a sentence.")
            )
        }
        if shown.count(where: { "!¡！".contains($0) }) > Self.mostExclamationMarks {
            findings.append(
                Finding(
                    .exclamationMarks, .warning, "the subject has many exclamation marks", at: place, advice: "One is enough."))
        }
        if let reply = Self.replies.first(where: { shown.lowercased().hasPrefix($0) }) {
            findings.append(
                Finding(
                    .falseReply, .warning, "the subject begins with `\(shown.prefix(reply.count))` and answers nothing",
                    at: place,
                    advice: "Leave it out: laws and mail providers take it for deceit."))
        }
        return findings
    }

    /// A subject that no message can have, by the rule that writes it.
    private func impossible(_ text: String, _ fault: MessageError, _ place: SourcePosition) -> Finding {
        switch fault.kind {
        case .controlCharacter:
            Finding(
                .controlInSubject, .error, "the subject has a control character, and no message can be made of it", at: place,
                advice: "Delete it, or type the subject anew.")
        default:
            Finding(
                .controlInSubject, .error, "no message can be made with this subject: \(fault)", at: place,
                advice: "Say what matters in the first 40 characters.")
        }
    }

    private func preheader(_ subject: LetterUnderCheck) -> [Finding] {
        guard let text = subject.trial.preheader?.trimmingSpace(), text.count > Self.mostPreheaderCharacters else { return [] }
        return [
            Finding(
                .longPreheader, .warning, "the preheader has \(text.count) characters: mail programs show up to 140 of them",
                at: subject.place(of: "preheader"), advice: "Say what matters in the first 80.")
        ]
    }

    /// Whoever has none of its values sees nothing.
    private func empty(_ subject: LetterUnderCheck, _ place: SourcePosition) -> [Finding] {
        let paths = subject.letter.subjectPaths.map { "`\($0)`" }.joined(separator: " and ")
        let advice = "Give a tag of it a default, or add a word that is always there."
        guard !paths.isEmpty else {
            return [Finding(.noSubject, .error, "the subject is empty", at: place, advice: "Write a subject.")]
        }
        guard let facts = subject.facts, facts.readers > 0, let lacking = facts.lackingSubject else {
            return [
                Finding(.emptySubject, .warning, "the subject is empty for readers without \(paths)", at: place, advice: advice)
            ]
        }
        guard lacking > 0 else { return [] }
        let who = "\(lacking) of \(Counted.text(facts.readers, "reader")), who \(lacking == 1 ? "has" : "have")"
        return [
            Finding(
                .emptySubject, .error, "the subject is empty for \(who) no \(paths)",
                at: place,
                advice: advice)
        ]
    }

    /// Whether it has letters that could be small, and none is.
    private static func isShouted(_ text: String) -> Bool {
        let letters = text.unicodeScalars.filter { $0.properties.isUppercase || $0.properties.isLowercase }
        return letters.count >= fewestCapitals && letters.allSatisfy(\.properties.isUppercase)
    }
}

extension Letter {
    /// The contact's values that the subject reads, each once, in their order.
    package var subjectPaths: [VariablePath] {
        guard let source = frontMatter.sources["subject"], let first = source.anchors.first else { return [] }
        let lines = first.line...(first.line + source.bytes.count { $0 == 0x0a })
        var paths: [VariablePath] = []
        for usage in usages where usage.path.root == "contact" && usage.position.file == source.file {
            if lines.contains(usage.position.line), !paths.contains(usage.path) { paths.append(usage.path) }
        }
        return paths
    }
}
