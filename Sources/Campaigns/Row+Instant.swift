internal import Storage

extension Row {
    /// An instant that is never NULL.
    func instant(_ column: Int) -> Instant { Instant(microseconds: integer(column) ?? 0) }
}
