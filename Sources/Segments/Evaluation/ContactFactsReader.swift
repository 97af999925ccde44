public import Audience
public import Storage

/// Reads what segments can ask of contacts out of the database, as the evaluator in memory wants it.
public struct ContactFactsReader: Sendable {
    private let catalogue: Catalogue
    private let reader: ContactReader
    private let labels: [String: Int64]
    private let lists: [String: Int64]

    /// - Parameter catalogue: loaded in the same transaction as the facts.
    public init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
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
        for index in all.indices {
            all[index].segments = Set(
                try connection.all("SELECT segment_id FROM segment_member WHERE contact_id = \(all[index].id)") {
                    $0.integer(0) ?? 0
                })
        }
        return all
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
