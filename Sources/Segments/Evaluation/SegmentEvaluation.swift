public import Storage

/// A segment at one moment: every relative date has become a constant. Make one for many contacts.
public struct SegmentEvaluation: Sendable {
    let tree: ConditionTree<ResolvedCondition>
    let scope: SegmentScope

    /// A condition on one row of `contact`: always true or false, never NULL.
    ///
    /// - Parameter contact: the alias of `contact` in the query.
    public func condition(contact: String = "c", dialect: Dialect) -> SQL {
        ConditionPrinter(contact: .identifier(contact), dialect: dialect).print(tree)
    }

    /// Whether a contact is in, by its facts alone.
    public func holds(_ facts: ContactFacts) -> Bool {
        tree.holds { $0.question.holds(facts) }
    }

    /// Why a contact is in or out.
    public func explain(_ facts: ContactFacts) -> SegmentExplanation {
        SegmentExplainer(scope: scope, facts: facts).explain(tree)
    }
}
