/// A header by which programs tell that they answer by themselves.
struct AutoReplyHeader: Sendable {
    enum Values: Sendable {
        /// Whatever it says, but for these words.
        case anyBut([String])
        /// One of these words, with anything behind it.
        case beginning([String])
        /// Any of these.
        case containing([String])
    }

    let name: String
    let values: Values
    /// Whether it says that this is an answer. Others also stand in what a program writes of its own accord.
    let isDeclaration: Bool

    init(_ name: String, _ values: Values = .anyBut([]), isDeclaration: Bool = true) {
        self.name = name
        self.values = values
        self.isDeclaration = isDeclaration
    }

    func holds(for message: MIMEPart) -> Bool {
        message.headers.lazy.filter { $0.isNamed(name) }.prefix(4).contains { holds(for: $0.value.lowercased()) }
    }

    private func holds(for value: String) -> Bool {
        let word = value.drop { $0.isWhitespace }.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        switch values {
        case .anyBut(let words): return !words.contains(String(word))
        case .beginning(let words): return words.contains { word.hasPrefix($0) }
        case .containing(let words): return words.contains(where: value.contains)
        }
    }
}

/// How automatic answers begin their subjects in one language.
struct AutoReplySubject: Sendable {
    enum Place: Sendable { case beginning, anywhere }

    /// BCP 47.
    let language: String
    let phrases: [AutoReplyText]
    let place: Place

    init(_ language: String, _ phrases: [String], _ place: Place = .beginning) {
        self.language = language
        self.phrases = phrases.map { AutoReplyText($0) }
        self.place = place
    }

    func holds(for subject: AutoReplyText) -> Bool {
        switch place {
        case .beginning: phrases.contains(where: subject.begins)
        case .anywhere: phrases.contains { subject.text.contains($0.text) }
        }
    }
}
