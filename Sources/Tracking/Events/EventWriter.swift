internal import Audience
internal import Storage

/// Writes tracked events inside one transaction: activity, summary, status, and the word to whoever keeps the record of
/// what was sent.
struct EventWriter {
    private let connection: any Connection
    private let evidence: any DeliveryEvidence
    private let activities: ActivityRecorder
    private var campaigns: [Int64: Int64] = [:]

    init(_ connection: any Connection, _ evidence: any DeliveryEvidence) {
        self.connection = connection
        self.evidence = evidence
        activities = ActivityRecorder(connection)
    }

    mutating func write(_ event: TrackedEvent) throws -> TrackingQueue.Outcome {
        guard try connection.exists("SELECT 1 FROM contact WHERE id = \(event.contact)") else {
            return try afterDeletion(event)
        }
        let campaign = try campaign(of: event.run)
        switch event.kind {
        case .unsubscribe(let means):
            // Also from a message whose campaign was deleted: the right to leave does not expire.
            return try unsubscribe(event, means, campaign)
        case _ where campaign == nil:
            return .unknown
        case .open(let grade):
            try record(.opened(grade: grade), event, campaign)
            return try cameBack(event, .opened)
        case .click(let url, let grade):
            try record(.clicked(grade: grade, link: url), event, campaign)
            return try cameBack(event, .clicked)
        }
    }

    /// Who leaves by a message sent before the contact was deleted must not be mailed when the address comes back, or has
    /// come back already.
    private func afterDeletion(_ event: TrackedEvent) throws -> TrackingQueue.Outcome {
        guard case .unsubscribe(let means) = event.kind else { return .unknown }
        if let successor = try DeletedContacts.successor(connection, of: event.contact) {
            var theirs = event
            theirs.contact = successor
            return try unsubscribe(theirs, means, nil)
        }
        let isNew = try DeletedContacts.suppress(connection, event.contact, status: .unsubscribed, at: event.at)
        return isNew.map { $0 ? .recorded : .unchanged } ?? .unknown
    }

    /// Any fetch, also a machine's, proves that the message arrived: soft bounces before it no longer count.
    private func cameBack(_ event: TrackedEvent, _ kind: EvidenceKind) throws -> TrackingQueue.Outcome {
        try SoftBounces.reset(connection, contact: event.contact)
        try evidence.evidence(connection, run: event.run, contact: event.contact, kind: kind, at: event.at)
        return .recorded
    }

    private func unsubscribe(
        _ event: TrackedEvent, _ means: UnsubscribeMeans, _ campaign: Int64?
    ) throws -> TrackingQueue.Outcome {
        if campaign != nil {
            try evidence.evidence(connection, run: event.run, contact: event.contact, kind: .unsubscribed, at: event.at)
        }
        let change = try StatusMachine.change(
            connection, event.contact, to: .unsubscribed, cause: .unsubscribe, actor: means.rawValue,
            evidence: "message of run \(event.run)", at: event.at)
        guard case .changed = change else { return .unchanged }
        try record(.unsubscribed(means: means.rawValue), event, campaign)
        return .recorded
    }

    private func record(_ activity: ActivityEvent, _ event: TrackedEvent, _ campaign: Int64?) throws {
        try activities.record(
            activity, contactID: event.contact, at: event.at, campaignID: campaign, runID: campaign == nil ? nil : event.run)
    }

    private mutating func campaign(of run: Int64) throws -> Int64? {
        if let known = campaigns[run] { return known }
        let campaign = try evidence.campaign(connection, run: run)
        campaigns[run] = campaign
        return campaign
    }
}
