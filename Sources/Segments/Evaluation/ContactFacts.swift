public import Audience

/// Everything a segment can ask about one contact.
public struct ContactFacts: Sendable, Hashable {
    public var id: Int64
    public var status: ContactStatus
    /// The built-in fields that have a value, but for status, label and category.
    public var builtIn: [BuiltInField: ContactValue]
    /// The custom fields that have a value, by the field's id, but for choices.
    public var custom: [Int64: ContactValue]
    /// The options chosen, by the field's id, of one-of-many and many-of-many fields.
    public var options: [Int64: Set<Int64>]
    /// Ids of labels.
    public var labels: Set<Int64>
    /// The categories of the labels.
    public var categories: Set<String>
    /// Ids of the lists that the contact is subscribed to.
    public var lists: Set<Int64>
    /// Ids of the segments that the contact is a stored member of.
    public var segments: Set<Int64>
    /// Ids of the segments that the contact is pinned into.
    public var pinned: Set<Int64> = []
    /// Ids of the segments that the contact is banned from.
    public var banned: Set<Int64> = []
    /// What the contact has done, by the activity's name, the earliest first; what a machine did is left out.
    public var events: [String: [ActivityFacts]] = [:]

    public init(
        id: Int64, status: ContactStatus, builtIn: [BuiltInField: ContactValue] = [:], custom: [Int64: ContactValue] = [:],
        options: [Int64: Set<Int64>] = [:], labels: Set<Int64> = [], categories: Set<String> = [], lists: Set<Int64> = [],
        segments: Set<Int64> = []
    ) {
        self.id = id
        self.status = status
        self.builtIn = builtIn
        self.custom = custom
        self.options = options
        self.labels = labels
        self.categories = categories
        self.lists = lists
        self.segments = segments
    }

    /// The value of a column that holds a single one.
    func value(_ column: ContactColumn) -> ContactValue? {
        switch column {
        case .builtIn(let field): builtIn[field]
        case .custom(let field): custom[field.id]
        case .id, .lists: nil
        }
    }
}
