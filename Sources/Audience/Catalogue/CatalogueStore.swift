public import Storage

/// Keeps the names: custom fields (whose columns it adds to `contact`), options, lists, labels and activities (whose
/// tables it makes).
public enum CatalogueStore {
    /// Everything there is, in the order of definition.
    public static func load(_ connection: any Connection) throws -> Catalogue {
        var options: [Int64: [FieldDefinition.Option]] = [:]
        try connection.forEach("SELECT field_id, id, name FROM field_option ORDER BY field_id, position, id") { row in
            guard let field = row.integer(0), let id = row.integer(1), let name = row.text(2) else { return }
            options[field, default: []].append(FieldDefinition.Option(id: id, name: name))
        }
        let fields = try connection.all("SELECT id, key, name, type FROM field ORDER BY id") { row -> FieldDefinition? in
            guard let id = row.integer(0), let key = row.text(1), let name = row.text(2),
                let type = row.text(3).flatMap(FieldType.init)
            else { return nil }
            return FieldDefinition(id: id, key: key, name: name, type: type, options: options[id] ?? [])
        }
        let lists = try connection.all("SELECT id, name, public_name, description FROM list ORDER BY id") { row in
            Catalogue.List(
                id: row.integer(0) ?? 0, name: row.text(1) ?? "", publicName: row.text(2) ?? "", description: row.text(3) ?? "")
        }
        let labels = try connection.all("SELECT id, name, category FROM label ORDER BY id") { row in
            Catalogue.Label(id: row.integer(0) ?? 0, name: row.text(1) ?? "", category: row.text(2))
        }
        return Catalogue(
            fields: fields.compactMap(\.self), lists: lists, labels: labels,
            activities: BuiltInActivity.allCases.map(\.definition) + (try loadActivities(connection)))
    }

    // MARK: Fields

    /// Defines a field and adds its columns to `contact`.
    ///
    /// - Parameter name: what people see; the key when nil.
    /// - Throws: `AudienceError` when the key is malformed, built in or taken, or when a field without choices is given options.
    @discardableResult
    public static func defineField(
        _ connection: any Connection, key: String, name: String? = nil, type: FieldType, options: [String] = [], at: Instant
    ) throws -> FieldDefinition {
        try CatalogueName.checkKey(key)
        if let name { try CatalogueName.check(name, of: "field", separable: false) }
        guard options.isEmpty || type == .choice || type == .choices else {
            throw AudienceError(
                .invalidValue, "\(key) is of type \(type.rawValue), which has no options",
                advice: "Fields with options are of type \(FieldType.choice.rawValue) or \(FieldType.choices.rawValue).")
        }
        guard try !connection.exists("SELECT 1 FROM field WHERE key = \(key)") else {
            throw AudienceError(.duplicate, "there is a field \(key) already")
        }
        try limit(connection, "SELECT count(*) FROM field", CatalogueName.maximumFields, "fields")
        let id = try insertedID(
            connection,
            "INSERT INTO field (key, name, type, created_at) VALUES (\(key), \(name ?? key), \(type), \(at)) RETURNING id")
        var field = FieldDefinition(id: id, key: key, name: name ?? key, type: type)
        for (column, type) in field.columns {
            try connection.execute("ALTER TABLE contact ADD COLUMN \(identifier: column) \(type)")
        }
        for option in options { try addOption(connection, to: &field, name: option) }
        return field
    }

    /// Adds an option to a choice field, after the others; the one that is there already when the names fold to the same.
    @discardableResult
    public static func addOption(
        _ connection: any Connection, to field: inout FieldDefinition, name: String
    ) throws -> FieldDefinition.Option {
        if let option = field.option(named: name) { return option }
        guard field.type == .choice || field.type == .choices else {
            throw AudienceError(.invalidValue, "\(field.key) is of type \(field.type.rawValue), which has no options")
        }
        try CatalogueName.check(name, of: "option")
        guard field.options.count < CatalogueName.maximumOptions else {
            throw AudienceError(
                .limit, "\(field.key) has \(CatalogueName.maximumOptions) options, which is the limit",
                advice: "A field with so many values is better a text.")
        }
        let id = try insertedID(
            connection,
            """
            INSERT INTO field_option (field_id, name, name_fold, position)
            VALUES (\(field.id), \(name), \(TextFolding.fold(name)), \(field.options.count)) RETURNING id
            """)
        let option = FieldDefinition.Option(id: id, name: name)
        field.options.append(option)
        return option
    }

    // MARK: Lists and labels

    /// Makes a list.
    ///
    /// - Parameter publicName: what readers see on the unsubscribe page; the name when nil.
    @discardableResult
    public static func createList(
        _ connection: any Connection, name: String, publicName: String? = nil, description: String = "", at: Instant
    ) throws -> Catalogue.List {
        try CatalogueName.check(name, of: "list")
        if let publicName { try CatalogueName.check(publicName, of: "list", separable: false) }
        guard try load(connection).list(named: name) == nil else {
            throw AudienceError(.duplicate, "there is a list \(CatalogueName.quoted(name)) already")
        }
        try limit(connection, "SELECT count(*) FROM list", CatalogueName.maximumLists, "lists")
        let id = try insertedID(
            connection,
            """
            INSERT INTO list (name, public_name, description, created_at)
            VALUES (\(name), \(publicName ?? name), \(description), \(at)) RETURNING id
            """)
        return Catalogue.List(id: id, name: name, publicName: publicName ?? name, description: description)
    }

    /// Makes a label.
    @discardableResult
    public static func createLabel(
        _ connection: any Connection, name: String, category: String? = nil, at: Instant
    ) throws -> Catalogue.Label {
        try CatalogueName.check(name, of: "label")
        if let category { try CatalogueName.check(category, of: "category") }
        let folded = TextFolding.fold(name)
        guard try !connection.exists("SELECT 1 FROM label WHERE name_fold = \(folded)") else {
            throw AudienceError(.duplicate, "there is a label \(CatalogueName.quoted(name)) already")
        }
        try limit(connection, "SELECT count(*) FROM label", CatalogueName.maximumLabels, "labels")
        let id = try insertedID(
            connection,
            "INSERT INTO label (name, name_fold, category, created_at) VALUES (\(name), \(folded), \(category), \(at)) RETURNING id"
        )
        return Catalogue.Label(id: id, name: name, category: category)
    }

    /// Puts a label into a category, or into none.
    public static func setCategory(_ connection: any Connection, ofLabel name: String, to category: String?) throws {
        let label = try load(connection).requireLabel(name)
        if let category { try CatalogueName.check(category, of: "category") }
        try connection.execute("UPDATE label SET category = \(category) WHERE id = \(label.id)")
    }

    static func limit(_ connection: any Connection, _ count: SQL, _ most: Int, _ what: String) throws {
        guard try connection.integer(count) ?? 0 < Int64(most) else {
            throw AudienceError(.limit, "there are \(most) \(what), which is the limit")
        }
    }

    static func insertedID(_ connection: any Connection, _ insert: SQL) throws -> Int64 {
        guard let id = try connection.integer(insert) else {
            throw StorageError(.statement, "a row was inserted without an id", sql: insert.text)
        }
        return id
    }
}
