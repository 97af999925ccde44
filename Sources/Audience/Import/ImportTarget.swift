/// What a column of the file is for.
enum ImportTarget: Sendable, Hashable {
    case email
    case status
    /// source, language, time_zone, country or score.
    case builtIn(BuiltInField)
    case labels
    case lists
    case custom(FieldDefinition)
    case ignored

    /// The targets of built-in keys. What Merpati itself keeps (domain, created ...) is read over.
    init?(key: String) {
        switch key {
        case "email", "e_mail", "email_address", "e_mail_address": self = .email
        case "status": self = .status
        case "label", "labels": self = .labels
        case "list", "lists": self = .lists
        case "source", "language", "time_zone", "country", "score":
            guard let field = BuiltInField(rawValue: key) else { return nil }
            self = .builtIn(field)
        case _ where BuiltInField.reservedKeys.contains(key): self = .ignored
        default: return nil
        }
    }

    /// What it is called; nil when nothing is done with the column.
    var name: String? {
        switch self {
        case .email: "email"
        case .status: "status"
        case .labels: "labels"
        case .lists: "lists"
        case .builtIn(let field): field.key
        case .custom(let field): field.key
        case .ignored: nil
        }
    }

    /// The columns of `contact` that it fills.
    var columns: [String] {
        switch self {
        case .builtIn(let field): field.column.map { [$0] } ?? []
        case .custom(let field): field.columns.map(\.name)
        case .email, .status, .labels, .lists, .ignored: []
        }
    }
}
