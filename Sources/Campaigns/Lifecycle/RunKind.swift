public import Storage

/// What a run is for.
public enum RunKind: String, Sendable, CaseIterable, Codable {
    /// The campaign itself.
    case full
    /// A deterministic sample of the audience; whoever got it is left out of the full runs.
    case sample
    /// A test to the members of a segment.
    case test
}

extension RunKind: SQLConvertible {}
