/// How many events of a group a contact has.
struct EventFact {
    var group: EventGroup
    var counts: IntervalSet

    init(_ group: EventGroup, _ counts: IntervalSet, holds: Bool) {
        self.group = group
        self.counts = (holds ? counts : counts.complement).intersection(IntervalSet(0...Int64.max))
    }
}

extension IntervalSet {
    /// At least one.
    static let some = IntervalSet(1...Int64.max)
}
