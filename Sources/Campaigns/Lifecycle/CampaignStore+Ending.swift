internal import Storage

extension CampaignStore {
    /// Ends a run that found nobody whom it could mail. A campaign that goes out once is a draft again: it can be started when
    /// there is somebody.
    func endWithNobody(_ connection: any Connection, _ id: Int64, by cause: Cause, at now: Instant) throws {
        let run = try run(connection, id: id)
        let isOnce = run.kind == .full && run.occurrence == Self.once
        var campaign = try campaign(connection, id: run.campaignID)
        try follow(connection, &campaign, .nobody(run: id, isOnce: isOnce), cause, now)
        // The next run may go by the same name.
        guard isOnce else { return }
        try connection.execute("UPDATE campaign_run SET occurrence = \("nobody \(id)") WHERE id = \(id)")
    }
}
