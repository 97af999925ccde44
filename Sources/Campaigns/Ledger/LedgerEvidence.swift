public import Storage
public import Tracking

/// Resolves messages in doubt by what comes back for them, and marks those reported as failed.
public struct LedgerEvidence: DeliveryEvidence {
    private let store: CampaignStore

    public init(store: CampaignStore) {
        self.store = store
    }

    public func campaign(_ connection: any Connection, run: Int64) throws -> Int64? {
        try connection.integer("SELECT campaign_id FROM campaign_run WHERE id = \(run)")
    }

    public func evidence(
        _ connection: any Connection, run id: Int64, contact: Int64, kind: EvidenceKind, at: Instant
    ) throws {
        let state = try connection.text("SELECT state FROM delivery WHERE run_id = \(id) AND contact_id = \(contact)")
            .flatMap(DeliveryState.init)
        guard let state else { return }
        let known: DeliveryState
        switch (kind, state) {
        case (.bounced(.complaint), .unknown), (.bounced(.complaint), .claimed): known = .accepted
        case (.bounced(let bounce), .unknown), (.bounced(let bounce), .claimed), (.bounced(let bounce), .accepted):
            known = bounce == .policy ? .refused : bounce == .complaint ? .accepted : .bounced
        // A soft report of a delay may come before the message arrives after all, so a later sign of life counts.
        case (_, .unknown), (_, .claimed): known = .accepted
        default: return
        }
        guard known != state else { return }
        if state != .accepted {
            let campaign = try store.run(connection, id: id).campaignID
            try SentActivities(connection, run: id, campaign: campaign).record(where: "d.contact_id = \(contact)")
        }
        try connection.execute(
            """
            UPDATE delivery SET state = \(known), recorded_at = \(at), retry_at = NULL, reason = \("evidence: \(kind.word)")
            WHERE run_id = \(id) AND contact_id = \(contact)
            """)
    }
}

extension EvidenceKind {
    fileprivate var word: String {
        switch self {
        case .opened: "opened"
        case .clicked: "clicked"
        case .unsubscribed: "unsubscribed"
        case .bounced(let kind): "reported back as \(kind.rawValue)"
        case .complained: "complained"
        }
    }
}
