internal import Audience
internal import Diagnostics
internal import Storage

/// A type of activity as a file of `campaigns/activities/` defines it: name and parameters. A list of options makes a
/// choice.
struct ActivityFile {
    private let yaml: StrictYAML
    /// The mapping of the parameters, nil when there are none.
    private let parameters: StrictYAML?
    let name: String
    let plans: [ActivityParameterPlan]

    /// - Parameter file: the name that errors begin with.
    /// - Throws: `FileError`.
    init(parsing text: String, file: String) throws(FileError) {
        yaml = try StrictYAML(parsing: text, file: file)
        try yaml.allow(["name", "parameters"])
        name = try yaml.required("name")
        parameters = try yaml.mapping("parameters")
        var plans: [ActivityParameterPlan] = []
        for key in parameters?.keys ?? [] {
            if let parameters { plans.append(try Self.plan(key, parameters)) }
        }
        self.plans = plans
    }

    private static func plan(_ name: String, _ parameters: StrictYAML) throws(FileError) -> ActivityParameterPlan {
        if parameters.isList(name) {
            return ActivityParameterPlan(name: name, kind: .choice, options: try parameters.strings(name) ?? [])
        }
        let type = try parameters.required(name)
        let known = ActivityParameter.Kind.userDefined.filter { $0 != .choice }.map(\.rawValue)
        guard let kind = ActivityParameter.Kind(rawValue: type), known.contains(type) else {
            throw parameters.error(
                at: name,
                "one of \(known.joined(separator: ", ")), or a list of options in [ ], is expected"
                    + NearestName.hint(type, in: known))
        }
        return ActivityParameterPlan(name: name, kind: kind)
    }

    // MARK: Into the database

    /// Defines the activity, or adds the parameters and options that it has not yet. Nothing is taken away: events may
    /// have it.
    ///
    /// - Returns: what became of it, and the parameters and options that are new, the latter as `PARAMETER=OPTION`.
    /// - Throws: `FileError` at what cannot be, `StorageError`.
    func apply(_ connection: any Connection, at now: Instant) throws -> (kind: WorkspaceFiles.Change.Kind, added: [String]) {
        let known = try CatalogueStore.load(connection).activities.first { $0.name == name && $0.id != nil }
        guard var activity = known else {
            var activity = try place(yaml, "name") {
                try CatalogueStore.defineActivity(connection, name: name, parameters: [], at: now)
            }
            for plan in plans { try add(plan, to: &activity, connection) }
            return (.added, plans.map(\.name))
        }
        for parameter in activity.parameters where !plans.contains(where: { $0.name == parameter.name }) {
            throw yaml.error(
                at: "parameters",
                "\(name) has a parameter \(parameter.name), which is missing here; events may have it, so it stays")
        }
        let before = activity
        for plan in plans { try add(plan, to: &activity, connection) }
        return (activity == before ? .unchanged : .changed, Self.added(to: before, in: activity))
    }

    private static func added(to before: ActivityDefinition, in after: ActivityDefinition) -> [String] {
        after.parameters.flatMap { parameter -> [String] in
            guard let known = before.parameter(parameter.name) else { return [parameter.name] }
            return parameter.options.filter { known.option(named: $0.name) == nil }.map { "\(parameter.name)=\($0.name)" }
        }
    }

    private func add(
        _ plan: ActivityParameterPlan, to activity: inout ActivityDefinition, _ connection: any Connection
    ) throws {
        let file = parameters ?? yaml
        guard let parameter = activity.parameter(plan.name) else {
            _ = try place(file, plan.name) { try CatalogueStore.addParameter(connection, to: &activity, plan) }
            return
        }
        guard parameter.kind == plan.kind else {
            throw file.error(at: plan.name, "it was defined with the type \(parameter.kind.rawValue), and keeps it")
        }
        for option in plan.options {
            _ = try place(file, plan.name) {
                try CatalogueStore.addOption(connection, to: &activity, parameter: plan.name, name: option)
            }
        }
        let names = Set(plan.options.map(TextFolding.fold))
        if let missing = parameter.options.first(where: { !names.contains(TextFolding.fold($0.name)) }) {
            throw file.error(at: plan.name, "the option \(missing.name) is missing here; events may have it, so it stays")
        }
    }

    /// Gives what the catalogue refuses its place in the file.
    private func place<Result>(_ file: StrictYAML, _ key: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let refused as AudienceError {
            throw file.error(at: key, [refused.message, refused.advice].compactMap(\.self).joined(separator: ". "))
        }
    }
}
