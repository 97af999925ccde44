/// When the anniversary of a 29 February falls in a year that has none.
public enum LeapDayRule: String, Sendable, CaseIterable, Codable {
    case february28
    case march1
}
