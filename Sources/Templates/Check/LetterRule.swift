/// Something that a whole letter is held against.
protocol LetterRule {
    func findings(_ subject: LetterUnderCheck) -> [Finding]
}

/// A letter with what its rules need to know.
struct LetterUnderCheck {
    let letter: Letter
    let trial: LetterTrial
    /// Nil when nobody was asked.
    let facts: ReaderFacts?

    init(_ letter: Letter, _ facts: ReaderFacts?) {
        self.letter = letter
        self.facts = facts
        trial = LetterTrial(letter)
    }

    /// Where findings stand that concern the letter as a whole.
    var start: SourcePosition { SourcePosition(file: letter.source.body.file, line: 1, column: 1) }

    /// Where a value of the front matter stands.
    func place(of key: String) -> SourcePosition {
        letter.frontMatter.sources[key]?.position(at: 0) ?? start
    }
}
