/// What a column (or key) of a file of activities is for.
enum ActivityImportTarget: Sendable, Hashable {
    case email
    case at
    case externalID
    /// The place of the parameter in the activity's.
    case parameter(Int)
    case ignored

    /// - Parameter name: as it stands in the file, or what it is mapped to.
    init?(_ name: String, in activity: ActivityDefinition) {
        if let place = activity.parameters.firstIndex(where: { $0.name == name }) {
            self = .parameter(place)
            return
        }
        switch name {
        case "email", "e_mail", "email_address", "e_mail_address": self = .email
        case "at": self = .at
        case "external_id", "id": self = .externalID
        case "-": self = .ignored
        default: return nil
        }
    }

    /// A number of its own, for finding what is given twice; nil when nothing is done with the column.
    var number: Int? {
        switch self {
        case .email: 0
        case .at: 1
        case .externalID: 2
        case .parameter(let place): 3 + place
        case .ignored: nil
        }
    }

    func name(in activity: ActivityDefinition) -> String {
        switch self {
        case .email: "email"
        case .at: "at"
        case .externalID: "external_id"
        case .parameter(let place): activity.parameters[place].name
        case .ignored: "-"
        }
    }

    /// Every name that a column can have.
    static func names(in activity: ActivityDefinition) -> [String] {
        ["email", "at", "external_id", "id"] + activity.parameters.map(\.name)
    }
}
