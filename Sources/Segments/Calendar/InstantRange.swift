internal import Storage

/// Microseconds from a first until before a last one; nil is without end.
struct InstantRange: Sendable, Hashable {
    var from: Int64?
    var until: Int64?

    func contains(_ instant: Instant) -> Bool {
        (from.map { instant.microseconds >= $0 } ?? true) && (until.map { instant.microseconds < $0 } ?? true)
    }
}
