internal import Calendars
internal import Storage

extension FieldDefinition {
    /// A value as the field's columns of `contact` keep it, aligned with `columns`; many-of-many fields have none.
    ///
    /// - Throws: `AudienceError` of kind `invalidValue` when the value is of another type, or `unknownOption`.
    func storedValues(_ value: ContactValue?) throws(AudienceError) -> [SQLValue] {
        var values: [SQLValue] = []
        try store(value, into: &values)
        return values
    }

    /// Appends what `storedValues` gives, without an array for each cell of an import.
    func store(_ value: ContactValue?, into values: inout [SQLValue]) throws(AudienceError) {
        switch (type, value) {
        case (.choices, nil), (.choices, .choices): break
        case (.text, nil): values += [.null, .null, .null]
        case (.location, nil): values += [.null, .null, .null, .null, .null]
        case (_, nil): values.append(.null)
        case (.text, .text(let text)):
            let forms = TextFolding.forms(text)
            values.append(.text(text))
            values.append(.text(forms.folded))
            values.append(forms.bare.map(SQLValue.text) ?? .null)
        case (.number, .number(let number)): values.append(.real(number))
        case (.boolean, .boolean(let flag)): values.append(.boolean(flag))
        case (.date, .date(let date)): values.append(.text(date.description))
        case (.dateTime, .dateTime(let instant)): values.append(.integer(instant.microseconds))
        case (.location, .location(let point)):
            let vector = point.vector
            values += [point.latitude, point.longitude, vector.x, vector.y, vector.z].map(SQLValue.real)
        case (.choice, .choice(let name)): values.append(.integer(try requireOption(name).id))
        default: throw AudienceError(.invalidValue, "\(key) takes a value of type \(type.rawValue)")
        }
    }
}
