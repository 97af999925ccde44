import Calendars
import Audience
import Calendars
import Foundation
import Mail
import Storage

@testable import Segments

/// Contacts of a world with all that belongs to them.
extension World {
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
