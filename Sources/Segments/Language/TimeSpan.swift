/// A number of hours, days, weeks, months or years.
public struct TimeSpan: Sendable, Hashable {
    public enum Unit: String, Sendable, CaseIterable {
        case hours, days, weeks, months, years
        /// How long contacts wait on average between two events of an activity; only after `first of` and `last of`.
        case intervals
    }

    public var count: Int
    public var unit: Unit

    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }
}

extension TimeSpan: CustomStringConvertible {
    public var description: String {
        "\(count) \(count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)"
    }
}
