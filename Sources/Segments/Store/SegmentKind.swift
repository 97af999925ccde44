public import Storage

/// How contacts enter and leave a segment. (A kind that contacts enter by rule and never leave, `additive`, will be a
/// third case.)
public enum SegmentKind: String, Sendable, CaseIterable, Codable {
    /// Whoever matches at the moment it is asked.
    case dynamic
    /// Whoever matched when it was frozen; changed only by hand.
    case `static`
}

extension SegmentKind: SQLConvertible {}
