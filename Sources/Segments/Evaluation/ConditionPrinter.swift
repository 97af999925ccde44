internal import Audience
internal import Storage

/// Prints a tree of questions as one SQL condition.
///
/// Each condition is true or false and never NULL: what may be NULL is tested for it first, and FALSE AND NULL is FALSE.
/// So `not` means the opposite of everything. Columns stand bare on one side of comparisons, so that an index serves.
struct ConditionPrinter {
    /// The alias of `contact`.
    let contact: SQL
    let dialect: Dialect
    /// How many populations this is inside of: each has an alias of its own.
    var level = 0

    /// The alias of an activity's events.
    static let event: SQL = "e"

    func print(_ tree: ConditionTree<ResolvedCondition>) -> SQL {
        switch tree {
        case .all(let trees): "(\(ConditionOrder.sorted(trees).map(part).joined(separator: " AND ")))"
        case .any(let trees): "(\(trees.map(print).joined(separator: " OR ")))"
        case .not(let tree): "(NOT \(print(tree)))"
        case .leaf(let condition): print(condition.question)
        }
    }

    /// A part of an `and`. SQLite takes every set of an `or` for small, and would collect contacts by each of them; the plus
    /// before a column keeps it from looking there for an index.
    private func part(_ tree: ConditionTree<ResolvedCondition>) -> SQL {
        guard dialect == .sqlite, ConditionOrder.isBroadChoice(tree) else { return print(tree) }
        return ConditionPrinter(contact: "+\(contact)", dialect: dialect, level: level).print(tree)
    }

    func print(_ question: Question) -> SQL {
        switch question {
        case .present(let subject): present(subject)
        case .status(let statuses): "(\(contact).status IN (\(values: statuses)))"
        case .text(let subject, let question): text(subject, question)
        case .number(let subject, let question):
            "(\(column(subject)) IS NOT NULL AND \(number(column(subject), question)))"
        // IS TRUE is false for NULL.
        case .boolean(let subject, true): "(\(column(subject)) IS TRUE)"
        case .boolean(let subject, false): "(\(column(subject)) IS FALSE)"
        case .days(let subject, let days): self.days(column(subject), days)
        case .instants(let subject, let range):
            "(\((["\(column(subject)) IS NOT NULL"] + within(column(subject), range)).joined(separator: " AND ")))"
        case .anniversary(let subject, let days): anniversary(column(subject), days)
        case .options(let subject, let groups): every(groups) { options(subject, $0) }
        case .near(let field, let circle): near(field, circle)
        case .labels(let groups):
            every(groups) { isAmong("contact_label", "contact_label.label_id IN (\(values: $0))") }
        case .categories(let groups):
            every(groups) {
                isAmong(
                    "contact_label",
                    "contact_label.label_id IN (SELECT label.id FROM label WHERE label.category IN (\(values: $0)))")
            }
        case .count(let selection, let question): EventPrinter(self).count(selection, question)
        case .figure(let figure, let question): FigurePrinter(self).condition(figure, question)
        case .moment(let selection, let isLast, let range): EventPrinter(self).moment(selection, isLast: isLast, range)
        case .interval(let question, let now): IntervalPrinter(self).condition(question, now: now)
        case .rank(let rank): RankPrinter(self).condition(rank)
        case .list(let id): isAmong("subscription", "subscription.list_id = \(id) AND subscription.state = 'subscribed'")
        case .member(let id): isAmong("segment_member", "segment_member.segment_id = \(id)")
        case .pinned(let id): isAmong("segment_pin", "segment_pin.segment_id = \(id) AND segment_pin.is_in IS TRUE")
        case .banned(let id): isAmong("segment_pin", "segment_pin.segment_id = \(id) AND segment_pin.is_in IS FALSE")
        case .sample(let hash, let percent): hash.condition("\(contact).id", percent: percent)
        case .segment(let tree): print(tree)
        }
    }

    // MARK: What has tables of its own

    private func present(_ subject: Subject) -> SQL {
        switch subject {
        case .contact(.builtIn(.label)): isAmong("contact_label")
        case .contact(.builtIn(.category)):
            isAmong("contact_label", "contact_label.label_id IN (SELECT label.id FROM label WHERE label.category IS NOT NULL)")
        case .contact(.custom(let field)) where field.type == .choices:
            isAmong("contact_choice", "contact_choice.field_id = \(field.id)")
        // The column that has an index when segments ask for it.
        case .contact(.custom(let field)) where field.type == .text: "(\(contact).\(identifier: field.foldedColumn) IS NOT NULL)"
        default: "(\(column(subject)) IS NOT NULL)"
        }
    }

    private func options(_ subject: Subject, _ ids: [Int64]) -> SQL {
        // A name that no campaign has: PostgreSQL knows no empty lists.
        guard !ids.isEmpty else { return "FALSE" }
        if case .contact(.custom(let field)) = subject, field.type == .choices {
            return isAmong(
                "contact_choice", "contact_choice.field_id = \(field.id) AND contact_choice.option_id IN (\(values: ids))")
        }
        return "(\(column(subject)) IS NOT NULL AND \(column(subject)) IN (\(values: ids)))"
    }

    private func every<Member>(_ groups: [[Member]], _ test: ([Member]) -> SQL) -> SQL {
        groups.count == 1 ? test(groups[0]) : "(\(groups.map(test).joined(separator: " AND ")))"
    }

    /// Whether a table with a `contact_id` that is never NULL has a row of the contact. SQLite can start from the rows of
    /// an IN, but not from those of an EXISTS; PostgreSQL joins best with EXISTS, above all when it is negated.
    ///
    /// - Parameter name: by which the condition speaks of the table, when not its own.
    func isAmong(_ table: SQL, as name: SQL? = nil, _ condition: SQL? = nil) -> SQL {
        let alias = name ?? table
        let source = name.map { "\(table) \($0)" as SQL } ?? table
        switch dialect {
        case .sqlite:
            // Without a condition the table itself is looked into, and no set is made of it.
            let whole: SQL = "SELECT \(alias).contact_id FROM \(source)"
            return "(\(contact).id IN (\(condition.map { "\(whole) WHERE \($0)" } ?? whole)))"
        case .postgres:
            let rows: SQL = "SELECT 1 FROM \(source) WHERE \(alias).contact_id = \(contact).id"
            return "EXISTS (\(condition.map { "\(rows) AND \($0)" } ?? rows))"
        }
    }
}
