public import Audience

/// What a request showed about who made it.
public struct TrafficSigns: OptionSet, Sendable, Hashable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Only the headers were asked for: link checkers do that, a reader's program wants the answer's body.
    public static let headersOnly = TrafficSigns(rawValue: 1)
    /// The program said that it fetches ahead of a person.
    public static let prefetch = TrafficSigns(rawValue: 2)
    /// The program did not say what it is.
    public static let namelessProgram = TrafficSigns(rawValue: 4)

    /// Whether a person was there, as far as the signs tell. It errs towards people: much machine traffic looks like theirs.
    public var grade: ActivityGrade {
        if !isDisjoint(with: [.headersOnly, .prefetch]) { return .machine }
        return contains(.namelessProgram) ? .suspect : .human
    }
}
