/// The e-mail activities that Merpati records itself. Each has a table of its own with typed columns and a
/// summary of one row a contact (how many, first, last), so that the usual questions never scan the events.
public enum BuiltInActivity: String, Sendable, CaseIterable {
    case sent
    case opened
    case clicked
    case bounced
    case complained
    case unsubscribed

    /// The table of the events: `contact_id`, `at`, `campaign_id`, `run_id` and the columns below.
    public var table: String { "activity_\(rawValue)" }
    /// The table of one row a contact: `contact_id`, `count`, `first_at`, `last_at`.
    public var summaryTable: String { "summary_\(rawValue)" }

    /// The parameters beyond campaign and run, as column definitions.
    var columns: [String] {
        switch self {
        case .sent, .complained: []
        // How the event was graded: human, suspect, machine.
        case .opened: ["grade TEXT NOT NULL"]
        case .clicked: ["grade TEXT NOT NULL", "link TEXT NOT NULL"]
        case .bounced: ["kind TEXT NOT NULL", "reason TEXT NOT NULL", "status_code TEXT", "diagnostic TEXT"]
        // How: one-click, page, mailto, person.
        case .unsubscribed: ["means TEXT NOT NULL"]
        }
    }

    /// The activity as segments know it.
    public var definition: ActivityDefinition {
        let campaign = ActivityParameter(name: "campaign", kind: .campaign, column: "campaign_id")
        func text(_ name: String) -> ActivityParameter { ActivityParameter(name: name, kind: .text, column: name) }
        let parameters =
            switch self {
            case .sent, .opened, .complained: [campaign]
            case .clicked: [campaign, text("link")]
            case .bounced: [campaign, text("kind"), text("reason")]
            case .unsubscribed: [campaign, text("means")]
            }
        return ActivityDefinition(
            name: rawValue, parameters: parameters, table: table, summaryTable: summaryTable,
            isGraded: self == .opened || self == .clicked)
    }

    var tables: String {
        let extra = columns.map { ",\n    \($0)" }.joined()
        return """
            CREATE TABLE \(table) (
                contact_id BIGINT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
                at BIGINT NOT NULL,
                campaign_id BIGINT,
                run_id BIGINT\(extra)
            );
            CREATE INDEX \(table)_contact ON \(table) (contact_id, at);
            CREATE TABLE \(summaryTable) (
                contact_id BIGINT PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
                count BIGINT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            """
    }
}
