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
    case subscribed(list: Int64)
    case confirmed
    case imported
    case labelled(label: Int64)
    case scoreChanged(from: Double?, to: Double?)
    case visited(url: String)

    public var activity: BuiltInActivity {
        switch self {
        case .sent: .sent
        case .opened: .opened
        case .clicked: .clicked
        case .bounced: .bounced
        case .complained: .complained
        case .unsubscribed: .unsubscribed
        case .subscribed: .subscribed
        case .confirmed: .confirmed
        case .imported: .imported
        case .labelled: .labelled
        case .scoreChanged: .scoreChanged
        case .visited: .visited
        }
    }

    /// The values of the activity's columns, in their order.
    func values(campaign: Int64?, run: Int64?) -> [SQLValue] {
        let campaign = [campaign?.sqlValue ?? .null, run?.sqlValue ?? .null]
        switch self {
        case .sent, .complained: return campaign
        case .opened(let grade): return campaign + [grade.sqlValue]
        case .clicked(let grade, let link): return campaign + [grade.sqlValue, .text(link)]
        case .bounced(let kind, let reason, let statusCode, let diagnostic):
            return campaign + [.text(kind), .text(reason), statusCode?.sqlValue ?? .null, diagnostic?.sqlValue ?? .null]
        case .unsubscribed(let means): return campaign + [.text(means)]
        case .subscribed(let id), .labelled(let id): return [.integer(id)]
        case .confirmed, .imported: return []
        case .visited(let url): return [.text(url)]
        case .scoreChanged(let old, let new): return [old?.sqlValue ?? .null, new?.sqlValue ?? .null]
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
