internal import Diagnostics
internal import Mail
internal import Storage

/// Puts the values of one event together: what `ActivityTable.insertEvent` binds, with the address key where the contact
/// will be.
struct ActivityRowBuilder {
    private let parameters: [ActivityParameter]
    private let places: [Int]
    private let format: ValueFormat
    private let addsOptions: Bool
    private let now: Instant
    private let names: ActivityNames
    private let blank: [SQLValue]

    private(set) var values: [SQLValue]
    /// Options to be added, by the parameter's place.
    private(set) var newOptions: [ImportRow.Names] = []
    private var seen: UInt64 = 0

    /// How many values stand before those of the table's own columns: contact, time and external id.
    static let fixed = 3

    init(_ activity: ActivityDefinition, _ format: ValueFormat, now: Instant, addsOptions: Bool, names: ActivityNames) {
        let table = ActivityTable(activity)
        parameters = activity.parameters
        places = table.places.map { $0 + Self.fixed }
        self.format = format
        self.addsOptions = addsOptions
        self.now = now
        self.names = names
        var blank = Array(repeating: SQLValue.null, count: Self.fixed + table.columns.count)
        // Whoever reports an event of the past says that a person did it.
        if let place = table.gradePlace { blank[Self.fixed + place] = ActivityGrade.human.sqlValue }
        self.blank = blank
        values = blank
    }

    mutating func begin() {
        for index in values.indices { values[index] = blank[index] }
        newOptions.removeAll(keepingCapacity: true)
        seen = 0
    }

    /// Sets what a column is for from its text; nothing when that is empty.
    mutating func set(_ target: ActivityImportTarget, _ text: String) throws(AudienceError) {
        try note(target)
        switch target {
        case .ignored: break
        case .email: try setAddress(text)
        case .at: try setTime(text)
        case .externalID:
            let text = ValueFormat.trimmed(text)
            if text.isEmpty { return }
            try ActivityRecorder.check(externalID: text)
            values[2] = .text(text)
        case .parameter(let index): try setParameter(index, text)
        }
    }

    /// Sets what a key is for.
    mutating func set(_ target: ActivityImportTarget, _ value: JSONValue) throws(AudienceError) {
        switch (target, value) {
        case (.ignored, _): break
        case (_, .null): try note(target)
        case (_, .text(let text)): try set(target, text)
        case (.externalID, .number(let number)): try set(target, number.text)
        case (.parameter(let index), .number(let number)) where parameters[index].kind != .dateTime:
            try set(target, number.text)
        case (.parameter(let index), .boolean(let flag)) where [.boolean, .text].contains(parameters[index].kind):
            try set(target, flag ? "true" : "false")
        default: throw AudienceError(.invalidValue, "\(value.kind) is not \(expected(target))")
        }
    }

    /// What is missing in the row: a column and a reason.
    var missing: (target: ActivityImportTarget, reason: String)? {
        if case .null = values[0] { return (.email, "there is no address") }
        if case .null = values[1] { return (.at, "there is no time") }
        return nil
    }

    // MARK: Parts

    /// Refuses what the same object gives twice; of CSV the header was checked.
    private mutating func note(_ target: ActivityImportTarget) throws(AudienceError) {
        guard let number = target.number else { return }
        let bit: UInt64 = 1 << UInt64(number)
        guard seen & bit == 0 else { throw AudienceError(.duplicate, "it is given twice") }
        seen |= bit
    }

    private mutating func setAddress(_ text: String) throws(AudienceError) {
        if text.isEmpty { return }
        do throws(AddressError) {
            values[0] = .text(try EmailAddress(parsing: text).key)
        } catch {
            throw AudienceError(.invalidValue, "\(error)")
        }
    }

    private mutating func setTime(_ text: String) throws(AudienceError) {
        guard case .dateTime(let instant)? = try format.parse(text, as: .dateTime) else { return }
        try ActivityTime.check(instant, now: now)
        values[1] = instant.sqlValue
    }

    private mutating func setParameter(_ index: Int, _ text: String) throws(AudienceError) {
        let parameter = parameters[index]
        guard let value = try format.parse(text, for: parameter) else { return }
        do throws(AudienceError) {
            try parameter.store(value, into: &values, at: places[index], names)
        } catch {
            guard addsOptions, error.kind == .unknownOption else { throw error }
            newOptions.append(ImportRow.Names(column: index, names: [ValueFormat.trimmed(text)]))
        }
    }

    private func expected(_ target: ActivityImportTarget) -> String {
        switch target {
        case .at: "a date and time; write it as \"2026-03-31T08:00:00+07:00\""
        case .parameter(let index):
            switch parameters[index].kind {
            case .number: "a number"
            case .boolean: "true or false"
            case .dateTime: "a date and time; write it as \"2026-03-31T08:00:00+07:00\""
            default: "a text"
            }
        default: "a text"
        }
    }
}
