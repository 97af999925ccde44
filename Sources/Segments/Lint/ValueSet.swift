/// What one thing that can be asked about a contact may be: some of the values, and perhaps missing. Every kind of value
/// is a whole number here: days and microseconds as they are, numbers by their order, statuses by their place, ids.
struct ValueSet: Sendable, Hashable {
    var values: IntervalSet
    var missing: Bool

    static let everything = ValueSet(values: .all, missing: true)
    static let present = ValueSet(values: .all, missing: false)

    var complement: ValueSet { ValueSet(values: values.complement, missing: !missing) }

    func intersection(_ other: ValueSet) -> ValueSet {
        ValueSet(values: values.intersection(other.values), missing: missing && other.missing)
    }

    var isEmpty: Bool { values.isEmpty && !missing }
}
