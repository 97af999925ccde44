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
            Show.self, Add.self, Set.self, Move.self, PutLabel.self, TakeLabel.self, Subscribe.self, Unsubscribe.self,
            Suppress.self,
            Activate.self, Delete.self, History.self,
        ])

    /// What every subcommand takes.
    struct Target: ParsableArguments {
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The contact's address.") var email: String

        private struct Done: Encodable {
            var email: String
            /// What was done, in words.
            var done: String
        }

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
            if global.json { return try Console.json(Done(email: address.description, done: done)) }
            Console.print("\(address): \(done)")
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
                Console.print("\(address) is added as \(begun)")
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
            guard try yes || Console.confirms("delete \(target.email) and everything recorded about it?") else {
                throw AppError(.failed, "nothing was deleted")
            }
            try await target.change("deleted") { connection, id, now, _ in try ContactStore.delete(connection, id, at: now) }
        }
    }
}
