internal import App
internal import ArgumentParser
internal import Audience
internal import Mail
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Why a contact is in or out, with its actual values.")
        @Argument(help: "The contact's address.") var email: String
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment

        private struct Condition: Encodable {
            var text: String
            var value: String
            var holds: Bool
        }

        private struct Report: Encodable {
            var `in`: Bool
            var conditions: [Condition]
            var would_change: String
        }

        func run() async throws {
            let address = try EmailAddress(parsing: email)
            let explanation = try await which.global.withMerpati { merpati in
                let (now, question) = (try moment.instant(merpati), which.question)
                return try await merpati.database.read { connection in
                    let segment = try question.typed(connection, merpati)
                    let id = try ContactStore.requireID(connection, of: address)
                    let reader = ContactFactsReader(try CatalogueStore.load(connection))
                    return try reader.read(connection, contact: id).map { segment.explain($0, asOf: now) }
                }
            }
            guard let explanation else { throw AppError(.failed, "there is no contact \(email)") }
            if which.global.json {
                return try Console.json(
                    Report(
                        in: explanation.isIn,
                        conditions: explanation.conditions.map { Condition(text: $0.text, value: $0.value, holds: $0.holds) },
                        would_change: explanation.change))
            }
            print("\(email) is \(explanation.summary)")
            show(explanation.conditions, indent: "  ")
        }

        private func show(_ conditions: [SegmentExplanation.Condition], indent: String) {
            for condition in conditions {
                print("\(indent)\(condition.holds ? "✓" : "✗") \(condition.text)   (\(Console.plain(condition.value)))")
                show(condition.inside, indent: indent + "  ")
            }
        }
    }
}
