internal import Diagnostics

/// Letters that are cut off, and files that go to everybody.
struct SizeRule: LetterRule {
    /// What Gmail shows before it cuts a message off.
    static let gmailBytes = 102 * 1024

    func findings(_ subject: LetterUnderCheck) -> [Finding] {
        (html(subject).map { [$0] } ?? []) + (attachments(subject).map { [$0] } ?? [])
    }

    private func html(_ subject: LetterUnderCheck) -> Finding? {
        guard let html = subject.letter.html else { return nil }
        let bytes = subject.facts?.size?.html ?? html.staticByteCount
        guard bytes > Self.gmailBytes else { return nil }
        return Finding(
            .gmailClips, .warning,
            "the HTML has \(LetterSize.text(bytes)): Gmail cuts letters off behind \(LetterSize.text(Self.gmailBytes))",
            at: subject.start, advice: "Shorten the letter or its styles: what stands last, as the unsubscribe link, is not seen."
        )
    }

    private func attachments(_ subject: LetterUnderCheck) -> Finding? {
        let files = subject.letter.attachments
        guard !files.isEmpty else { return nil }
        let bytes = files.reduce(0) { $0 + $1.bytes.count }
        let total =
            subject.facts.map { ", \(LetterSize.text(bytes * $0.readers)) to all \(Counted.text($0.readers, "reader"))" } ?? ""
        return Finding(
            .attachments, .notice,
            "each message carries \(files.count == 1 ? "a file" : "\(files.count) files") of \(LetterSize.text(bytes))\(total)",
            at: subject.start, advice: "Mail providers distrust files in letters to many: rather link to them.")
    }
}
