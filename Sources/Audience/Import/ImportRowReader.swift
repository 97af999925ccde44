internal import Mail
internal import Storage

/// Turns the rows that the parser finds into values to store, or into faults.
struct ImportRowReader: ImportRowReading {
    private let headings: [String]
    private let targets: [ImportTarget]
    private let format: ValueFormat
    private let at: SQLValue
    /// The values of the row in hand.
    private var values: [SQLValue] = []
    /// Languages, zones and countries checked before: there are few of them, and checking costs.
    private var known: [BuiltInField: [String: String]] = [:]
    private static let mostKnown = 5000
    /// A row with hundreds of bad cells is explained well enough by a few.
    private static let mostFaults = 10

    init(_ plan: ImportPlan, _ format: ValueFormat, at: Instant) {
        headings = plan.headings
        targets = plan.targets
        self.format = format
        self.at = at.sqlValue
    }

    /// Reads the row that `parser` stands on into the batch.
    mutating func read(_ step: CSVParser.Step, of parser: CSVParser, into batch: inout ImportBatch) {
        let faultsBefore = batch.faults.count
        switch step {
        case .fault(let fault): batch.faults.append(parser.fault(fault, headings: headings))
        case .row:
            if let row = readRow(parser, &batch.faults), batch.faults.count == faultsBefore {
                batch.append(row, values)
            }
        }
        if batch.faults.count > faultsBefore { batch.rejected += 1 }
    }

    private mutating func readRow(_ parser: CSVParser, _ faults: inout [ImportFault]) -> ImportRow? {
        if let fault = parser.shapeFault(columns: targets.count) {
            faults.append(fault)
            return nil
        }
        let fields = parser.fields
        var row = ImportRow(line: parser.line, start: 0, status: nil, names: [])
        values.removeAll(keepingCapacity: true)
        values.append(contentsOf: repeatElement(.null, count: ImportStatements.fixedColumns.count))
        let faultsBefore = faults.count
        for index in targets.indices where targets[index] != .ignored {
            let field = fields[index]
            do throws(AudienceError) {
                try read(try parser.text(of: field), at: index, into: &row)
            } catch {
                faults.append(parser.fault(error, in: field, heading: headings[index]))
                if faults.count - faultsBefore == Self.mostFaults { return nil }
            }
        }
        return row
    }

    // MARK: Cells

    private mutating func read(_ text: String, at index: Int, into row: inout ImportRow) throws(AudienceError) {
        switch targets[index] {
        case .ignored: break
        case .email: try readAddress(text)
        case .status: row.status = try Self.status(text)
        case .labels, .lists:
            let names = try ValueFormat.names(text)
            if !names.isEmpty { row.names.append(ImportRow.Names(column: index, names: names)) }
        case .builtIn(.score):
            guard case .number(let number)? = try format.parse(text, as: .number) else { return values.append(.null) }
            values.append(.real(number))
        case .builtIn(let field): values.append(text.isEmpty ? .null : .text(try normalised(text, field)))
        case .custom(let field): try read(text, field, index, into: &row)
        }
    }

    private mutating func read(
        _ text: String, _ field: FieldDefinition, _ index: Int, into row: inout ImportRow
    ) throws(AudienceError) {
        let value = try format.parse(text, as: field.type)
        switch value {
        case .choice(let name):
            // The option's id comes when the names are looked up.
            row.names.append(ImportRow.Names(column: index, names: [name]))
            values.append(.null)
        case .choices(let names): row.names.append(ImportRow.Names(column: index, names: names))
        default: try field.store(value, into: &values)
        }
    }

    private mutating func readAddress(_ text: String) throws(AudienceError) {
        guard !text.isEmpty else { throw AudienceError(.invalidValue, "there is no address") }
        do throws(AddressError) {
            let address = try EmailAddress(parsing: text)
            // The order is that of `ImportStatements.fixedColumns`; the status is the writer's.
            values[0] = .text(address.key)
            values[1] = .text(address.description)
            values[2] = .text(address.domain)
            for index in 4...6 { values[index] = at }
        } catch {
            throw AudienceError(.invalidValue, "\(error)")
        }
    }

    private mutating func normalised(_ text: String, _ field: BuiltInField) throws(AudienceError) -> String {
        if let known = known[field]?[text] { return known }
        let value = try field.normalised(text)
        if field != .source, known[field]?.count ?? 0 < Self.mostKnown { known[field, default: [:]][text] = value }
        return value
    }

    /// The words that files have for statuses.
    private static let statuses: [String: ContactStatus] = [
        "active": .active, "subscribed": .active, "confirmed": .active,
        "pending": .pending, "unconfirmed": .pending,
        "unsubscribed": .unsubscribed, "opted_out": .unsubscribed,
        "hard_bounced": .hardBounced, "bounced": .hardBounced, "hardbounced": .hardBounced,
        "complained": .complained, "spam": .complained,
        "suppressed": .suppressed, "blocked": .suppressed, "blocklisted": .suppressed,
    ]

    private static func status(_ text: String) throws(AudienceError) -> ContactStatus? {
        if text.isEmpty { return nil }
        if let status = ContactStatus(rawValue: text) { return status }
        guard let key = CatalogueName.key(from: text), let status = statuses[key] else {
            throw AudienceError(
                .invalidValue,
                "\(CatalogueName.quoted(text)) is not a status; there are \(ContactStatus.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        return status
    }
}
