internal import Audience
internal import Calendars
internal import Foundation

/// What a number of conditions that all hold say together, sorted by what they are about.
struct LiteralFacts {
    /// What is known of a set: labels, categories, options.
    struct Names {
        var isPresent = false
        var isMissing = false
        /// Of each at least one.
        var groups: [Set<String>] = []
        /// Not of all of them at least one.
        var refused: [[Set<String>]] = []
    }

    var values: [ValueKey: [ValueConstraint]] = [:]
    var texts: [Subject: [(question: TextQuestion, holds: Bool)]] = [:]
    var names: [Subject: Names] = [:]
    var events: [EventFact] = []
    /// The figures and moments that were asked for, by their number.
    private var figures: [(function: String, events: EventGroup)] = []
    private let work: LintWork

    init(_ literals: [Literal], _ constraints: [ValueConstraint], _ work: LintWork) {
        self.work = work
        for literal in literals { add(literal) }
        for constraint in constraints { add(constraint) }
    }

    private mutating func add(_ constraint: ValueConstraint) {
        values[constraint.key, default: []].append(constraint)
    }

    private mutating func add(_ literal: Literal) {
        let scope = literal.scope
        switch literal.condition.test {
        case .ready(let question): add(question, literal)
        case .days(let subject, let window), .instants(let subject, let window):
            add(window, .subject(subject), literal)
        case .anniversary(let subject, let window):
            add(window, .anniversary(subject), literal)
            if literal.isPositive { add(.present(.subject(subject))) }
        case .count(let selection, let question):
            events.append(EventFact(EventGroup(selection, scope), IntervalSet(counts: question), holds: literal.isPositive))
        case .figure(let figure, let question):
            let group = EventGroup(figure.selection, scope).having(figure.parameter)
            let key = figureKey("\(figure.function) \(figure.parameter?.name ?? "")", group)
            add(key, ValueSet(values: IntervalSet(question), missing: false), literal)
            if literal.isPositive { events.append(EventFact(group, .some, holds: true)) }
        case .moment(let selection, let isLast, let window):
            let group = EventGroup(selection, scope)
            add(window, figureKey(isLast ? "last" : "first", group), literal)
            if literal.isPositive { addEvents(group, isLast, window, scope) }
        case .interval(let question):
            add(Self.opaque(literal), Self.yes, literal)
            let whole = EventGroup(TypedSelection(activity: question.activity), scope)
            if literal.isPositive { events.append(EventFact(whole, .some, holds: true)) }
        case .rank, .segment: add(Self.opaque(literal), Self.yes, literal)
        }
    }

    private mutating func add(_ question: Question, _ literal: Literal) {
        switch question {
        case .present(let subject) where subject.kind == .names || subject.kind == .choices:
            let side = literal.isPositive ? \Names.isPresent : \Names.isMissing
            names[subject, default: Names()][keyPath: side] = true
        case .present(let subject): add(.subject(subject), .present, literal)
        case .status(let statuses):
            let places = statuses.compactMap { ContactStatus.allCases.firstIndex(of: $0) }.map(Int64.init)
            add(.subject(.contact(.builtIn(.status))), Self.set(places), literal)
        case .text(let subject, let question):
            texts[subject, default: []].append((question, literal.isPositive))
            if literal.isPositive { add(.present(.subject(subject))) }
        case .number(let subject, let question):
            add(.subject(subject), ValueSet(values: IntervalSet(question), missing: false), literal)
        case .boolean(let subject, let wanted): add(.subject(subject), Self.set([wanted ? 1 : 0]), literal)
        case .options(let subject, let groups) where subject.kind == .choices:
            add(groups.map { Set($0.map { "\($0)" }) }, subject, literal)
        case .options(let subject, let groups): add(groups.first ?? [], subject, literal)
        case .labels(let groups):
            add(groups.map { Set($0.map { "\($0)" }) }, .contact(.builtIn(.label)), literal)
        case .categories(let groups): add(groups.map { Set($0) }, .contact(.builtIn(.category)), literal)
        case .near(let field, let circle):
            add(.opaque("\(field.id) within \(circle)"), Self.yes, literal)
            if literal.isPositive { add(.present(.subject(.contact(.custom(field))))) }
        case .list(let id): add(.list(id), Self.yes, literal)
        case .member(let id): add(.member(id), Self.yes, literal)
        case .pinned(let id): add(.pinned(id), Self.yes, literal)
        case .banned(let id): add(.banned(id), Self.yes, literal)
        case .sample(let hash, let percent):
            let values = IntervalSet(from: 0, until: SampleHash.threshold(percent))
            add(.sample(hash), ValueSet(values: values, missing: false), literal)
        // These are made when "now" is known, which it is not here.
        case .days, .instants, .anniversary, .count, .figure, .moment, .interval, .rank, .segment: break
        }
    }

    /// One of several options, or of the campaigns, labels or lists that an event may refer to.
    private mutating func add(_ ids: [Int64], _ subject: Subject, _ literal: Literal) {
        // The names that match a part are known for now only.
        if literal.isPattern {
            if literal.isPositive { add(.present(.subject(subject))) }
            return
        }
        guard case .parameter(let parameter) = subject, parameter.kind == .campaign else {
            return add(.subject(subject), Self.set(ids), literal)
        }
        if literal.isPositive { add(.present(.subject(subject))) }
        // A campaign of that name may still come: known ones are only compared with the same ones.
        if !ids.isEmpty { add(.opaque("campaign \(ids.sorted())"), Self.yes, literal) }
    }

    private mutating func add(_ groups: [Set<String>], _ subject: Subject, _ literal: Literal) {
        if literal.isPositive {
            names[subject, default: Names()].groups += groups
        } else {
            names[subject, default: Names()].refused.append(groups)
        }
    }

    private mutating func add(_ window: DateWindow, _ key: ValueKey, _ literal: Literal) {
        let constraints = ValueConstraint.window(window, of: key, literal.scope)
        if literal.isPositive {
            constraints.forEach { add($0) }
        } else if constraints.count == 1 {
            add(constraints[0].negated)
        }
    }

    private mutating func add(_ key: ValueKey, _ set: ValueSet, _ literal: Literal) {
        let constraint = ValueConstraint(key, set)
        add(literal.isPositive ? constraint : constraint.negated)
    }

    private static func set(_ values: [Int64]) -> ValueSet {
        ValueSet(values: IntervalSet(points: values), missing: false)
    }

    private static let yes = set([1])

    /// What is only compared with itself, in the time zone that it is asked in.
    private static func opaque(_ literal: Literal) -> ValueKey {
        .opaque("\(literal.scope.calendar.zone.identifier): \(SegmentPrinter.print(literal.condition.node))")
    }

    // MARK: Events

    /// That the last event was in a window says that there is one in it, and none after it.
    private mutating func addEvents(_ group: EventGroup, _ isLast: Bool, _ window: DateWindow, _ scope: SegmentScope) {
        var inside = group
        inside.constraints += ValueConstraint.window(window, of: .subject(.time), scope)
        events.append(EventFact(inside, .some, holds: true))
        guard let beyond = ValueConstraint.outside(window, after: isLast, scope) else { return }
        var outside = group
        outside.constraints.append(beyond)
        events.append(EventFact(outside, .some, holds: false))
    }

    private mutating func figureKey(_ function: String, _ group: EventGroup) -> ValueKey {
        let known = figures.firstIndex {
            $0.function == function && $0.events.isPart(of: group, work) && group.isPart(of: $0.events, work)
        }
        if let known { return .figure(known) }
        figures.append((function, group))
        return .figure(figures.count - 1)
    }
}
