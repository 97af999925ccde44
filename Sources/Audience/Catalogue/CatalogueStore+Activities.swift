internal import Diagnostics
public import Storage

extension CatalogueStore {
    /// The activities that users have defined, in the order of definition.
    static func loadActivities(_ connection: any Connection) throws -> [ActivityDefinition] {
        var options: [Int64: [FieldDefinition.Option]] = [:]
        try connection.forEach("SELECT parameter_id, id, name FROM activity_option ORDER BY parameter_id, position, id") { row in
            guard let parameter = row.integer(0), let id = row.integer(1), let name = row.text(2) else { return }
            options[parameter, default: []].append(FieldDefinition.Option(id: id, name: name))
        }
        var parameters: [Int64: [ActivityParameter]] = [:]
        try connection.forEach(
            "SELECT activity_id, id, name, kind FROM activity_parameter ORDER BY activity_id, position, id"
        ) { row in
            guard let activity = row.integer(0), let id = row.integer(1), let name = row.text(2),
                let kind = row.text(3).flatMap(ActivityParameter.Kind.init)
            else { return }
            parameters[activity, default: []].append(
                ActivityParameter(id: id, name: name, kind: kind, options: options[id] ?? []))
        }
        return try connection.all("SELECT id, name FROM activity_type ORDER BY id") { row in
            let id = row.integer(0) ?? 0
            return ActivityDefinition(id: id, name: row.text(1) ?? "", parameters: parameters[id] ?? [])
        }
    }

    /// Defines an activity and makes its tables.
    ///
    /// - Parameter name: in the past tense, as in `has purchased`.
    /// - Throws: `AudienceError` when a name is malformed, built in, a word of the segment language or taken, when something
    ///   without choices is given options, or when there are too many.
    @discardableResult
    public static func defineActivity(
        _ connection: any Connection, name: String, parameters: [ActivityParameterPlan], at: Instant
    ) throws -> ActivityDefinition {
        try CatalogueName.checkActivity(name)
        try requireFree(connection, name)
        try limit(connection, "SELECT count(*) FROM activity_type", CatalogueName.maximumActivities, "activities")
        let id = try insertedID(
            connection, "INSERT INTO activity_type (name, created_at) VALUES (\(name), \(at)) RETURNING id")
        var activity = ActivityDefinition(id: id, name: name, parameters: [])
        try connection.script(
            ActivityTable.creation(
                events: activity.table, summary: activity.summaryTable, columns: [], connection.dialect))
        for parameter in parameters { try addParameter(connection, to: &activity, parameter) }
        return activity
    }

    /// Gives an activity one more parameter, after the others. The events that there are have no value of it.
    ///
    /// - Throws: `AudienceError` as `defineActivity`, and `invalidValue` for built-in activities.
    @discardableResult
    public static func addParameter(
        _ connection: any Connection, to activity: inout ActivityDefinition, _ plan: ActivityParameterPlan
    ) throws -> ActivityParameter {
        let activityID = try ownID(activity)
        try check(plan, for: activity)
        let id = try insertedID(
            connection,
            """
            INSERT INTO activity_parameter (activity_id, name, kind, position)
            VALUES (\(activityID), \(plan.name), \(plan.kind.rawValue), \(activity.parameters.count)) RETURNING id
            """)
        let parameter = ActivityParameter(id: id, name: plan.name, kind: plan.kind)
        for (column, type) in parameter.columns {
            try connection.execute("ALTER TABLE \(identifier: activity.table) ADD COLUMN \(identifier: column) \(type)")
        }
        for (column, type) in parameter.figures {
            try connection.execute("ALTER TABLE \(identifier: activity.summaryTable) ADD COLUMN \(identifier: column) \(type)")
        }
        activity.parameters.append(parameter)
        for option in plan.options { try addOption(connection, to: &activity, parameter: plan.name, name: option) }
        return activity.parameter(plan.name) ?? parameter
    }

    /// Adds an option to a choice, after the others; the one that is there already when the names fold to the same.
    @discardableResult
    public static func addOption(
        _ connection: any Connection, to activity: inout ActivityDefinition, parameter name: String, name option: String
    ) throws -> FieldDefinition.Option {
        var parameter = try activity.requireParameter(name)
        if let option = parameter.option(named: option) { return option }
        guard let id = parameter.id, parameter.kind == .choice else {
            throw AudienceError(.invalidValue, "\(name) is of type \(parameter.kind.rawValue), which has no options")
        }
        try CatalogueName.check(option, of: "option")
        guard parameter.options.count < CatalogueName.maximumOptions else {
            throw AudienceError(
                .limit, "\(name) has \(CatalogueName.maximumOptions) options, which is the limit",
                advice: "A parameter with so many values is better a text.")
        }
        let optionID = try insertedID(
            connection,
            """
            INSERT INTO activity_option (parameter_id, name, name_fold, position)
            VALUES (\(id), \(option), \(TextFolding.fold(option)), \(parameter.options.count)) RETURNING id
            """)
        let added = FieldDefinition.Option(id: optionID, name: option)
        parameter.options.append(added)
        activity.parameters = activity.parameters.map { $0.name == name ? parameter : $0 }
        return added
    }

    /// Deletes an activity with its tables.
    ///
    /// - Parameter withEvents: whether to delete it also when there are events.
    public static func deleteActivity(_ connection: any Connection, name: String, withEvents: Bool = false) throws {
        let activity = try load(connection).requireActivity(name)
        let id = try ownID(activity)
        if !withEvents {
            let events = try connection.integer("SELECT count(*) FROM \(identifier: activity.table)") ?? 0
            guard events == 0 else {
                throw AudienceError(
                    .hasEvents, "\(name) has \(Counted.text(events, "event"))",
                    advice: "Say that they are to be deleted too; nothing brings them back.")
            }
        }
        try connection.execute("DROP TABLE \(identifier: activity.table)")
        try connection.execute("DROP TABLE \(identifier: activity.summaryTable)")
        try connection.execute("DELETE FROM activity_type WHERE id = \(id)")
    }

    // MARK: Parts

    private static func requireFree(_ connection: any Connection, _ name: String) throws {
        guard try !connection.exists("SELECT 1 FROM activity_type WHERE name = \(name)") else {
            throw AudienceError(.duplicate, "there is an activity \(name) already")
        }
    }

    private static func ownID(_ activity: ActivityDefinition) throws(AudienceError) -> Int64 {
        if let id = activity.id { return id }
        throw AudienceError(.invalidValue, "\(activity.name) is an activity that Merpati has itself: it stays as it is")
    }

    private static func check(_ plan: ActivityParameterPlan, for activity: ActivityDefinition) throws(AudienceError) {
        try CatalogueName.checkParameter(plan.name)
        guard activity.parameter(plan.name) == nil else {
            throw AudienceError(.duplicate, "\(activity.name) has a parameter \(plan.name) already")
        }
        guard ActivityParameter.Kind.userDefined.contains(plan.kind) else {
            throw AudienceError(
                .invalidValue, "\(plan.name) cannot be of type \(plan.kind.rawValue)",
                advice: "Its type is one of: \(ActivityParameter.Kind.userDefined.map(\.rawValue).joined(separator: ", ")).")
        }
        guard plan.options.isEmpty || plan.kind == .choice else {
            throw AudienceError(
                .invalidValue, "\(plan.name) is of type \(plan.kind.rawValue), which has no options",
                advice: "Parameters with options are of type \(ActivityParameter.Kind.choice.rawValue).")
        }
        guard activity.parameters.count < CatalogueName.maximumParameters else {
            throw AudienceError(
                .limit, "\(activity.name) has \(CatalogueName.maximumParameters) parameters, which is the limit")
        }
    }
}

extension ActivityDefinition {
    /// An activity that a user has defined; its tables are named by its id, never by the user's text.
    init(id: Int64, name: String, parameters: [ActivityParameter]) {
        self.init(id: id, name: name, parameters: parameters, table: "activity_u\(id)", summaryTable: "summary_u\(id)")
    }
}

extension ActivityParameter {
    /// A parameter that a user has defined.
    init(id: Int64, name: String, kind: Kind, options: [FieldDefinition.Option] = []) {
        let column = "p\(id)"
        self.init(
            id: id, name: name, kind: kind, column: column, foldedColumn: kind == .text ? "\(column)_fold" : nil,
            bareColumn: kind == .text ? "\(column)_bare" : nil, options: options)
    }

    /// The columns of the summary, with their types.
    fileprivate var figures: [(name: String, type: SQL)] {
        guard kind == .number else { return [] }
        let names = figureColumns
        return [
            (names.count, "BIGINT NOT NULL DEFAULT 0"), (names.sum, "DOUBLE PRECISION NOT NULL DEFAULT 0"),
            (names.min, "DOUBLE PRECISION"), (names.max, "DOUBLE PRECISION"),
        ]
    }
}

extension ActivityParameter.Kind {
    /// The kinds that parameters of a user's own activities can have.
    public static let userDefined: [Self] = [.text, .number, .boolean, .dateTime, .choice]
}
