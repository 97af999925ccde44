internal import Audience

/// Whether a contact is among the first or last of all who are compared by a number.
struct RankQuestion<Selection: Sendable, Condition: Sendable>: Sendable {
    enum Measure: Sendable {
        case figure(EventFigure<Selection>)
        case field(ContactColumn)
    }

    /// Its number among the segment's questions about all contacts.
    var number: Int
    var isTop: Bool
    var amount: RankAmount
    var measure: Measure
    /// Whom the contact is compared with; nil is everybody who is active.
    var among: ConditionTree<Condition>?

    var isOfField: Bool {
        if case .field = measure { true } else { false }
    }

    func map<NewSelection, NewCondition>(
        _ selection: (Selection) -> NewSelection, _ condition: (Condition) -> NewCondition
    ) -> RankQuestion<NewSelection, NewCondition> {
        let measure: RankQuestion<NewSelection, NewCondition>.Measure =
            switch measure {
            case .figure(let figure): .figure(figure.map(selection))
            case .field(let column): .field(column)
            }
        return RankQuestion<NewSelection, NewCondition>(
            number: number, isTop: isTop, amount: amount, measure: measure, among: among?.map(condition))
    }
}

/// How many are the first: a number of them, or a part of all.
enum RankAmount: Sendable, Hashable {
    case contacts(Int64)
    /// In millionths of a percent, so that a part is a whole number of contacts without doubt.
    case part(Int64)

    /// A hundred percent.
    static let all: Int64 = 100_000_000

    /// How many of so many, rounded up.
    func members(of population: Int64) -> Int64 {
        switch self {
        case .contacts(let count): min(count, population)
        case .part(let part): (population * part + Self.all - 1) / Self.all
        }
    }
}
