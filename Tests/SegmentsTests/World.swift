import Audience
import Foundation
import Mail
import SQLiteEngine
import Storage
import TestSupport

@testable import Segments

/// An audience with a field of every type, labels, categories, lists, activities and segments, for segments to ask about.
struct World: Sendable {
    static let migrations = [AudienceSchema.migration, SegmentsSchema.migration]
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

    // MARK: Contacts

    /// Makes these the only contacts.
    func replace(_ connection: any Connection, with audience: RandomAudience.Sample) throws {
        try connection.execute("DELETE FROM contact")
        for facts in audience.people {
            try insert(connection, facts)
            if let machines = audience.machines[facts.id] { try insertMachineEvents(connection, contact: facts.id, at: machines) }
        }
    }

    /// Writes a contact as the rest of the program does: texts with their folded forms, addresses with their keys.
    func insert(_ connection: any Connection, _ facts: ContactFacts) throws {
        var columns: [(String, SQLValue)] = [
            ("id", .integer(facts.id)), ("status", .text(facts.status.rawValue)), ("status_at", .integer(0)),
        ]
        for (field, value) in facts.builtIn { columns.append((field.column ?? field.key, Self.sql(value))) }
        if case .text(let email) = facts.builtIn[.email] {
            columns.append(("address_key", .text(try EmailAddress(parsing: email).key)))
        }
        for field in catalogue.fields {
            if field.type == .choice, let option = facts.options[field.id]?.first {
                columns.append((field.column, .integer(option)))
            }
            guard let value = facts.custom[field.id] else { continue }
            columns.append((field.column, Self.sql(value)))
            if case .location(let point) = value {
                let (vector, names) = (point.vector, field.vectorColumns)
                columns += [
                    (field.longitudeColumn, .real(point.longitude)), (names.x, .real(vector.x)), (names.y, .real(vector.y)),
                    (names.z, .real(vector.z)),
                ]
            }
            guard case .text(let text) = value else { continue }
            let forms = TextFolding.forms(text)
            columns.append((field.foldedColumn, .text(forms.folded)))
            if let bare = forms.bare { columns.append((field.bareColumn, .text(bare))) }
        }
        try connection.execute(
            "INSERT INTO contact (\(columns.map { .identifier($0.0) }.joined(separator: ", "))) VALUES (\(values: columns.map(\.1)))"
        )
        try insertSets(connection, facts)
        try insertEvents(connection, facts)
    }

    /// Records what the contact has done as the rest of the program does, so that the summaries are the real ones.
    private func insertEvents(_ connection: any Connection, _ facts: ContactFacts) throws {
        let names = Dictionary(uniqueKeysWithValues: Self.campaigns.map { ($0.name, $0.id) })
        let recorder = ActivityRecorder(connection, catalogue: catalogue, campaigns: names)
        for activity in catalogue.activities where activity.name != BuiltInActivity.added.rawValue {
            for event in facts.events[activity.name] ?? [] {
                let values = activity.parameters.map { value(of: $0, event) }
                try recorder.record(activity, contactID: facts.id, at: event.at, values: values)
            }
        }
    }

    /// Records what a machine did in a contact's name, which no segment sees.
    func insertMachineEvents(_ connection: any Connection, contact: Int64, at instants: [Instant]) throws {
        let recorder = ActivityRecorder(connection, catalogue: catalogue)
        for (index, at) in instants.enumerated() {
            let event: ActivityEvent =
                index % 2 == 0 ? .opened(grade: .machine) : .clicked(grade: .machine, link: "https://x.example/a")
            try recorder.record(event, contactID: contact, at: at, campaignID: 11)
        }
    }

    private func value(of parameter: ActivityParameter, _ event: ActivityFacts) -> ContactValue? {
        guard let id = event.ids[parameter.name] else { return event.values[parameter.name] }
        return switch parameter.kind {
        case .choice: parameter.options.first { $0.id == id }.map { .choice($0.name) }
        case .campaign: Self.campaigns.first { $0.id == id }.map { .text($0.name) }
        case .label: catalogue.labels.first { $0.id == id }.map { .text($0.name) }
        case .list: catalogue.lists.first { $0.id == id }.map { .text($0.name) }
        default: nil
        }
    }

    private func insertSets(_ connection: any Connection, _ facts: ContactFacts) throws {
        for label in facts.labels {
            try connection.execute("INSERT INTO contact_label (contact_id, label_id, at) VALUES (\(facts.id), \(label), 0)")
        }
        for list in catalogue.lists {
            let state = facts.lists.contains(list.id) ? "subscribed" : "unsubscribed"
            try connection.execute(
                "INSERT INTO subscription (contact_id, list_id, state, at, source) VALUES (\(facts.id), \(list.id), \(state), 0, 'test')"
            )
        }
        for segment in facts.segments {
            try connection.execute("INSERT INTO segment_member (segment_id, contact_id, at) VALUES (\(segment), \(facts.id), 0)")
        }
        for (segments, isIn) in [(facts.pinned, true), (facts.banned, false)] {
            for segment in segments {
                try connection.execute(
                    """
                    INSERT INTO segment_pin (segment_id, contact_id, is_in, at, actor, reason)
                    VALUES (\(segment), \(facts.id), \(isIn), 0, 'test', '')
                    """)
            }
        }
        for field in catalogue.fields where field.type == .choices {
            for option in facts.options[field.id] ?? [] {
                try connection.execute(
                    "INSERT INTO contact_choice (contact_id, field_id, option_id) VALUES (\(facts.id), \(field.id), \(option))")
            }
        }
    }

    private static func sql(_ value: ContactValue) -> SQLValue {
        switch value {
        case .text(let text), .choice(let text): .text(text)
        case .number(let number): .real(number)
        case .boolean(let flag): .boolean(flag)
        case .date(let date): .text(date.description)
        case .dateTime(let instant): .integer(instant.microseconds)
        case .location(let point): .real(point.latitude)
        case .choices: .null
        }
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
