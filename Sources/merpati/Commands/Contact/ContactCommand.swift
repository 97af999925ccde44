internal import App
internal import ArgumentParser
internal import Audience
internal import Foundation
internal import Mail
internal import Storage

/// Single contacts.
struct ContactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact", abstract: "One contact: show, add, change.",
        subcommands: [
            Show.self, Add.self, Set.self, PutLabel.self, TakeLabel.self, Subscribe.self, Unsubscribe.self, Suppress.self,
            Activate.self, Delete.self, History.self,
        ])

    /// What every subcommand takes.
    struct Target: ParsableArguments {
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The contact's address.") var email: String

        /// Runs `body` in a transaction on the contact, then says what was done.
        func change(
            _ done: String, _ body: @escaping @Sendable (any Connection, Int64, Instant, ValueFormat) throws -> Void
        ) async throws {
            let address = try EmailAddress(parsing: email)
            try await global.withMerpati { merpati in
                let (now, format) = (merpati.time.now(), ValueFormat(timeZone: merpati.settings.timeZone))
                try await merpati.database.write { connection in
                    try body(connection, try ContactStore.requireID(connection, of: address), now, format)
                }
            }
            if global.json { try Console.json(["email": address.description]) } else { print("\(address): \(done)") }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Everything there is about a contact.")
        @OptionGroup var target: Target

        func run() async throws {
            let address = try EmailAddress(parsing: target.email)
            let values = try await target.global.withMerpati { merpati in
                let format = ValueFormat(timeZone: merpati.settings.timeZone)
                return try await merpati.database.read { connection in
                    try ContactStore.show(connection, try ContactStore.requireID(connection, of: address))
                        .map { (key: $0.column.key, value: format.print($0.value)) }
                }
            }
            if target.global.json {
                try Console.json(Dictionary(values.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
            } else {
                for (key, value) in values { print("\(key.padding(toLength: 20, withPad: " ", startingAt: 0)) \(value)") }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds a contact.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The address.") var email: String
        @Argument(help: "Values of fields, each as FIELD=VALUE.") var values: [String] = []
        @Option(help: "The status to begin with.") var status = ContactStatus.active.rawValue

        func run() async throws {
            let status = try ContactStatus(option: status)
            let address = try EmailAddress(parsing: email)
            let assignments = try Assignment.parse(values)
            let begun = try await global.withMerpati { merpati in
                let (now, format) = (merpati.time.now(), ValueFormat(timeZone: merpati.settings.timeZone))
                return try await merpati.database.write { connection in
                    let id = try ContactStore.add(
                        connection, address, status: status, source: "person", actor: "command line", at: now)
                    try Assignment.apply(assignments, connection, id, format, now)
                    return try connection.text("SELECT status FROM contact WHERE id = \(id)") ?? ""
                }
            }
            if global.json {
                try Console.json(["email": address.description, "status": begun])
            } else {
                print("\(address) is added as \(begun)")
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Sets fields; an empty value clears one.")
        @OptionGroup var target: Target
        @Argument(help: "Each as FIELD=VALUE.") var values: [String]

        func run() async throws {
            let assignments = try Assignment.parse(values)
            try await target.change("set \(assignments.map(\.key).joined(separator: ", "))") { connection, id, now, format in
                try Assignment.apply(assignments, connection, id, format, now)
            }
        }
    }

    struct PutLabel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "label", abstract: "Puts a label on a contact.")
        @OptionGroup var target: Target
        @Argument(help: "The label.") var label: String

        func run() async throws {
            let label = label
            try await target.change("labelled \(label)") { connection, id, now, _ in
                try ContactStore.label(connection, id, CatalogueStore.load(connection).requireLabel(label).id, at: now)
            }
        }
    }

    struct TakeLabel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "unlabel", abstract: "Takes a label off a contact.")
        @OptionGroup var target: Target
        @Argument(help: "The label.") var label: String

        func run() async throws {
            let label = label
            try await target.change("label \(label) taken off") { connection, id, now, _ in
                try ContactStore.unlabel(connection, id, CatalogueStore.load(connection).requireLabel(label).id, at: now)
            }
        }
    }

    struct Subscribe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Subscribes a contact to a list.")
        @OptionGroup var target: Target
        @Argument(help: "The list.") var list: String

        func run() async throws {
            let list = list
            try await target.change("subscribed to \(list)") { connection, id, now, _ in
                let id64 = try CatalogueStore.load(connection).requireList(list).id
                try ContactStore.subscribe(connection, id, list: id64, cause: .person, source: "command line", at: now)
            }
        }
    }

    struct Unsubscribe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Unsubscribes a contact from a list, or from everything.")
        @OptionGroup var target: Target
        @Argument(help: "The list; without one the contact gets no campaign any more.") var list: String?

        func run() async throws {
            let list = list
            try await target.change("unsubscribed from \(list ?? "everything")") { connection, id, now, _ in
                if let list {
                    let listID = try CatalogueStore.load(connection).requireList(list).id
                    try ContactStore.unsubscribe(connection, id, list: listID, source: "command line", at: now)
                } else {
                    try ContactStore.unsubscribeFromEverything(connection, id, actor: "command line", at: now)
                }
            }
        }
    }

    struct Suppress: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Never mails this contact again.")
        @OptionGroup var target: Target
        @Option(help: "Why.") var reason: String?

        func run() async throws {
            let reason = reason
            try await target.change("suppressed") { connection, id, now, _ in
                try StatusMachine.change(
                    connection, id, to: .suppressed, cause: .person, actor: "command line", evidence: reason, at: now)
            }
        }
    }

    struct Activate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Brings a contact back to active, with a reason that is recorded.")
        @OptionGroup var target: Target
        @Option(help: "Why the contact may be mailed again.") var reason: String

        func run() async throws {
            let reason = reason
            try await target.change("active") { connection, id, now, _ in
                try StatusMachine.change(
                    connection, id, to: .active, cause: .person, actor: "command line", evidence: reason, at: now)
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deletes a contact; who had unsubscribed, bounced or complained stays unreachable.")
        @OptionGroup var target: Target
        @Flag(help: "Do not ask.") var yes = false

        func run() async throws {
            guard yes || Console.confirms("delete \(target.email) and everything recorded about it?") else {
                throw AppError(.failed, "nothing was deleted")
            }
            try await target.change("deleted") { connection, id, now, _ in try ContactStore.delete(connection, id, at: now) }
        }
    }

    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What has happened to a contact, newest first.")
        @OptionGroup var target: Target

        private struct Line: Encodable {
            var at: String
            var event: String
            var detail: String
            var actor: String?
            var campaign_id: Int64?
        }

        func run() async throws {
            let address = try EmailAddress(parsing: target.email)
            let lines = try await target.global.withMerpati { merpati in
                let format = ValueFormat(timeZone: merpati.settings.timeZone)
                return try await merpati.database.read { connection in
                    try ContactHistory.load(connection, contact: try ContactStore.requireID(connection, of: address)).map {
                        Line(
                            at: format.print(.dateTime($0.at)), event: $0.event, detail: $0.detail, actor: $0.actor,
                            campaign_id: $0.campaignID)
                    }
                }
            }
            if target.global.json {
                try Console.json(["history": lines])
            } else {
                Console.table(["at", "event", "detail", "by"], lines.map { [$0.at, $0.event, $0.detail, $0.actor ?? ""] })
            }
        }
    }
}

/// FIELD=VALUE on the command line.
private struct Assignment: Sendable {
    var key: String
    var value: String

    static func parse(_ texts: [String]) throws -> [Assignment] {
        try texts.map { text in
            guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
                throw ValidationError("\"\(text)\" is not of the form FIELD=VALUE")
            }
            return Assignment(key: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
        }
    }

    static func apply(
        _ assignments: [Assignment], _ connection: any Connection, _ id: Int64, _ format: ValueFormat, _ now: Instant
    ) throws {
        let catalogue = try CatalogueStore.load(connection)
        for assignment in assignments {
            let column = try ContactColumn(assignment.key, in: catalogue)
            try ContactStore.set(connection, id, column, to: try format.parse(assignment.value, as: column.type), at: now)
        }
    }
}

extension ContactStatus {
    /// A status as it is written on the command line.
    init(option text: String) throws {
        guard let status = ContactStatus(rawValue: text) else {
            throw ValidationError(
                "\"\(text)\" is no status; they are \(ContactStatus.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self = status
    }
}
