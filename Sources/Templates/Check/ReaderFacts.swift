/// What is known about those who would get a letter, beside the letter itself.
public struct ReaderFacts: Sendable, Equatable {
    /// How many would get it.
    public var readers: Int
    /// How many of them have no value, by variable; a variable that is not named here was not counted.
    public var lacking: [VariablePath: Int]
    /// How many have none of the values that the subject is made of; nil when it was not counted.
    public var lackingSubject: Int?
    /// How large the letter is for a typical reader; nil when that was not tried.
    public var size: LetterSize?

    public init(
        readers: Int, lacking: [VariablePath: Int] = [:], lackingSubject: Int? = nil, size: LetterSize? = nil
    ) {
        self.readers = readers
        self.lacking = lacking
        self.lackingSubject = lackingSubject
        self.size = size
    }
}
