internal import App
internal import ArgumentParser
internal import Audience
internal import Mail
internal import Storage

extension ActivityCommand {
    struct Record: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Records that a contact did something.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The contact's address.") var email: String
        @Argument(help: "The activity.") var name: String
        @Argument(help: "Values of its parameters, each as PARAMETER=VALUE.") var values: [String] = []
        @Option(help: "When, as 2026-03-31T08:00+07:00, or without a zone in the workspace's; default: now.") var at: String?
        @Option(help: "What names the event where it comes from; with the same one it is recorded once.") var id: String?

        private struct Report: Encodable {
            var email: String
            var activity: String
            var at: ZonedTime
            /// False when an event with this id is there already.
            var recorded: Bool
        }

        func run() async throws {
            let address = try EmailAddress(parsing: email)
            let assignments = try values.map(Self.assignment)
            let (name, at, id) = (name, at, id)
            let report = try await global.withMerpati { merpati in
                let (now, format) = (merpati.time.now(), ValueFormat(timeZone: merpati.settings.timeZone))
                let moment = try at.map { try Self.moment($0, format, now) } ?? now
                let isNew = try await merpati.database.write { connection in
                    let activity = try CatalogueStore.load(connection).requireActivity(name)
                    let contact = try ContactStore.requireID(connection, of: address)
                    return try ActivityRecorder(connection, campaigns: merpati.campaignIDs(connection)).record(
                        activity, contactID: contact, at: moment, values: Self.values(assignments, of: activity, format),
                        externalID: id)
                }
                return Report(
                    email: address.description, activity: name, at: merpati.zoned(moment), recorded: isNew)
            }
            if global.json { return try Console.json(report) }
            Console.print(
                report.recorded
                    ? "\(report.email): \(name) at \(report.at.text)"
                    : "\(report.email): the event \(id ?? "") is recorded already")
        }

        private static func assignment(_ text: String) throws -> (name: String, value: String) {
            guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
                throw ValidationError("\"\(text)\" is not of the form PARAMETER=VALUE")
            }
            return (String(text[..<equals]), String(text[text.index(after: equals)...]))
        }

        private static func moment(_ text: String, _ format: ValueFormat, _ now: Instant) throws -> Instant {
            guard case .dateTime(let moment)? = try format.parse(text, as: .dateTime) else {
                throw ValidationError("--at needs a date and time")
            }
            try ActivityTime.check(moment, now: now)
            return moment
        }

        private static func values(
            _ assignments: [(name: String, value: String)], of activity: ActivityDefinition, _ format: ValueFormat
        ) throws -> [ContactValue?] {
            var values: [String: ContactValue] = [:]
            for (name, text) in assignments {
                let parameter = try activity.requireParameter(name)
                do {
                    values[name] = try format.parse(text, for: parameter)
                } catch {
                    throw AppError(.failed, "\(name): \(error.message)", advice: error.advice)
                }
            }
            return activity.parameters.map { values[$0.name] }
        }
    }
}
