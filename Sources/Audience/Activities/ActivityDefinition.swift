/// A type of activity, built in or defined by the user: its parameters, and where its events are.
public struct ActivityDefinition: Sendable, Hashable {
    /// nil for built-in activities.
    public var id: Int64?
    /// The name used in segments: `[a-z][a-z0-9_]*`, in the past tense.
    public var name: String
    public var parameters: [ActivityParameter]
    /// The table (or view) of the events: `contact_id`, `at`, and the parameters' columns.
    public var table: String
    /// The table (or view) of one row a contact who has any: `contact_id`, `count`, `first_at`, `last_at`, and of
    /// user-defined activities each number's `figureColumns`.
    public var summaryTable: String
    /// Whether events have a `grade`. What a machine did is kept, but neither the summary nor a segment counts it.
    public var isGraded: Bool

    public init(
        id: Int64? = nil, name: String, parameters: [ActivityParameter] = [], table: String, summaryTable: String,
        isGraded: Bool = false
    ) {
        self.id = id
        self.name = name
        self.parameters = parameters
        self.table = table
        self.summaryTable = summaryTable
        self.isGraded = isGraded
    }

    /// The parameter with a name.
    public func parameter(_ name: String) -> ActivityParameter? {
        parameters.first { $0.name == name }
    }
}
