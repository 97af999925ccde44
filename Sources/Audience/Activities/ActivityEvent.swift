internal import Storage

/// One event of a built-in activity with its own parameters.
public enum ActivityEvent: Sendable, Hashable {
    case sent
    case opened(grade: ActivityGrade)
    /// - Parameter link: the destination as it stands in the letter.
    case clicked(grade: ActivityGrade, link: String)
    /// - Parameters:
    ///   - kind: hard, soft or other.
    ///   - statusCode: the enhanced status code (RFC 3463), such as 5.1.1.
    case bounced(kind: String, reason: String, statusCode: String?, diagnostic: String?)
    case complained
    /// - Parameter means: one-click, page, mailto or person.
    case unsubscribed(means: String)

    public var activity: BuiltInActivity {
        switch self {
        case .sent: .sent
        case .opened: .opened
        case .clicked: .clicked
        case .bounced: .bounced
        case .complained: .complained
        case .unsubscribed: .unsubscribed
        }
    }

    /// The values of the activity's own columns, in their order.
    var values: [SQLValue] {
        switch self {
        case .sent, .complained: []
        case .opened(let grade): [grade.sqlValue]
        case .clicked(let grade, let link): [grade.sqlValue, .text(link)]
        case .bounced(let kind, let reason, let statusCode, let diagnostic):
            [.text(kind), .text(reason), statusCode?.sqlValue ?? .null, diagnostic?.sqlValue ?? .null]
        case .unsubscribed(let means): [.text(means)]
        }
    }

    /// Whether the summary counts it: what a machine did is kept as an event, but says nothing about the person.
    var isSummarised: Bool {
        switch self {
        case .opened(let grade), .clicked(let grade, _): grade != .machine
        default: true
        }
    }
}
