internal import Diagnostics
internal import Storage

/// Which column of a file goes where, decided from the header, the catalogue and what the import is told.
struct ImportPlan: Sendable {
    /// A field that does not exist yet.
    struct NewField: Sendable, Hashable {
        var column: Int
        var key: String
        var name: String
        var type: FieldType
    }

    let headings: [String]
    private(set) var targets: [ImportTarget]
    /// What has to be defined first; until then the columns' targets are `.ignored`.
    private(set) var newFields: [NewField] = []

    /// - Parameter sample: cells of the first rows, for guessing types.
    /// - Throws: `AudienceError` when there is no column for addresses, a column has no field, or two have the same.
    init(
        headings: [String], sample: [[String]], catalogue: Catalogue, options: ImportOptions
    ) throws(AudienceError) {
        self.headings = headings
        var unused = options.map
        let wishes = headings.map { unused.removeValue(forKey: $0) }
        if let name = unused.keys.min() {
            throw AudienceError(
                .unknownField, "the file has no column \(CatalogueName.quoted(name))\(NearestName.hint(name, in: headings))")
        }
        let found = zip(headings, wishes).map { Self.target($0, $1, catalogue) }
        try Self.checkAddress(found, headings)
        targets = found.map { $0 ?? .ignored }
        for (index, target) in found.enumerated() where target == nil {
            try addField(index, headings[index], wishes[index], sample, options)
        }
        try checkDoubles()
    }

    /// Defines the new fields.
    mutating func define(_ connection: any Connection, at: Instant) throws {
        for new in newFields {
            let field = try CatalogueStore.defineField(connection, key: new.key, name: new.name, type: new.type, at: at)
            targets[new.column] = .custom(field)
        }
    }

    /// Headings of columns that nothing is done with.
    var ignoredColumns: [String] {
        let new = Set(newFields.map(\.column))
        return headings.indices.filter { targets[$0] == .ignored && !new.contains($0) }.map { headings[$0] }
    }

    private static func target(
        _ heading: String, _ mapped: String?, _ catalogue: Catalogue
    ) -> ImportTarget? {
        if mapped == "-" || (heading.isEmpty && mapped == nil) { return .ignored }
        if let mapped {
            return ImportTarget(key: mapped) ?? catalogue.field(mapped).map(ImportTarget.custom)
        }
        let folded = TextFolding.fold(heading)
        if let field = catalogue.field(heading) ?? catalogue.fields.first(where: { TextFolding.fold($0.name) == folded }) {
            return .custom(field)
        }
        guard let key = CatalogueName.key(from: heading) else { return nil }
        return ImportTarget(key: key) ?? catalogue.field(key).map(ImportTarget.custom)
    }

    private mutating func addField(
        _ index: Int, _ heading: String, _ mapped: String?, _ sample: [[String]], _ options: ImportOptions
    ) throws(AudienceError) {
        let wanted = mapped ?? CatalogueName.key(from: heading)
        guard options.createFields else {
            throw AudienceError(
                .unknownField,
                "there is no field for the column \(CatalogueName.quoted(heading))"
                    + (mapped.map { " (mapped to \(CatalogueName.quoted($0)))" } ?? ""),
                advice: "Make fields for all such columns with --create-fields, name a field with --map \"\(heading)=FIELD\", "
                    + "or leave the column out with --map \"\(heading)=-\".")
        }
        guard let key = wanted else {
            throw AudienceError(
                .invalidName, "the column \(CatalogueName.quoted(heading)) has no letters to make a field's key of",
                advice: "Name one with --map \"\(heading)=KEY\".")
        }
        try CatalogueName.checkKey(key)
        let type = TypeInference.type(of: sample.lazy.compactMap { index < $0.count ? $0[index] : nil }, options.format)
        newFields.append(NewField(column: index, key: key, name: heading, type: type))
    }

    private static func checkAddress(_ targets: [ImportTarget?], _ headings: [String]) throws(AudienceError) {
        if targets.contains(.email) { return }
        let hasData = headings.contains { $0.utf8.contains(UInt8(ascii: "@")) }
        throw AudienceError(
            .file, "no column has the addresses: \(headings.prefix(12).map(CatalogueName.quoted).joined(separator: ", "))",
            advice: hasData
                ? "The file seems to have no header: its first line has to name the columns, one of them email."
                : "Name the column email, or say which it is with --map \"COLUMN=email\".")
    }

    private func checkDoubles() throws(AudienceError) {
        var seen: [String: String] = [:]
        for (index, target) in targets.enumerated() {
            guard let name = target.name ?? newFields.first(where: { $0.column == index })?.key else { continue }
            if let other = seen.updateValue(headings[index], forKey: name) {
                throw AudienceError(
                    .duplicate,
                    "two columns go to \(name): \(CatalogueName.quoted(other)) and \(CatalogueName.quoted(headings[index]))",
                    advice: "Leave one out with --map \"COLUMN=-\".")
            }
        }
    }
}
