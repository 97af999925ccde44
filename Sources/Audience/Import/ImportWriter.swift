internal import Storage

/// Writes batches within one transaction: new contacts are inserted, known ones get what the file has for them.
///
/// A status only ever gets stricter here: what `StatusMachine` allows an import. A list that someone left stays left.
struct ImportWriter {
    private enum Change { case added, updated, unchanged }

    private let connection: any Connection
    private let targets: [ImportTarget]
    private let headings: [String]
    private let options: ImportOptions
    private let at: Instant
    private let statements: ImportStatements
    private let layout: ImportLayout
    private let hasTombstones: Bool
    private let deleted: DeletedContacts.Watch
    private(set) var names: ImportNames
    private var activities: ImportActivities
    /// Where the score is among the layout's columns, of files that have it.
    private let scorePlace: Int?
    private let labels: [Int64]
    private let lists: [Int64]
    /// The values of the row in hand, as they are inserted.
    private var values: [SQLValue]

    init(_ connection: any Connection, _ plan: ImportPlan, _ options: ImportOptions, names: ImportNames, at: Instant) throws {
        self.connection = connection
        self.options = options
        self.at = at
        targets = plan.targets
        headings = plan.headings
        layout = ImportLayout(plan.targets)
        statements = try ImportStatements(connection, columns: layout.columns)
        scorePlace = plan.targets.firstIndex(of: .builtIn(.score)).flatMap(layout.place)
        activities = try ImportActivities(connection, at: at)
        hasTombstones = try connection.exists("SELECT 1 FROM suppression LIMIT 1")
        deleted = try DeletedContacts.Watch(connection)
        var names = names
        labels = try options.labels.map { try names.label($0, connection, at: at) }
        lists = try options.lists.map { try names.list($0, connection, at: at) }
        self.names = names
        values = Array(repeating: .null, count: ImportStatements.fixedColumns.count + layout.columns.count)
    }

    /// Writes the batch and counts what came of its rows.
    mutating func write(_ batch: ImportBatch, _ result: inout ImportResult) throws -> [ImportFault] {
        var faults = batch.faults
        for row in batch.rows {
            batch.read(row, into: &values)
            do {
                switch try write(row) {
                case .added: result.added += 1
                case .updated: result.updated += 1
                case .unchanged: result.unchanged += 1
                }
            } catch let fault as ImportFault {
                faults.append(fault)
                result.rejected += 1
            }
        }
        try activities.finish()
        return faults.sorted { $0.line < $1.line }
    }

    private mutating func write(_ row: ImportRow) throws -> Change {
        let memberships = try resolve(row)
        return try insert(row, memberships) ? .added : try update(row, memberships)
    }

    // MARK: New contacts

    /// False when the address is known.
    private mutating func insert(_ row: ImportRow, _ memberships: ImportMemberships) throws -> Bool {
        let asked = row.status ?? options.status ?? .active
        var begins = asked
        if hasTombstones, case .text(let key) = values[0], let tombstone = try Suppression.status(connection, key: key),
            tombstone.strictness > asked.strictness
        {
            begins = tombstone
        }
        values[3] = begins.sqlValue
        guard try statements.insert.run(values) > 0 else { return false }
        if case .text(let key) = values[0] { try deleted.added(connection, key: key) }
        if begins == .active, memberships.isEmpty { return true }
        guard let id = try statements.identify.first([values[0]], { $0.integer(0) }) ?? nil else {
            throw StorageError(.statement, "a contact just added is not there")
        }
        if begins != .active {
            try StatusMachine.record(
                connection, id, from: nil, to: begins, cause: begins == asked ? .imported : .tombstone, actor: "import",
                evidence: nil, at: at)
        }
        try write(memberships, of: id)
        return true
    }

    // MARK: Known contacts

    private mutating func update(_ row: ImportRow, _ memberships: ImportMemberships) throws -> Change {
        var found: (id: Int64, status: ContactStatus?, values: [SQLValue])?
        try statements.select.forEach([values[0]]) { row in
            found = (row.integer(0) ?? 0, row.text(1).flatMap(ContactStatus.init), layout.values(of: row, from: 2))
        }
        guard let found else { throw StorageError(.statement, "a contact is neither new nor known") }
        var stored = found.values
        var isChanged = layout.merge(values.dropFirst(ImportStatements.fixedColumns.count), into: &stored)
        if try write(memberships, of: found.id) { isChanged = true }
        if isChanged {
            try statements.update.run([at.sqlValue] + stored + [.integer(found.id)])
        }
        if let scorePlace, stored[scorePlace] != found.values[scorePlace] {
            try activities.scoreChanged(found.id, from: found.values[scorePlace], to: stored[scorePlace])
        }
        if let status = row.status ?? options.status, status != found.status {
            let outcome = try StatusMachine.change(
                connection, found.id, to: status, cause: .imported, actor: "import", at: at)
            if case .changed = outcome { isChanged = true }
        }
        guard isChanged else { return .unchanged }
        activities.changed(found.id)
        return .updated
    }

    // MARK: Names

    /// Looks the row's names up, puts options into the values, and gives what goes into tables of their own.
    private mutating func resolve(_ row: ImportRow) throws -> ImportMemberships {
        var memberships = ImportMemberships(labels: labels, lists: lists)
        for cell in row.names {
            do {
                switch targets[cell.column] {
                case .labels: memberships.labels += try cell.names.map { try names.label($0, connection, at: at) }
                case .lists: memberships.lists += try cell.names.map { try names.list($0, connection, at: at) }
                case .custom(let field):
                    let ids = try cell.names.map { try names.option($0, of: field, connection) }
                    if field.type == .choices {
                        memberships.choices.append((field.id, Set(ids)))
                    } else if let place = layout.place(of: cell.column), let id = ids.first {
                        values[ImportStatements.fixedColumns.count + place] = .integer(id)
                    }
                default: break
                }
            } catch let error as AudienceError {
                throw ImportFault(
                    line: row.line, column: headings[cell.column], value: cell.names.joined(separator: ";"), reason: error.message
                )
            }
        }
        return memberships
    }

    @discardableResult
    private func write(_ memberships: ImportMemberships, of id: Int64) throws -> Bool {
        var isChanged = false
        for label in memberships.labels where try statements.addLabel.run([.integer(id), .integer(label), at.sqlValue]) > 0 {
            try activities.labelled(id, label)
            isChanged = true
        }
        for list in memberships.lists where try statements.subscribe.run([.integer(id), .integer(list), at.sqlValue]) > 0 {
            try activities.subscribed(id, list)
            isChanged = true
        }
        for (field, options) in memberships.choices {
            if try ContactStore.replaceChoices(connection, id, field: field, options) { isChanged = true }
        }
        return isChanged
    }
}

/// What a row says that is kept outside of `contact`.
struct ImportMemberships {
    var labels: [Int64]
    var lists: [Int64]
    var choices: [(field: Int64, options: Set<Int64>)] = []

    var isEmpty: Bool { labels.isEmpty && lists.isEmpty && choices.isEmpty }
}
