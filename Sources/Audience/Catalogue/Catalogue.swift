/// The names an audience has, loaded in one go: what segments and templates are checked against.
public struct Catalogue: Sendable {
    /// A list: internal name for people who send, public name for those who read.
    public struct List: Sendable, Hashable, Identifiable {
        public var id: Int64
        public var name: String
        public var publicName: String
        public var description: String

        public init(id: Int64, name: String, publicName: String, description: String) {
            self.id = id
            self.name = name
            self.publicName = publicName
            self.description = description
        }
    }

    /// A label, internal only.
    public struct Label: Sendable, Hashable, Identifiable {
        public var id: Int64
        public var name: String
        public var category: String?

        public init(id: Int64, name: String, category: String?) {
            self.id = id
            self.name = name
            self.category = category
        }
    }

    /// Words that begin or join conditions wherever they stand in a segment: no field, activity or parameter is called so.
    public static let reservedWords: Set<String> = ["and", "or", "not", "in", "has"]

    public var fields: [FieldDefinition]
    public var lists: [List]
    public var labels: [Label]
    /// Built-in activities first, then the user's own.
    public var activities: [ActivityDefinition]

    public init(
        fields: [FieldDefinition] = [], lists: [List] = [], labels: [Label] = [],
        activities: [ActivityDefinition] = BuiltInActivity.allCases.map(\.definition)
    ) {
        self.fields = fields
        self.lists = lists
        self.labels = labels
        self.activities = activities
    }
}
