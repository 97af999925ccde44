/// What an activity's events say beyond who and when: the price of a purchase, the link of a click.
public struct ActivityParameter: Sendable, Hashable {
    /// What a parameter can hold.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case text
        case number
        case boolean
        /// A point in time; kept as microseconds UTC.
        case dateTime = "date-time"
        /// One of the parameter's options; the column keeps the option's id.
        case choice
        /// A campaign; the column keeps its id. Only built-in activities have these last three.
        case campaign
        /// A label of the catalogue; the column keeps its id.
        case label
        /// A list of the catalogue; the column keeps its id.
        case list
    }

    /// nil for parameters of built-in activities.
    public var id: Int64?
    /// The name used in segments and CSV headers.
    public var name: String
    public var kind: Kind
    /// The column of the events.
    public var column: String
    /// The column of the folded text (see `TextFolding`). nil for texts of built-in activities, which are codes and
    /// addresses of pages: of those A-Z and a-z are the same.
    public var foldedColumn: String?
    /// The column of the folded text without accents, NULL where it is the same as the folded one.
    public var bareColumn: String?
    /// The options of a choice, in order.
    public var options: [FieldDefinition.Option]

    public init(
        id: Int64? = nil, name: String, kind: Kind, column: String, foldedColumn: String? = nil, bareColumn: String? = nil,
        options: [FieldDefinition.Option] = []
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.column = column
        self.foldedColumn = foldedColumn
        self.bareColumn = bareColumn
        self.options = options
    }

    /// The columns of the summary for a number: how many events have one, and their sum, least and greatest.
    public var figureColumns: (count: String, sum: String, min: String, max: String) {
        ("\(column)_count", "\(column)_sum", "\(column)_min", "\(column)_max")
    }

    /// The option with a name, ignoring case.
    public func option(named name: String) -> FieldDefinition.Option? {
        let folded = TextFolding.fold(name)
        return options.first { TextFolding.fold($0.name) == folded }
    }
}
