public import Storage

/// Who an open or a click seems to come from. Machine traffic is graded, never dropped.
public enum ActivityGrade: String, Sendable, CaseIterable, Codable {
    case human
    case suspect
    case machine
}

extension ActivityGrade: SQLConvertible {}
