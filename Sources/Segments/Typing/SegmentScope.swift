public import Audience
public import Calendars

/// What the names in a segment can mean, and in which calendar its days are counted.
public struct SegmentScope: Sendable {
    /// A segment that another can refer to.
    public struct Reference: Sendable {
        public var id: Int64
        public var name: String
        public var kind: SegmentKind
        public var text: String
        /// Whether contacts are pinned into the segment or banned from it.
        public var hasPins: Bool
        /// The segment's own calendar.
        public var calendar: ZonedCalendar

        public init(id: Int64, name: String, kind: SegmentKind, text: String, calendar: ZonedCalendar, hasPins: Bool = false) {
            self.id = id
            self.name = name
            self.kind = kind
            self.text = text
            self.calendar = calendar
            self.hasPins = hasPins
        }
    }

    public var catalogue: Catalogue
    /// The calendar of the segment at hand.
    public var calendar: ZonedCalendar
    public var leapDays: LeapDayRule
    /// Names and ids of the campaigns that activities can refer to.
    public var campaigns: [(id: Int64, name: String)]
    private var references: [String: Reference]

    public init(
        catalogue: Catalogue, segments: [Reference] = [], calendar: ZonedCalendar, leapDays: LeapDayRule = .february28,
        campaigns: [(id: Int64, name: String)] = []
    ) {
        self.catalogue = catalogue
        self.calendar = calendar
        self.leapDays = leapDays
        self.campaigns = campaigns
        references = Dictionary(segments.map { (TextFolding.fold($0.name), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The segment with a name, ignoring case.
    public func segment(named name: String) -> Reference? {
        references[TextFolding.fold(name)]
    }

    var segmentNames: [String] { references.values.map(\.name).sorted() }
}
