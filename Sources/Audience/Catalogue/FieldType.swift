public import Storage

/// What a field can hold.
public enum FieldType: String, Sendable, CaseIterable, Codable {
    case text
    case number
    case boolean
    /// A day of the calendar; kept as ISO text, YYYY-MM-DD.
    case date
    /// A point in time; kept as microseconds UTC.
    case dateTime = "date-time"
    /// A place on the earth, in degrees of latitude and longitude.
    case location
    /// One of the field's options; the contact's column keeps the option's id.
    case choice = "one-of-many"
    /// Any of the field's options; kept in `contact_choice`.
    case choices = "many-of-many"
}

extension FieldType: SQLConvertible {}
