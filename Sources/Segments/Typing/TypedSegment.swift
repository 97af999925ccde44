public import Audience
internal import Calendars
public import Storage

/// A segment whose names are resolved and whose types are checked: it can become SQL, and be asked in memory.
public struct TypedSegment: Sendable {
    /// What was written.
    public let node: SegmentNode
    let tree: ConditionTree<TypedCondition>
    let scope: SegmentScope

    /// - Parameter name: the segment's own name, so that one that refers to itself by others is found out.
    /// - Throws: `SegmentError` for an unknown name, a wrong type, a number out of range, a cycle, or a limit passed.
    public init(_ node: SegmentNode, _ scope: SegmentScope, name: String? = nil) throws(SegmentError) {
        var typer = SegmentTyper(scope: scope, path: name.map { [$0] } ?? [])
        self.init(node, try typer.tree(node, depth: 0), scope)
    }

    init(_ node: SegmentNode, _ tree: ConditionTree<TypedCondition>, _ scope: SegmentScope) {
        self.node = node
        self.tree = tree
        self.scope = scope
    }

    /// The segment at one moment: every relative date counts from it.
    public func evaluation(asOf now: Instant) -> SegmentEvaluation {
        let clock = SegmentClock(now: now, calendar: scope.calendar, leapDays: scope.leapDays)
        return SegmentEvaluation(tree: tree.map { $0.resolved(clock) }, scope: scope)
    }

    /// A condition on one row of `contact`: always true or false, never NULL.
    ///
    /// - Parameter contact: the alias of `contact` in the query.
    public func condition(contact: String = "c", asOf now: Instant, dialect: Dialect) -> SQL {
        evaluation(asOf: now).condition(contact: contact, dialect: dialect)
    }

    /// The activities that the segment asks about, by name.
    public var activities: [ActivityDefinition] {
        Set(tree.leaves.flatMap(\.test.activities)).sorted { $0.name < $1.name }
    }

    /// Whether a contact is in, by its facts alone: for segments without ranks and intervals, which are questions about all
    /// contacts (`SegmentEvaluation.answering`).
    public func holds(_ facts: ContactFacts, asOf now: Instant) -> Bool {
        evaluation(asOf: now).holds(facts)
    }

    /// Why a contact is in or out, by its facts alone.
    public func explain(_ facts: ContactFacts, asOf now: Instant) -> SegmentExplanation {
        evaluation(asOf: now).explain(facts)
    }

    /// Why a contact is in or out, with its place in ranks; nil when there is no contact with the id.
    public func explain(
        contact id: Int64, _ connection: any Connection, asOf now: Instant
    ) throws -> SegmentExplanation? {
        let reader = ContactFactsReader(scope.catalogue, activities: activities)
        guard let facts = try reader.read(connection, contact: id) else { return nil }
        return try evaluation(asOf: now).answering(connection, placing: facts).explain(facts)
    }
}
