internal import Diagnostics

/// Something of a contact that can be read by a key: a built-in field, its lists, or a custom field.
public enum ContactColumn: Sendable, Hashable {
    case id
    case builtIn(BuiltInField)
    /// The names of the lists that the contact is subscribed to.
    case lists
    case custom(FieldDefinition)

    /// The column of a key, as segments, templates and CSV headers name it (`label` and `labels` are the same).
    ///
    /// - Throws: `AudienceError` of kind `unknownField` with the nearest key.
    public init(_ key: String, in catalogue: Catalogue) throws(AudienceError) {
        switch key {
        case "id": self = .id
        case "list", "lists": self = .lists
        case "labels": self = .builtIn(.label)
        case "categories": self = .builtIn(.category)
        default:
            if let field = BuiltInField(rawValue: key) {
                self = .builtIn(field)
            } else if let field = catalogue.field(key) {
                self = .custom(field)
            } else {
                let known = BuiltInField.allCases.map(\.key) + ["id", "lists"] + catalogue.fields.map(\.key)
                throw AudienceError(
                    .unknownField, "there is no field \(CatalogueName.quoted(key))\(NearestName.hint(key, in: known))",
                    advice: "Fields are defined with: merpati field define KEY TYPE")
            }
        }
    }

    /// The key, as a CSV header has it.
    public var key: String {
        switch self {
        case .id: "id"
        case .builtIn(.label): "labels"
        case .builtIn(.category): "categories"
        case .builtIn(let field): field.key
        case .lists: "lists"
        case .custom(let field): field.key
        }
    }

    /// What it holds.
    public var type: FieldType {
        switch self {
        case .id: .number
        case .builtIn(let field): field.type
        case .lists: .choices
        case .custom(let field): field.type
        }
    }

    /// Everything there is about a contact, but for the id: what an export has when no columns are chosen.
    public static func all(in catalogue: Catalogue) -> [ContactColumn] {
        BuiltInField.allCases.filter { $0 != .domain && $0 != .category }.map(ContactColumn.builtIn) + [.lists]
            + catalogue.fields.map(ContactColumn.custom)
    }
}
