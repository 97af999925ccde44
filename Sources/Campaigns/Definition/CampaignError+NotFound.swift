internal import Diagnostics

extension CampaignError {
    /// There is no `kind` of that name; the nearest of those known is named.
    static func notFound(_ kind: String, _ name: String, among known: [String]) -> CampaignError {
        CampaignError(.notFound, "there is no \(kind) \"\(name)\"\(NearestName.hint(name, in: known))")
    }
}
