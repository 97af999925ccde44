internal import Calendars

/// A day, week (Monday to Sunday), month or year of the calendar, counted from the one that is now.
public struct CalendarPeriod: Sendable, Hashable {
    public enum Unit: String, Sendable, CaseIterable {
        case day, week, month, year
    }

    public var unit: Unit
    /// -1 the last, 0 this, 1 the next.
    public var offset: Int

    public init(_ unit: Unit, _ offset: Int) {
        self.unit = unit
        self.offset = offset
    }

    /// Every period that has a name.
    public static let all: [CalendarPeriod] = Unit.allCases.flatMap { unit in [-1, 0, 1].map { CalendarPeriod(unit, $0) } }

    /// Reads what `description` writes.
    public init?(named name: String) {
        guard let found = Self.all.first(where: { $0.description == name }) else { return nil }
        self = found
    }
}

extension CalendarPeriod: CustomStringConvertible {
    public var description: String {
        let place = offset + 1
        switch unit {
        case .day: return ["yesterday", "today", "tomorrow"][place]
        default: return ["last", "this", "next"][place] + " " + unit.rawValue
        }
    }
}
