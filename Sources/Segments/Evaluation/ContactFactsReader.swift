public import Audience
public import Storage

/// Reads what segments can ask of contacts out of the database, as the evaluator in memory wants it.
public struct ContactFactsReader: Sendable {
    private let reader: ContactReader
    private let labels: [String: Int64]
    private let lists: [String: Int64]
    private let activities: [ActivityFactsReader]

    /// - Parameters:
    ///   - catalogue: loaded in the same transaction as the facts.
    ///   - activities: those whose events are read, such as `TypedSegment.activities`.
    public init(_ catalogue: Catalogue, activities: [ActivityDefinition] = []) {
        self.activities = activities.map(ActivityFactsReader.init)
        reader = ContactReader(
            BuiltInField.allCases.map(ContactColumn.builtIn) + [.lists] + catalogue.fields.map(ContactColumn.custom))
        labels = Dictionary(catalogue.labels.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
        lists = Dictionary(catalogue.lists.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
    }

    /// The facts of each contact that exists, in the order of the ids.
    public func read(_ connection: any Connection, contacts: [Int64]) throws -> [ContactFacts] {
        var all: [ContactFacts] = []
        try reader.forEach(connection, contacts: contacts) { id, values in
            all.append(facts(id, values))
        }
        for index in all.indices { try readRest(connection, &all[index]) }
        return all
    }

    /// What has tables of its own.
    private func readRest(_ connection: any Connection, _ facts: inout ContactFacts) throws {
        facts.segments = Set(
            try connection.all("SELECT segment_id FROM segment_member WHERE contact_id = \(facts.id)") { $0.integer(0) ?? 0 })
        try connection.forEach("SELECT segment_id, is_in FROM segment_pin WHERE contact_id = \(facts.id)") { row in
            guard let segment = row.integer(0) else { return }
            if row.boolean(1) == true { facts.pinned.insert(segment) } else { facts.banned.insert(segment) }
        }
        for reader in activities {
            let events = try reader.read(connection, contact: facts.id)
            if !events.isEmpty { facts.events[reader.activity.name] = events }
        }
    }

    /// The facts of one contact, or nil when there is none with the id.
    public func read(_ connection: any Connection, contact: Int64) throws -> ContactFacts? {
        try read(connection, contacts: [contact]).first
    }

    private func facts(_ id: Int64, _ values: [ContactValue?]) -> ContactFacts {
        var facts = ContactFacts(id: id, status: .suppressed)
        for (column, value) in zip(reader.columns, values) {
            guard let value else { continue }
            switch (column, value) {
            case (.builtIn(.status), .text(let status)): facts.status = ContactStatus(rawValue: status) ?? .suppressed
            case (.builtIn(.label), .choices(let names)): facts.labels = Set(names.compactMap { labels[$0] })
            case (.builtIn(.category), .choices(let names)): facts.categories = Set(names)
            case (.lists, .choices(let names)): facts.lists = Set(names.compactMap { lists[$0] })
            case (.builtIn(let field), _): facts.builtIn[field] = value
            case (.custom(let field), .choice(let name)): facts.options[field.id] = Self.ids([name], field)
            case (.custom(let field), .choices(let names)): facts.options[field.id] = Self.ids(names, field)
            case (.custom(let field), _): facts.custom[field.id] = value
            case (.id, _), (.lists, _): break
            }
        }
        return facts
    }

    private static func ids(_ names: [String], _ field: FieldDefinition) -> Set<Int64> {
        Set(names.compactMap { name in field.options.first { $0.name == name }?.id })
    }
}
