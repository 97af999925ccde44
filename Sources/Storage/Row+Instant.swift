extension Row {
    /// An instant that is never NULL.
    package func instant(_ column: Int) -> Instant { Instant(microseconds: integer(column) ?? 0) }
}
