internal import Campaigns
public import Mail
internal import Storage
public import Tracking

/// A message that came back and waits for a person, with the names of what it is about.
public struct KeptMail: Sendable {
    public var message: KeptMessages.Message
    /// Nil when the campaign has been deleted.
    public var campaign: String?
    public var email: String

    /// The message itself, read.
    public var contents: MIMEPart { MIMEParser.parse(message.raw) }
}

extension Merpati {
    /// The kept messages, the newest first.
    ///
    /// - Parameters:
    ///   - campaign: only those about messages of this campaign.
    ///   - isWaiting: only those that nobody has settled.
    /// - Throws: `CampaignError` of kind `notFound`, `StorageError`.
    public func keptMail(limit: Int, campaign: String? = nil, isWaiting: Bool = false) async throws -> [KeptMail] {
        let store = campaigns.store
        return try await database.read { connection in
            let runs = try campaign.map { name in
                try store.runs(connection, campaign: store.campaign(connection, named: name).id).map(\.id)
            }
            if let runs, runs.isEmpty { return [] }
            return try KeptMessages.list(connection, limit: limit, runs: runs, isWaiting: isWaiting).map {
                try named(connection, $0)
            }
        }
    }

    /// One kept message.
    ///
    /// - Throws: `TrackingError` of kind `notFound`, `StorageError`.
    public func keptMail(_ number: Int64) async throws -> KeptMail {
        try await database.read { try named($0, KeptMessages.find($0, number)) }
    }

    /// Records what a person makes of kept messages, as if a rule had found it: of all of them, or, when one cannot be settled
    /// so, of none.
    ///
    /// - Throws: `TrackingError`, `StorageError`.
    public func settle(
        keptMail numbers: [Int64], as verdict: KeptVerdict, reason: BounceReason, actor: String
    ) async throws -> [KeptMessages.Outcome] {
        let (evidence, now) = (evidence, time.now())
        return try await database.write { connection in
            try numbers.map {
                try KeptMessages.settle(connection, $0, as: verdict, reason: reason, actor: actor, evidence: evidence, at: now)
            }
        }
    }

    private func named(_ connection: any Connection, _ message: KeptMessages.Message) throws -> KeptMail {
        let name = try connection.text(
            "SELECT c.name FROM campaign_run r JOIN campaign c ON c.id = r.campaign_id WHERE r.id = \(message.run)")
        let email = try connection.text("SELECT email FROM contact WHERE id = \(message.contact)")
        return KeptMail(message: message, campaign: name, email: email ?? "")
    }
}
