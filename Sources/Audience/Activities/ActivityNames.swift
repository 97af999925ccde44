internal import Diagnostics
internal import Storage

/// Finds what the values of activities name: campaigns, lists, labels and options.
final class ActivityNames {
    private let catalogue: Catalogue
    private let campaigns: [String: Int64]
    /// What was found before, by the parameter's column and the name: imports name the same few again and again.
    private var known: [String: [String: Int64]] = [:]
    private static let mostKnown = 5000

    init(_ catalogue: Catalogue, campaigns: [String: Int64]) {
        self.catalogue = catalogue
        self.campaigns = campaigns
    }

    /// The id of what a value of `parameter` names.
    func id(_ name: String, _ parameter: ActivityParameter) throws(AudienceError) -> Int64 {
        if let id = known[parameter.column]?[name] { return id }
        let id = try find(name, parameter)
        if known[parameter.column]?.count ?? 0 < Self.mostKnown { known[parameter.column, default: [:]][name] = id }
        return id
    }

    private func find(_ name: String, _ parameter: ActivityParameter) throws(AudienceError) -> Int64 {
        switch parameter.kind {
        case .label: return try catalogue.requireLabel(name).id
        case .list: return try catalogue.requireList(name).id
        case .campaign:
            if let id = campaigns[name] { return id }
            throw AudienceError(
                .unknownCampaign,
                "there is no campaign \(CatalogueName.quoted(name))\(NearestName.hint(name, in: campaigns.keys))")
        default: return try parameter.requireOption(name).id
        }
    }
}
