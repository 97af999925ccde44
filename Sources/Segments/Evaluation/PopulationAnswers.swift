public import Storage

/// The answers to a segment's questions about all contacts: who is at the edge of a rank, how long an interval is.
/// With them the segment can be asked about one contact by its facts alone.
public struct PopulationAnswers: Sendable {
    struct Rank: Sendable, Hashable {
        /// How many are compared.
        var population: Int64
        /// The last of those meant; nil when there is nobody to compare.
        var edge: Edge?
        /// The place of the contact that is explained, from 1.
        var place: Int64?
    }

    /// A contact with the number that it is ranked by.
    struct Edge: Sendable, Hashable {
        var value: Double
        var contact: Int64

        /// Whether a contact comes before the edge, or is at it. Of equals the smaller id comes first, in both directions.
        func isReached(by value: Double, _ contact: Int64, isTop: Bool) -> Bool {
            value == self.value ? contact <= self.contact : (value > self.value) == isTop
        }
    }

    /// By the question's number.
    var ranks: [Int: Rank] = [:]
    /// In seconds, by the question's number; missing when nobody has done it twice.
    var intervals: [Int: Int64] = [:]

    /// No answers: ranks and intervals hold for nobody.
    init() {}

    /// Asks the database.
    ///
    /// - Parameter facts: a contact whose place in each rank is asked for, too.
    public init(_ connection: any Connection, _ evaluation: SegmentEvaluation, placing facts: ContactFacts? = nil) throws {
        let questions = evaluation.tree.leaves.flatMap(\.question.populationQuestions)
        for case .interval(let question, _) in questions {
            intervals[question.number] = try connection.integer(IntervalPrinter.query(question.activity))
        }
        for case .rank(let rank) in questions { ranks[rank.number] = try RankReader(connection, rank).read() }
        guard let facts else { return }
        let evidence = Evidence(facts: facts, answers: self)
        for case .rank(let rank) in questions {
            guard let value = evidence.value(rank) else { continue }
            ranks[rank.number]?.place = try RankReader(connection, rank).place(of: Edge(value: value, contact: facts.id))
        }
    }
}

extension Question {
    /// The questions about all contacts in this one, those inside others first.
    var populationQuestions: [Question] {
        switch self {
        case .interval: [self]
        case .rank(let rank): (rank.among?.leaves.flatMap(\.question.populationQuestions) ?? []) + [self]
        case .segment(let tree): tree.leaves.flatMap(\.question.populationQuestions)
        default: []
        }
    }
}
