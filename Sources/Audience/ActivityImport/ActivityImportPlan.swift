internal import Diagnostics

/// Which column of a file of activities goes where. Of JSON lines the keys of the first objects are known beforehand;
/// those that turn up later are asked for one by one.
struct ActivityImportPlan: Sendable {
    let headings: [String]
    let targets: [ActivityImportTarget]
    private let activity: ActivityDefinition
    private let map: [String: String]

    /// - Throws: `AudienceError` when a column is unknown, given twice, or the address or the time is missing.
    init(_ headings: [String], isJSON: Bool, _ activity: ActivityDefinition, map: [String: String]) throws(AudienceError) {
        self.headings = headings
        self.activity = activity
        self.map = map
        for (column, wish) in map.sorted(by: { $0.key < $1.key }) {
            // A key of JSON lines may turn up late.
            guard isJSON || headings.contains(column) else {
                throw AudienceError(
                    .unknownParameter,
                    "the file has no column \(CatalogueName.quoted(column))\(NearestName.hint(column, in: headings))")
            }
            guard ActivityImportTarget(wish, in: activity) != nil else {
                throw Self.unknown(wish, activity, "mapped from the column \(CatalogueName.quoted(column))")
            }
        }
        var targets: [ActivityImportTarget] = []
        for heading in headings { targets.append(try Self.target(heading, activity, map)) }
        self.targets = targets
        try checkDoubles()
        for needed in [ActivityImportTarget.email, .at] where !targets.contains(needed) {
            throw missing(needed, isJSON)
        }
    }

    /// What a key is for that was not among the first.
    func target(_ key: String) throws(AudienceError) -> ActivityImportTarget {
        try Self.target(key, activity, map)
    }

    /// What the file calls something.
    func heading(of target: ActivityImportTarget) -> String {
        targets.firstIndex(of: target).map { headings[$0] } ?? target.name(in: activity)
    }

    var hasExternalIDs: Bool { targets.contains(.externalID) }

    /// Columns that nothing is done with.
    var ignoredColumns: [String] {
        zip(headings, targets).filter { $0.1 == .ignored }.map(\.0)
    }

    private static func target(
        _ heading: String, _ activity: ActivityDefinition, _ map: [String: String]
    ) throws(AudienceError) -> ActivityImportTarget {
        if let wish = map[heading], let target = ActivityImportTarget(wish, in: activity) { return target }
        if heading.isEmpty { return .ignored }
        if let target = ActivityImportTarget(heading, in: activity) { return target }
        if let key = CatalogueName.key(from: heading), let target = ActivityImportTarget(key, in: activity) { return target }
        throw unknown(heading, activity, nil)
    }

    private static func unknown(_ name: String, _ activity: ActivityDefinition, _ detail: String?) -> AudienceError {
        let hint = NearestName.hint(name, in: ActivityImportTarget.names(in: activity))
        let shown = TextCharacters.printable(name, limit: 60)
        return AudienceError(
            .unknownParameter,
            "\(activity.name) has no parameter \(CatalogueName.quoted(name))\(detail.map { " (\($0))" } ?? "")\(hint)",
            advice: detail == nil
                ? "Name one with --map \"\(shown)=PARAMETER\", leave the column out with --map \"\(shown)=-\", "
                    + "or add the parameter: merpati activity define \(activity.name) NAME:TYPE" : nil)
    }

    private func checkDoubles() throws(AudienceError) {
        var seen: [ActivityImportTarget: String] = [:]
        for (heading, target) in zip(headings, targets) where target != .ignored {
            if let other = seen.updateValue(heading, forKey: target) {
                throw AudienceError(
                    .duplicate,
                    "two columns go to \(target.name(in: activity)): \(CatalogueName.quoted(other)) and "
                        + CatalogueName.quoted(heading),
                    advice: "Leave one out with --map \"COLUMN=-\".")
            }
        }
    }

    private func missing(_ target: ActivityImportTarget, _ isJSON: Bool) -> AudienceError {
        let (what, name) = target == .at ? ("times", "at") : ("addresses", "email")
        let found = headings.prefix(12).map(CatalogueName.quoted).joined(separator: ", ")
        return AudienceError(
            .file, "no \(isJSON ? "key" : "column") has the \(what): \(found)",
            advice: "Name it \(name), or say which it is with --map \"COLUMN=\(name)\".")
    }
}
