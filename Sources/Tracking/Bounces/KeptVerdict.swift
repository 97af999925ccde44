/// What a person makes of a message that was kept.
public enum KeptVerdict: String, Sendable, CaseIterable, Codable {
    case hard
    case soft
    case policy
    case complaint
    case unsubscribe
    /// It is none of these.
    case nothing

    /// The failure that it is, if it is one.
    var bounce: BounceKind? { BounceKind(rawValue: rawValue) }
}
