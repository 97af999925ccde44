/// What is asked of a field. Only positive forms: `is not`, `does not contain`, `not in`, `has none of` and
/// `is missing` are a `SegmentNode.Kind.not` around one, so that they mean exactly its opposite.
public enum FieldTest: Sendable, Hashable {
    /// The contact has a value.
    case present
    /// `is` or `=`.
    case equals(Located<SegmentLiteral>, ignoringAccents: Bool)
    /// `in (...)`.
    case oneOf([Located<SegmentLiteral>], ignoringAccents: Bool)
    case text(TextMatch, Located<String>, ignoringAccents: Bool)
    case compares(Comparison, Located<SegmentLiteral>)
    /// Both ends included.
    case between(Located<SegmentLiteral>, Located<SegmentLiteral>)
    /// Of what can have many values: labels, categories, many-of-many fields.
    case has(SetMatch, [Located<String>])
    case date(DateTest)
    /// `within 25 km of (-6.2, 106.8)`
    case near(Located<Vicinity>)

    public enum TextMatch: String, Sendable, CaseIterable {
        case contains = "contains"
        case startsWith = "starts with"
        case endsWith = "ends with"
    }

    public enum Comparison: String, Sendable, CaseIterable {
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    public enum SetMatch: String, Sendable, CaseIterable {
        case any = "any of"
        case all = "all of"
    }

    /// Whether it is about a part of a text.
    var isPattern: Bool {
        if case .text = self { true } else { false }
    }

    /// A circle on the globe.
    public struct Vicinity: Sendable, Hashable {
        public var kilometres: Double
        /// In degrees; whether they are on the globe is checked with the types.
        public var latitude: Double
        public var longitude: Double

        public init(kilometres: Double, latitude: Double, longitude: Double) {
            self.kilometres = kilometres
            self.latitude = latitude
            self.longitude = longitude
        }
    }

    /// What is asked of a date or a point in time.
    public enum DateTest: Sendable, Hashable {
        case on(Located<SegmentLiteral>)
        case before(Located<SegmentLiteral>)
        case after(Located<SegmentLiteral>)
        /// `is today`, `is last month` ...
        case period(CalendarPeriod)
        /// `is in 10 days`: that day of the calendar.
        case away(Located<TimeSpan>)
        /// `is 10 days ago`: that day of the calendar.
        case ago(Located<TimeSpan>)
        case withinLast(Located<TimeSpan>)
        case withinNext(Located<TimeSpan>)
        case moreThanAgo(Located<TimeSpan>)
        case lessThanAgo(Located<TimeSpan>)
    }
}
