internal import Diagnostics
internal import Storage

/// Finds what the values of activities name: campaigns, lists, labels and options.
final class ActivityNames {
    private let catalogue: Catalogue
    private let campaigns: [String: Int64]
    /// The ids by the parameter's column, each under its name and under the folded name. Made when first asked for.
    private var tables: [String: [String: Int64]] = [:]
    /// How many options a choice had when its table was made; more may have been added since.
    private var optionCounts: [String: Int] = [:]
    /// With how many names more unknown ones are compared to find the nearest: that costs, and a file may have millions of
    /// unknown names, a catalogue a hundred thousand labels.
    private var comparisonsLeft = 2_000_000

    init(_ catalogue: Catalogue, campaigns: [String: Int64]) {
        self.catalogue = catalogue
        self.campaigns = campaigns
    }

    /// The id of what a value of `parameter` names, ignoring case unless only case tells two names apart.
    ///
    /// - Throws: `AudienceError` that says what is unknown, with the nearest name.
    func id(_ name: String, _ parameter: ActivityParameter) throws(AudienceError) -> Int64 {
        if tables[parameter.column] == nil || optionCounts[parameter.column] != parameter.options.count {
            tables[parameter.column] = Self.table(of: names(of: parameter))
            optionCounts[parameter.column] = parameter.options.count
        }
        if let id = tables[parameter.column]?[name] ?? tables[parameter.column]?[TextFolding.fold(name)] { return id }
        throw unknown(name, parameter)
    }

    private func names(of parameter: ActivityParameter) -> [(name: String, id: Int64)] {
        switch parameter.kind {
        case .campaign: campaigns.map { ($0.key, $0.value) }
        case .label: catalogue.labels.map { ($0.name, $0.id) }
        case .list: catalogue.lists.map { ($0.name, $0.id) }
        default: parameter.options.map { ($0.name, $0.id) }
        }
    }

    private static func table(of names: [(name: String, id: Int64)]) -> [String: Int64] {
        var table = Dictionary(names.map { ($0.name, $0.id) }) { first, _ in first }
        for (name, id) in names.sorted(by: { $0.id < $1.id }) {
            let folded = TextFolding.fold(name)
            if table[folded] == nil { table[folded] = id }
        }
        return table
    }

    private func unknown(_ name: String, _ parameter: ActivityParameter) -> AudienceError {
        let (kind, what): (AudienceError.Kind, String) =
            switch parameter.kind {
            case .campaign: (.unknownCampaign, "there is no campaign")
            case .label: (.unknownLabel, "there is no label")
            case .list: (.unknownList, "there is no list")
            default: (.unknownOption, "\(parameter.name) has no option")
            }
        let hint = comparisonsLeft > 0 ? NearestName.hint(name, in: names(of: parameter).map(\.name)) : ""
        comparisonsLeft -= tables[parameter.column]?.count ?? 0
        let advice = parameter.options.prefix(20).map(\.name).joined(separator: ", ")
        return AudienceError(
            kind, "\(what) \(CatalogueName.quoted(name))\(hint)", advice: advice.isEmpty ? nil : "Its options: \(advice)")
    }
}
