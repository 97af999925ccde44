internal import App
internal import ArgumentParser
internal import Audience
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Pin: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keeps contacts in a segment, whatever its rule says.",
            discussion: """
                A pin holds over every kind of segment, survives refreshes and edits, and counts wherever the segment is \
                used, also inside other segments. Who is not active is not mailed all the same.
                """)
        @OptionGroup var contacts: SegmentContacts
        @OptionGroup var cause: PinCause

        func run() async throws {
            try await cause.change(.pin, contacts, "pinned into \"\(contacts.name)\"")
        }
    }

    struct Ban: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keeps contacts out of a segment, whatever its rule says.",
            discussion: "A ban holds over every kind of segment and over a pin, which it replaces.")
        @OptionGroup var contacts: SegmentContacts
        @OptionGroup var cause: PinCause

        func run() async throws {
            try await cause.change(.ban, contacts, "banned from \"\(contacts.name)\"")
        }
    }

    struct Unpin: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Undoes pins and bans: the segment's rule decides again.")
        @OptionGroup var contacts: SegmentContacts
        @OptionGroup var cause: PinCause

        func run() async throws {
            try await cause.change(.unpin, contacts, "left to the rule of \"\(contacts.name)\" again")
        }
    }

    /// Why, and who.
    struct PinCause: ParsableArguments {
        @Option(name: .long, help: "Why; kept in the segment's history.") var reason: String
        @Option(name: .long, help: "Who does it.") var actor = "command line"

        func validate() throws {
            if reason.allSatisfy(\.isWhitespace) { throw ValidationError("say why with --reason") }
        }

        func change(_ action: SegmentPinChange.Action, _ contacts: SegmentContacts, _ done: String) async throws {
            let (name, reason, actor) = (contacts.name, reason, actor)
            try await contacts.change(done) { connection, merpati, ids, now in
                try merpati.segments.change(
                    connection, action, contacts: ids, of: name, actor: actor, reason: reason, at: now)
            }
        }
    }

    struct Pins: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Who is pinned into a segment or banned from it, and why.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment's name.") var name: String

        private struct Line: Encodable {
            var email: String
            var state: String
            var at: ZonedTime
            var actor: String
            var reason: String
        }

        private struct Report: Encodable {
            var segment: String
            var pins: [Line]
        }

        func run() async throws {
            let name = name
            try await global.report { connection, merpati, _ in
                let pins = try merpati.segments.pins(connection, named: name).map {
                    Line(
                        email: $0.email, state: $0.isIn ? "pinned" : "banned", at: merpati.zoned($0.at),
                        actor: $0.actor, reason: $0.reason)
                }
                return Report(segment: try merpati.segments.show(connection, named: name).name, pins: pins)
            } show: { report in
                Console.table(
                    ["contact", "", "at", "by", "reason"],
                    report.pins.map {
                        [$0.email, $0.state, $0.at.stamp, Console.plain($0.actor), Console.plain($0.reason)]
                    })
            }
        }
    }
}
