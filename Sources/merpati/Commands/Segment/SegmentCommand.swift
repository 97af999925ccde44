internal import App
internal import ArgumentParser
internal import Audience
internal import Storage

/// Segments: named questions about contacts.
struct SegmentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment", abstract: "Segments: who they are, why, how many.",
        subcommands: [
            List.self, Show.self, Create.self, Edit.self, Rename.self, Delete.self, Freeze.self, Count.self, Members.self,
            Explain.self, Check.self, Lint.self, Overlap.self, Diff.self, Export.self, Query.self, Convert.self, Add.self,
            Remove.self,
            Pin.self, Ban.self, Unpin.self,
            Pins.self, Refresh.self, History.self, Dropouts.self, Performance.self,
        ])

    /// A stored segment, or a text.
    struct Question: ParsableArguments {
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment's name.") var name: String?
        @Option(name: .long, help: "A segment text instead of a name.") var `where`: String?

        func validate() throws {
            if (name == nil) == (`where` == nil) { throw ValidationError("give a segment's name, or a text with --where") }
        }

        var question: SegmentQuestion { `where`.map(SegmentQuestion.text) ?? .named(name ?? "") }
    }

    /// The moment that "now" means in a question.
    struct Moment: ParsableArguments {
        @Option(name: .long, help: "As if it were this moment: 2026-03-31, 2026-03-31T08:00+07:00.") var asOf: String?

        func instant(_ merpati: Merpati) throws -> Instant { try Self.instant(asOf, merpati) }

        /// The moment of a text; without one, the time.
        static func instant(_ text: String?, _ merpati: Merpati) throws -> Instant {
            guard let text else { return merpati.time.now() }
            let value = try ValueFormat(timeZone: merpati.settings.timeZone).parse(text, as: .dateTime)
            guard case .dateTime(let instant)? = value else { throw ValidationError("a moment is a date and time") }
            return instant
        }
    }
}
