/// Something about a segment that a person should look at.
public struct SegmentFinding: Sendable, Hashable, CustomStringConvertible {
    public enum Kind: String, Sendable, CaseIterable {
        /// Nobody can match, now or later.
        case impossible
        /// One side of an `or` can never be true.
        case deadAlternative = "dead_alternative"
        /// Everybody matches.
        case alwaysTrue = "always_true"
        /// A condition that is true for everybody.
        case emptyCondition = "empty_condition"
        /// No condition makes the segment smaller than everybody who can be mailed.
        case notNarrowing = "not_narrowing"
        /// More of the contacts that can be mailed than the limit.
        case tooBroad = "too_broad"
        /// Nobody matches at the moment.
        case matchesNobody = "matches_nobody"
        /// `has not ... within last` also holds for those who came yesterday.
        case ageGuard = "age_guard"
        /// Only contacts match that no campaign mails.
        case unmailable
        /// `status is active`, which holds for everybody who is mailed.
        case statusActive = "status_active"
        case unknownCampaign = "unknown_campaign"
    }

    public enum Severity: String, Sendable, CaseIterable, Comparable {
        /// Worth knowing.
        case notice
        /// Probably not what was meant.
        case warning
        /// Cannot be what was meant.
        case error

        public static func < (left: Severity, right: Severity) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    public var kind: Kind
    public var severity: Severity
    /// What was found, in a sentence without a full stop.
    public var message: String
    /// Where in the segment's text; nil when it concerns the segment as a whole.
    public var span: SourceSpan?
    /// What to do about it, in a sentence.
    public var advice: String

    public var description: String {
        let place = span.map { "line \($0.line), column \($0.column): " } ?? ""
        return "\(place)\(severity.rawValue): \(message)\n  \(advice)"
    }
}
