/// One line of the rules on words: any of the phrases gives the reason.
package struct BounceRule: Sendable {
    package let reason: BounceReason
    /// As `Phrase` reads them.
    package let phrases: [String]
    /// Enhanced codes that must come with the words, as in `StatusRule`; any, when there are none.
    package let codes: [StatusRange]
    /// A reply that this rule decides, for the checker and for readers.
    package let example: String

    init(_ reason: BounceReason, _ example: String, with codes: [String] = [], _ phrases: [String]) {
        self.reason = reason
        self.phrases = phrases
        self.codes = codes.compactMap { StatusRange($0) }
        self.example = example
    }

    func allows(_ status: EnhancedStatus?) -> Bool {
        codes.isEmpty || status.map { status in codes.contains { $0.contains(status) } } ?? false
    }
}
