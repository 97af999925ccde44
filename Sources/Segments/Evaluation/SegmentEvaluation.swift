public import Storage

/// A segment at one moment: every relative date has become a constant. Make one for many contacts.
public struct SegmentEvaluation: Sendable {
    let tree: ConditionTree<ResolvedCondition>
    let scope: SegmentScope
    /// What is known about all contacts; without it, ranks and intervals hold for nobody in memory. (SQL asks itself.)
    public var answers = PopulationAnswers()

    init(tree: ConditionTree<ResolvedCondition>, scope: SegmentScope) {
        self.tree = tree
        self.scope = scope
    }

    /// Whether the segment has questions about all contacts, which one contact's facts do not answer: ranks and intervals.
    public var asksPopulation: Bool {
        tree.leaves.contains { !$0.question.populationQuestions.isEmpty }
    }

    /// The same with the answers to the questions about all contacts, as they are now.
    ///
    /// - Parameter facts: a contact that is to be explained, whose place in each rank is asked for, too.
    public func answering(_ connection: any Connection, placing facts: ContactFacts? = nil) throws -> SegmentEvaluation {
        guard asksPopulation else { return self }
        var evaluation = self
        evaluation.answers = try PopulationAnswers(connection, self, placing: facts)
        return evaluation
    }

    /// A condition on one row of `contact`: always true or false, never NULL.
    ///
    /// - Parameter contact: the alias of `contact` in the query.
    public func condition(contact: String = "c", dialect: Dialect) -> SQL {
        ConditionPrinter(contact: .identifier(contact), dialect: dialect).print(tree)
    }

    /// Whether a contact is in, by its facts and the answers.
    public func holds(_ facts: ContactFacts) -> Bool {
        let evidence = Evidence(facts: facts, answers: answers)
        return tree.holds { $0.question.holds(evidence) }
    }

    /// Why a contact is in or out.
    public func explain(_ facts: ContactFacts) -> SegmentExplanation {
        SegmentExplainer(scope: scope, evidence: Evidence(facts: facts, answers: answers)).explain(tree)
    }
}
