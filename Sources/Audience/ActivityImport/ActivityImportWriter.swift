internal import Storage

/// Writes batches of events within one transaction: contact by contact, so that the index of each contact's events is
/// walked through once a batch, and each contact's summary is changed once.
struct ActivityImportWriter {
    private struct Event {
        var contact: Int64
        var at: Int64
        /// Its place in the batch.
        var row: Int
        /// Its place in the file: a row's values are packed behind those of the row before.
        var order: Int
    }

    private let connection: any Connection
    private let table: ActivityTable
    private let identify: any Statement
    private let insert: any Statement
    private let summarise: any Statement
    private(set) var memory: ActivityImportJob.Memory
    private var values: [SQLValue]
    /// The options found in this batch, by the parameter's place and the name as it is written.
    private var options: [Int: [String: Int64]] = [:]
    private var faults: [ImportFault] = []

    init(_ connection: any Connection, _ memory: ActivityImportJob.Memory) throws {
        self.connection = connection
        self.memory = memory
        table = ActivityTable(memory.activity)
        identify = try connection.prepare("SELECT id FROM contact WHERE address_key = ?")
        insert = try connection.prepare(table.insertEvent)
        summarise = try connection.prepare(table.insertSummary)
        values = Array(repeating: .null, count: ActivityRowBuilder.fixed + table.columns.count)
    }

    /// Writes the batch and counts what came of its rows.
    mutating func write(_ batch: ImportBatch, _ result: inout ImportResult) throws -> [ImportFault] {
        faults = batch.faults
        let events = try accepted(batch, &result).sorted { ($0.contact, $0.at, $0.order) < ($1.contact, $1.at, $1.order) }
        var next = 0
        while next < events.count {
            let contact = events[next].contact
            var figures = ActivityFigures(table)
            while next < events.count, events[next].contact == contact {
                try write(events[next], of: batch, &figures, &result)
                next += 1
            }
            if figures.count > 0 { try summarise.run(figures.values(contact: contact)) }
        }
        return faults.sorted { $0.line < $1.line }
    }

    private mutating func write(
        _ event: Event, of batch: ImportBatch, _ figures: inout ActivityFigures, _ result: inout ImportResult
    ) throws {
        let row = batch.rows[event.row]
        batch.read(row, into: &values)
        values[0] = .integer(event.contact)
        for option in row.names { fill(option) }
        guard try insert.run(values) > 0 else {
            result.unchanged += 1
            return
        }
        result.added += 1
        figures.add(values, at: event.at, table)
    }

    // MARK: Which rows

    /// The rows to be written: of known contacts, and of several with one external id the first in the file.
    private mutating func accepted(_ batch: ImportBatch, _ result: inout ImportResult) throws -> [Event] {
        var events: [Event] = []
        events.reserveCapacity(batch.rows.count)
        // By bytes, as the index has them: to Swift some different texts are equal.
        var places: [[UInt8]: Int] = [:]
        if memory.plan.hasExternalIDs { places.reserveCapacity(batch.rows.count) }
        var head = Array(repeating: SQLValue.null, count: ActivityRowBuilder.fixed)
        // Rows of one address mostly stand together.
        var last: (key: String, contact: Int64?) = ("", nil)
        for (index, row) in batch.rows.enumerated() {
            batch.read(row, into: &head)
            guard case .text(let key) = head[0], case .integer(let at) = head[1] else { continue }
            if key != last.key { last = (key, try identify.first([head[0]], { $0.integer(0) }) ?? nil) }
            guard let contact = try check(row, key, last.contact, &result) else { continue }
            let event = Event(contact: contact, at: at, row: index, order: row.start)
            guard case .text(let text) = head[2], case let id = Array(text.utf8),
                let place = places.updateValue(events.count, forKey: id)
            else {
                events.append(event)
                continue
            }
            places[id] = place
            result.unchanged += 1
            if event.order < events[place].order { events[place] = event }
        }
        return events
    }

    /// The contact of a row that can be written; otherwise nil, with its fault listed.
    private mutating func check(
        _ row: ImportRow, _ key: String, _ contact: Int64?, _ result: inout ImportResult
    ) throws -> Int64? {
        do {
            guard contact != nil else {
                result.unknownContacts += 1
                throw ImportFault(
                    line: row.line, column: memory.plan.heading(of: .email), value: key,
                    reason: "there is no contact with this address")
            }
            for option in row.names { try find(option, row.line) }
            return contact
        } catch let fault as ImportFault {
            faults.append(fault)
            result.rejected += 1
            return nil
        }
    }

    // MARK: Options

    /// Finds the option that a row names; adds it when its parameter has not got it.
    private mutating func find(_ option: ImportRow.Names, _ line: Int) throws {
        let parameter = memory.activity.parameters[option.column]
        for name in option.names where options[option.column]?[name] == nil {
            var found = parameter.option(named: name)
            if found == nil {
                found = try add(name, to: parameter, line, option.column)
                memory.created.append("option \(name) of \(parameter.name)")
            }
            options[option.column, default: [:]][name] = found?.id
        }
    }

    private mutating func add(
        _ name: String, to parameter: ActivityParameter, _ line: Int, _ place: Int
    ) throws -> FieldDefinition.Option {
        do {
            return try CatalogueStore.addOption(connection, to: &memory.activity, parameter: parameter.name, name: name)
        } catch let error as AudienceError {
            throw ImportFault(
                line: line, column: memory.plan.heading(of: .parameter(place)), value: name, reason: error.message)
        }
    }

    /// Puts the options' ids where they are bound.
    private mutating func fill(_ option: ImportRow.Names) {
        for name in option.names {
            values[ActivityRowBuilder.fixed + table.places[option.column]] = options[option.column]?[name]?.sqlValue ?? .null
        }
    }
}
