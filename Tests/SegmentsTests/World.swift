import Audience
import Calendars
import Foundation
import SQLiteEngine
import Storage
import TestSupport

@testable import Segments

/// An audience with a field of every type, labels, categories, lists, activities and segments, for segments to ask about.
struct World: Sendable {
    static let migrations = AudienceSchema.migrations + [SegmentsSchema.migration]
    static let campaigns: [(id: Int64, name: String)] = [(11, "spring-sale"), (12, "Spring Sale 2"), (13, "Đặc biệt")]
    private static let inJakarta = #"city contains "jakarta" or vip is true"#

    var catalogue: Catalogue
    private var segments: [SegmentScope.Reference] = []

    /// Defines everything in an empty database.
    init(_ connection: any Connection) throws {
        let now = Instant(seconds: 0)
        for (key, type, options) in [
            ("city", FieldType.text, []), ("age", .number, []), ("vip", .boolean, []), ("birthday", .date, []),
            ("pickup", .dateTime, []), ("size", .choice, ["S", "M", "L"]),
            ("interests", .choices, ["Roses", "Tulips", "Orchids"]), ("home", .location, []),
        ] {
            try CatalogueStore.defineField(connection, key: key, type: type, options: options, at: now)
        }
        for (name, category) in [("VIP", "Tier"), ("Pelanggan Loyal", "tier"), ("đặc biệt", "Sở thích"), ("Plain", nil)] {
            try CatalogueStore.createLabel(connection, name: name, category: category, at: now)
        }
        for name in ["Customers", "Newsletter"] { try CatalogueStore.createList(connection, name: name, at: now) }
        try CatalogueStore.defineActivity(
            connection, name: "purchased",
            parameters: [
                ActivityParameterPlan(name: "product", kind: .text), ActivityParameterPlan(name: "price", kind: .number),
                ActivityParameterPlan(name: "quantity", kind: .number), ActivityParameterPlan(name: "gift", kind: .boolean),
                ActivityParameterPlan(name: "due", kind: .dateTime),
                ActivityParameterPlan(name: "fit", kind: .choice, options: ["S", "M", "L"]),
            ], at: now)
        try CatalogueStore.defineActivity(connection, name: "attended", parameters: [], at: now)
        catalogue = try CatalogueStore.load(connection)
        try makeSegments(connection, now)
    }

    /// One of each kind, without and with pins.
    private mutating func makeSegments(_ connection: any Connection, _ now: Instant) throws {
        let store = SegmentStore(timeZone: .gmt)
        for (name, kind, text, hasPins) in [
            ("Frozen", SegmentKind.static, "age > 1", false), ("In Jakarta", .dynamic, Self.inJakarta, false),
            ("Once in Jakarta", .additive, Self.inJakarta, false), ("Frozen but", .static, "age > 1", true),
            ("In Jakarta but", .dynamic, Self.inJakarta, true), ("Once in Jakarta but", .additive, Self.inJakarta, true),
            ("Best", .dynamic, "in top 20% by score or last of purchased within last 1 interval", false),
        ] {
            let segment = try store.create(connection, SegmentDefinition(name: name, kind: kind, text: text), at: now)
            segments.append(
                SegmentScope.Reference(
                    id: segment.id, name: name, kind: kind, text: text, calendar: ZonedCalendar(.gmt), hasPins: hasPins))
        }
    }

    /// The segments that have stored members, and those that contacts are pinned into or banned from.
    var stored: [Int64] { segments.filter { $0.kind != .dynamic }.map(\.id) }
    var withPins: [Int64] { segments.filter(\.hasPins).map(\.id) }
    var segmentNames: [String] { segments.map(\.name) }

    /// The static segment.
    var frozen: Int64 { segment("Frozen") }

    func segment(_ name: String) -> Int64 {
        segments.first { $0.name == name }?.id ?? -1
    }

    /// What the segments' texts mean, with days counted in a zone.
    func scope(_ zone: String = "UTC", leapDays: LeapDayRule = .february28) -> SegmentScope {
        let calendar = ZonedCalendar(TimeZone(identifier: zone) ?? .gmt)
        let references = segments.map { reference in
            var reference = reference
            reference.calendar = calendar
            return reference
        }
        return SegmentScope(
            catalogue: catalogue, segments: references, calendar: calendar, leapDays: leapDays, campaigns: Self.campaigns)
    }

    func activity(_ name: String) -> ActivityDefinition {
        catalogue.activity(name) ?? BuiltInActivity.sent.definition
    }

    func field(_ key: String) -> FieldDefinition {
        catalogue.field(key) ?? FieldDefinition(id: -1, key: key, name: key, type: .text)
    }
}

/// A contact with nothing but what every contact has.
func plainContact(_ id: Int64 = 1, email: String? = nil) -> ContactFacts {
    ContactFacts(
        id: id, status: .active,
        builtIn: [
            .email: .text(email ?? "c\(id)@example.com"), .domain: .text("example.com"), .created: .dateTime(Instant(seconds: 0)),
            .updated: .dateTime(Instant(seconds: 0)),
        ]
    ).withAdded()
}

extension ContactFacts {
    /// The same with the one event that everybody has.
    func withAdded() -> ContactFacts {
        guard case .dateTime(let created) = builtIn[.created] else { return self }
        var facts = self
        facts.events["added"] = [ActivityFacts(at: created, values: builtIn[.source].map { ["source": $0] } ?? [:])]
        return facts
    }
}

/// Runs `body` in one transaction of a new database with a `World` in it.
func withWorld<T: Sendable>(_ body: @escaping @Sendable (any Connection, World) throws -> T) async throws -> T {
    try await withDatabase(World.migrations) { database in
        try await database.write { connection in try body(connection, World(connection)) }
    }
}

/// An instant by its text with an offset, such as `2026-03-31T09:00+07:00`.
func instant(_ text: String) -> Instant {
    guard let moment = CalendarMoment(iso: text), moment.offset != nil else { fatalError("not an instant: \(text)") }
    return ZonedCalendar(.gmt).instant(moment)
}

func day(_ text: String) -> CalendarDate {
    guard let day = CalendarDate(iso: text) else { fatalError("not a day: \(text)") }
    return day
}
