public import Storage

/// How contacts enter and leave a segment.
public enum SegmentKind: String, Sendable, CaseIterable, Codable {
    /// Whoever matches at the moment it is asked.
    case dynamic
    /// Whoever matches, and everybody who ever did: contacts enter by the rule and never leave by it.
    case additive
    /// Whoever matched when it was frozen; changed only by hand.
    case `static`

    /// The kinds in words: "dynamic, additive or static".
    public static var names: String {
        "\(allCases.dropLast().map(\.rawValue).joined(separator: ", ")) or \(allCases.last?.rawValue ?? "")"
    }
}

extension SegmentKind: SQLConvertible {}
