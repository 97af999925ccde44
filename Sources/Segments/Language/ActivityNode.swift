/// Which events of an activity are meant: `purchased where price > 100 and quantity >= 2 within last 7 days`.
/// Every test, and the window, hold on one and the same event.
public struct ActivitySelection: Sendable, Hashable {
    /// One test of `where`.
    public struct Filter: Sendable, Hashable {
        public var parameter: Located<String>
        public var test: Located<FieldTest>
        /// Whether it was written in its negative form: exactly the events for which the test does not hold.
        public var isNegated: Bool

        public init(parameter: Located<String>, test: Located<FieldTest>, isNegated: Bool) {
            self.parameter = parameter
            self.test = test
            self.isNegated = isNegated
        }
    }

    /// The activity's name.
    public var activity: Located<String>
    public var filters: [Filter]
    /// When: `FieldTest.date` (within last, on, before or after) or `FieldTest.between`; nil for any time.
    public var window: Located<FieldTest>?

    public init(activity: Located<String>, filters: [Filter] = [], window: Located<FieldTest>? = nil) {
        self.activity = activity
        self.filters = filters
        self.window = window
    }
}

/// How often: `at least 2 times`.
public enum ActivityTimes: Sendable, Hashable {
    case atLeast(Int)
    case atMost(Int)
    case exactly(Int)
    /// Both ends included.
    case between(Int, Int)
}

/// A figure over a contact's events: `average of purchased.price within last 365 days`.
public struct ActivityFigure: Sendable, Hashable {
    public enum Function: String, Sendable, CaseIterable {
        case count, sum, average, min, max
    }

    public var function: Function
    public var selection: ActivitySelection
    /// The number that is summed and so on; a count needs none, and with one counts the events that have it.
    public var parameter: Located<String>?

    public init(function: Function, selection: ActivitySelection, parameter: Located<String>? = nil) {
        self.function = function
        self.selection = selection
        self.parameter = parameter
    }
}

/// A place among others: `in top 10% by sum of purchased.price among (country is "ID")`.
public struct SegmentRank: Sendable, Hashable {
    public enum Measure: Sendable, Hashable {
        case figure(ActivityFigure)
        /// A field that holds a number.
        case field(Located<String>)
    }

    /// Whether the greatest are meant, rather than the least.
    public var isTop: Bool
    /// How many, or which part.
    public var amount: Located<Double>
    public var isPercent: Bool
    public var measure: Measure
    /// Whom the contact is compared with; nil is everybody who is active.
    public var among: SegmentNode?

    public init(isTop: Bool, amount: Located<Double>, isPercent: Bool, measure: Measure, among: SegmentNode? = nil) {
        self.isTop = isTop
        self.amount = amount
        self.isPercent = isPercent
        self.measure = measure
        self.among = among
    }
}
