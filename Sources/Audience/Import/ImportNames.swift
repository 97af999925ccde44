internal import Storage

/// Finds options, labels and lists by the names in a file, and makes those that are missing where that is allowed.
struct ImportNames: Sendable {
    private var catalogue: Catalogue
    private var labels: [String: Int64] = [:]
    private var lists: [String: Int64] = [:]
    private var options: [Int64: [String: Int64]] = [:]
    private let addsOptions: Bool
    /// What was made, in words.
    private(set) var created: [String] = []
    /// A column of free text taken for labels would make one of every row.
    private static let mostCreated = 1000

    init(_ catalogue: Catalogue, addsOptions: Bool) {
        self.catalogue = catalogue
        self.addsOptions = addsOptions
        for label in catalogue.labels { labels[TextFolding.fold(label.name)] = label.id }
        for list in catalogue.lists { lists[TextFolding.fold(list.name)] = list.id }
        for field in catalogue.fields {
            for option in field.options { options[field.id, default: [:]][TextFolding.fold(option.name)] = option.id }
        }
    }

    mutating func label(_ name: String, _ connection: any Connection, at: Instant) throws -> Int64 {
        let folded = TextFolding.fold(name)
        if let id = labels[folded] { return id }
        try countCreated("label", name)
        let id = try CatalogueStore.createLabel(connection, name: name, at: at).id
        labels[folded] = id
        return id
    }

    mutating func list(_ name: String, _ connection: any Connection, at: Instant) throws -> Int64 {
        let folded = TextFolding.fold(name)
        if let id = lists[folded] { return id }
        try countCreated("list", name)
        let id = try CatalogueStore.createList(connection, name: name, at: at).id
        lists[folded] = id
        return id
    }

    mutating func option(_ name: String, of field: FieldDefinition, _ connection: any Connection) throws -> Int64 {
        let folded = TextFolding.fold(name)
        if let id = options[field.id]?[folded] { return id }
        guard let index = catalogue.fields.firstIndex(where: { $0.id == field.id }) else {
            throw AudienceError(.unknownField, "there is no field \(field.key)")
        }
        guard addsOptions else { return try catalogue.fields[index].requireOption(name).id }
        let id = try CatalogueStore.addOption(connection, to: &catalogue.fields[index], name: name).id
        options[field.id, default: [:]][folded] = id
        return id
    }

    private mutating func countCreated(_ what: String, _ name: String) throws(AudienceError) {
        try CatalogueName.check(name, of: what)
        guard created.count < Self.mostCreated else {
            throw AudienceError(
                .limit, "an import makes at most \(Self.mostCreated) labels and lists",
                advice: "Is the column really one of names?")
        }
        created.append("\(what) \(name)")
    }
}
