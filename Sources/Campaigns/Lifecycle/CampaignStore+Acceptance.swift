public import Storage
internal import Templates

extension CampaignStore {
    /// What was accepted when the campaign was scheduled.
    func acceptance(_ connection: any Connection, campaign: Int64) throws -> Acceptance {
        let rows = try connection.all("SELECT name, reason FROM accepted_finding WHERE campaign_id = \(campaign)") {
            ($0.text(0).flatMap(FindingName.init), $0.text(1) ?? "")
        }
        return Acceptance(findings: Dictionary(rows.compactMap { row in row.0.map { ($0, row.1) } }) { first, _ in first })
    }

    /// Forgets what was accepted when the campaign was scheduled before.
    public func forgetAcceptance(_ connection: any Connection, _ name: String) throws {
        let campaign = try campaign(connection, named: name)
        try connection.execute("DELETE FROM accepted_finding WHERE campaign_id = \(campaign.id)")
    }

    /// Keeps what is accepted for the runs that the schedule starts, in place of what was accepted before.
    func keep(
        _ connection: any Connection, _ acceptance: Acceptance, campaign: Int64, by cause: Cause, at now: Instant
    ) throws {
        try connection.execute("DELETE FROM accepted_finding WHERE campaign_id = \(campaign)")
        for (name, reason) in acceptance.findings {
            try connection.execute(
                """
                INSERT INTO accepted_finding (campaign_id, name, reason, actor, at)
                VALUES (\(campaign), \(name.rawValue), \(reason), \(cause.actor), \(now))
                """)
        }
    }
}
