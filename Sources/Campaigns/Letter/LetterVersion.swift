public import Storage

/// A letter as it was applied once. A run is sent with one version from its first message to its last.
public struct LetterVersion: Sendable, Hashable, Identifiable {
    public var id: Int64
    /// The letter's name, which campaigns give as `template`.
    public var name: String
    /// 1 for the first, then upward.
    public var version: Int64
    /// ``LetterFiles/digest``.
    public var digest: String
    public var at: Instant
    /// Who applied it.
    public var actor: String
}
