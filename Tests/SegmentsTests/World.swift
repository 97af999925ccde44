import Audience
import Foundation
import Mail
import SQLiteEngine
import Storage
import TestSupport

@testable import Segments

/// An audience with a field of every type, labels, categories, lists and segments, for segments to ask about.
struct World: Sendable {
    static let migrations = [AudienceSchema.migration, SegmentsSchema.migration]

    var catalogue: Catalogue
    /// The id of the static segment "Frozen".
    var frozen: Int64

    /// Defines everything in an empty database.
    init(_ connection: any Connection) throws {
        let now = Instant(seconds: 0)
        for (key, type, options) in [
            ("city", FieldType.text, []), ("age", .number, []), ("vip", .boolean, []), ("birthday", .date, []),
            ("pickup", .dateTime, []), ("size", .choice, ["S", "M", "L"]),
            ("interests", .choices, ["Roses", "Tulips", "Orchids"]),
        ] {
            try CatalogueStore.defineField(connection, key: key, type: type, options: options, at: now)
        }
        for (name, category) in [("VIP", "Tier"), ("Pelanggan Loyal", "tier"), ("đặc biệt", "Sở thích"), ("Plain", nil)] {
            try CatalogueStore.createLabel(connection, name: name, category: category, at: now)
        }
        for name in ["Customers", "Newsletter"] { try CatalogueStore.createList(connection, name: name, at: now) }
        catalogue = try CatalogueStore.load(connection)
        let store = SegmentStore(timeZone: .gmt)
        frozen = try store.create(connection, SegmentDefinition(name: "Frozen", kind: .static, text: "age > 1"), at: now).id
        try store.create(
            connection, SegmentDefinition(name: "In Jakarta", text: #"city contains "jakarta" or vip is true"#), at: now)
    }

    func field(_ key: String) -> FieldDefinition {
        catalogue.field(key) ?? FieldDefinition(id: -1, key: key, name: key, type: .text)
    }

    /// What the segments' texts mean, with days counted in a zone.
    func scope(_ zone: String = "UTC", leapDays: LeapDayRule = .february28) -> SegmentScope {
        let calendar = ZonedCalendar(TimeZone(identifier: zone) ?? .gmt)
        return SegmentScope(
            catalogue: catalogue,
            segments: [
                .init(id: frozen, name: "Frozen", kind: .static, text: "age > 1", calendar: calendar),
                .init(
                    id: frozen + 1, name: "In Jakarta", kind: .dynamic, text: #"city contains "jakarta" or vip is true"#,
                    calendar: calendar),
            ], calendar: calendar, leapDays: leapDays)
    }

    // MARK: Contacts

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
            guard case .text(let text) = value else { continue }
            let forms = TextFolding.forms(text)
            columns.append((field.foldedColumn, .text(forms.folded)))
            if let bare = forms.bare { columns.append((field.bareColumn, .text(bare))) }
        }
        try connection.execute(
            "INSERT INTO contact (\(columns.map { .identifier($0.0) }.joined(separator: ", "))) VALUES (\(values: columns.map(\.1)))"
        )
        try insertSets(connection, facts)
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
        ])
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
