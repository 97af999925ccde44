/// The activities that Merpati records itself, where they happen.
public enum BuiltInActivity: String, Sendable, CaseIterable {
    case sent
    case opened
    case clicked
    case bounced
    case complained
    /// The contact left everything; leaving one list is not recorded as this.
    case unsubscribed
    /// The contact came onto a list.
    case subscribed
    /// The owner of the address confirmed it, which made the contact active.
    case confirmed
    /// An import added or changed the contact: one event an import.
    case imported
    /// The contact was added: read from `contact` itself, one event each.
    case added
    case labelled
    case scoreChanged = "score_changed"
    /// A page that reports visits was opened.
    case visited

    /// The table of the events: `contact_id`, `at`, `external_id` and the columns below. Of `added` it is a view.
    public var table: String { "activity_\(rawValue)" }
    /// The table of one row a contact: `contact_id`, `count`, `first_at`, `last_at`. Of `added` it is a view.
    public var summaryTable: String { "summary_\(rawValue)" }

    /// The columns of the events after contact, time and external id, with their types.
    var columns: [(name: String, type: String)] {
        let campaign = [("campaign_id", "BIGINT"), ("run_id", "BIGINT")]
        return switch self {
        case .sent, .complained: campaign
        // How the event was graded: human, suspect, machine.
        case .opened: campaign + [("grade", "TEXT NOT NULL")]
        case .clicked: campaign + [("grade", "TEXT NOT NULL"), ("link", "TEXT")]
        case .bounced: campaign + [("kind", "TEXT"), ("reason", "TEXT"), ("status_code", "TEXT"), ("diagnostic", "TEXT")]
        // How: one-click, page, mailto, person.
        case .unsubscribed: campaign + [("means", "TEXT")]
        case .subscribed: [("list_id", "BIGINT")]
        case .labelled: [("label_id", "BIGINT")]
        case .scoreChanged: [("old_score", "DOUBLE PRECISION"), ("new_score", "DOUBLE PRECISION")]
        case .visited: [("url", "TEXT")]
        case .added: [("source", "TEXT")]
        case .confirmed, .imported: []
        }
    }

    private var parameters: [ActivityParameter] {
        let campaign = ActivityParameter(name: "campaign", kind: .campaign, column: "campaign_id")
        func text(_ name: String) -> ActivityParameter { ActivityParameter(name: name, kind: .text, column: name) }
        func number(_ name: String) -> ActivityParameter { ActivityParameter(name: name, kind: .number, column: name) }
        return switch self {
        case .sent, .opened, .complained: [campaign]
        case .clicked: [campaign, text("link")]
        case .bounced: [campaign, text("kind"), text("reason")]
        case .unsubscribed: [campaign, text("means")]
        case .subscribed: [ActivityParameter(name: "list", kind: .list, column: "list_id")]
        case .labelled: [ActivityParameter(name: "label", kind: .label, column: "label_id")]
        case .scoreChanged: [number("old_score"), number("new_score")]
        case .visited: [text("url")]
        case .added: [text("source")]
        case .confirmed, .imported: []
        }
    }

    /// The activity as segments know it.
    public var definition: ActivityDefinition {
        ActivityDefinition(
            name: rawValue, parameters: parameters, table: table, summaryTable: summaryTable,
            isGraded: self == .opened || self == .clicked)
    }
}
