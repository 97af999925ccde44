public import Calendars
public import Storage

/// A value of a contact's field, by the field's type. A missing value is nil where an optional of this stands.
public enum ContactValue: Sendable, Hashable {
    case text(String)
    case number(Double)
    case boolean(Bool)
    case date(CalendarDate)
    case dateTime(Instant)
    case location(GeoPoint)
    /// The option's name.
    case choice(String)
    /// The names of options, labels or lists; never empty.
    case choices([String])
}
