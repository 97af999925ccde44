internal import Campaigns
internal import Foundation
internal import Storage

extension WorkspaceFiles {
    /// The campaigns that can still be sent and that no file names.
    func gone(
        _ connection: any Connection, _ changes: [Change], _ prunes: (String) -> Bool, _ now: Instant
    ) throws -> [Change] {
        let store = merpati.campaigns.store
        let named = Set(changes.filter { $0.what == "campaign" }.map(\.name))
        return try store.all(connection).filter { !named.contains($0.name) }.compactMap { campaign in
            guard let pruning = try store.pruning(connection, campaign) else { return nil }
            guard pruning != .kept, prunes(campaign.name) else { return gone(campaign, pruning) }
            try checkFolder()
            try store.prune(connection, campaign, by: .init(actor: "file", reason: "its file is gone"), at: now)
            return Change(
                file: "", what: "campaign", name: campaign.name, kind: pruning == .removed ? .removed : .cancelled,
                notes: ["its file is gone; it was \(state(campaign))"])
        }
    }

    private func gone(_ campaign: Campaign, _ pruning: CampaignPruning) -> Change {
        let advice =
            switch pruning {
            case .removed: "`merpati apply --prune` takes it out"
            case .cancelled: "`merpati apply --prune` cancels it"
            case .kept: "a run of it is under way, which only `merpati campaign cancel` ends"
            }
        return Change(
            file: "", what: "campaign", name: campaign.name, kind: .gone,
            notes: ["its file is gone; it is \(state(campaign)): \(advice)"],
            isUndecided: campaign.state != .draft || pruning == .kept, isPrunable: pruning != .kept)
    }

    private func state(_ campaign: Campaign) -> String {
        guard let next = campaign.nextAt else { return campaign.state.rawValue }
        return "\(campaign.state.rawValue), next at \(merpati.zoned(next).text)"
    }

    /// Where the folder itself is not there, it is more likely the wrong place than every campaign's end.
    private func checkFolder() throws(AppError) {
        guard !FileManager.default.fileExists(atPath: merpati.workspace.campaigns.path) else { return }
        throw AppError(
            .failed, "there is no folder \(path(merpati.workspace.campaigns)): nothing is pruned",
            advice: "If all campaigns are to go, make it, empty.")
    }
}
