internal import Storage

extension CampaignStore {
    /// Ends a run that found nobody whom it could mail. A campaign that goes out once is a draft again: it can be started when
    /// there is somebody.
    func endWithNobody(_ connection: any Connection, _ id: Int64, by cause: Cause, at now: Instant) throws {
        let run = try run(connection, id: id)
        try move(connection, run, .nobody, cause, now)
        guard run.kind == .full else { return }
        if run.occurrence == Self.once {
            try connection.execute("UPDATE campaign_run SET occurrence = \("nobody \(id)") WHERE id = \(id)")
        }
        var campaign = try campaign(connection, id: run.campaignID)
        guard campaign.state == .sending else { return }
        let isOpen = try runs(connection, campaign: campaign.id).contains {
            $0.kind == .full && !$0.state.isFinal && !$0.isArmed(campaign.nextAt)
        }
        let event: CampaignMachine.Event =
            run.occurrence == Self.once
            ? .nobody(openRuns: isOpen) : .runEnded(openRuns: isOpen, moreOccurrences: campaign.nextAt != nil)
        try move(connection, &campaign, event, cause, now)
    }
}
