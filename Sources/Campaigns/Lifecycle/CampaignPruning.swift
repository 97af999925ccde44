/// What becomes of a campaign whose file is gone, when a person says that it shall go too.
public enum CampaignPruning: Sendable, Hashable {
    /// It was never tried nor sent: it is taken out, and its file may come back.
    case removed
    /// It keeps its history, and nothing of it is sent any more.
    case cancelled
    /// Something of it is under way: only `campaign cancel` ends that.
    case kept

    /// - Parameters:
    ///   - hasRuns: whether there is a run of it, at its end or not.
    ///   - runs: those not at their end.
    init(hasRuns: Bool, open runs: [CampaignPolicy.Run]) {
        self = !hasRuns ? .removed : runs.allSatisfy(\.isArmed) ? .cancelled : .kept
    }
}
