internal import Calendars
internal import Audience
internal import Foundation
internal import Storage

/// A contact's value for people, and as JSON has it: numbers, true and false, lists, times with the offset of the zone.
struct ShownValue: Encodable, Sendable {
    private let value: ContactValue
    private let timeZone: TimeZone

    private struct Place: Encodable {
        var latitude: Double
        var longitude: Double
    }

    init(_ value: ContactValue, in timeZone: TimeZone) {
        (self.value, self.timeZone) = (value, timeZone)
    }

    var text: String {
        if case .dateTime(let instant) = value { return ZonedTime(instant, in: timeZone).text }
        return ValueFormat(timeZone: timeZone).print(value)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch value {
        case .text(let text), .choice(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .boolean(let flag): try container.encode(flag)
        case .date(let date): try container.encode(date.description)
        case .dateTime(let instant): try container.encode(ZonedTime(instant, in: timeZone))
        case .location(let point): try container.encode(Place(latitude: point.latitude, longitude: point.longitude))
        case .choices(let names): try container.encode(names)
        }
    }
}
