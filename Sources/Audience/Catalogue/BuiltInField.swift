/// The fields every contact has, by the keys used in segments, templates and CSV headers.
public enum BuiltInField: String, Sendable, CaseIterable {
    case email
    /// The domain of the address in A-labels and lower case.
    case domain
    case status
    /// When the contact was added.
    case created
    /// When something about the contact last changed.
    case updated
    /// How the contact came: `import`, `person`, `form`, `api`, or what an import's column says.
    case source
    /// A language tag (BCP 47), such as `id` or `pl-PL`.
    case language
    /// An IANA time zone, such as `Asia/Jakarta`.
    case timeZone = "time_zone"
    /// An ISO 3166-1 code of two letters, in capitals.
    case country
    case score
    /// The contact's labels.
    case label
    /// The categories of the contact's labels.
    case category

    public var key: String { rawValue }

    /// What the field holds. Status is text; labels and categories are sets.
    public var type: FieldType {
        switch self {
        case .email, .domain, .status, .source, .language, .timeZone, .country: .text
        case .created, .updated: .dateTime
        case .score: .number
        case .label, .category: .choices
        }
    }

    /// The column of `contact`, nil for what is kept in `contact_label`.
    public var column: String? {
        switch self {
        case .email, .domain, .status, .source, .language, .timeZone, .country, .score: rawValue
        case .created: "created_at"
        case .updated: "updated_at"
        case .label, .category: nil
        }
    }

    /// The keys that no custom field may have: these, their plurals, and the words for what a contact is in.
    static let reservedKeys: Set<String> = Set(allCases.map(\.key)).union([
        "id", "labels", "categories", "list", "lists", "segment", "segments", "contact", "activity",
    ])
}
