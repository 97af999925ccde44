internal import App
internal import ArgumentParser
internal import Audience
internal import Mail
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Why a contact is in or out, with its actual values.",
            discussion: """
                EXAMPLES
                  merpati segment explain siti@shop.example "Loyal in Jakarta"
                  merpati segment explain siti@shop.example --where 'has purchased within last 30 days'
                """)
        @Argument(help: "The contact's address.") var email: String
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment

        private struct Condition: Encodable, Sendable {
            var text: String
            var value: String
            var holds: Bool
            /// The conditions of the segment that `in segment` refers to.
            var conditions: [Condition]?

            init(_ condition: SegmentExplanation.Condition) {
                text = condition.text
                value = condition.value
                holds = condition.holds
                conditions = condition.inside.isEmpty ? nil : condition.inside.map(Condition.init)
            }
        }

        private struct Report: Encodable {
            var `in`: Bool
            var conditions: [Condition]
            var would_change: String
        }

        func run() async throws {
            let (email, question) = (email, which.question)
            let address = try EmailAddress(parsing: email)
            try await which.global.report(at: moment) { connection, merpati, now in
                let segment = try question.typed(connection, merpati)
                let id = try ContactStore.requireID(connection, of: address)
                guard let explanation = try segment.explain(contact: id, connection, asOf: now) else {
                    throw AppError(.failed, "there is no contact \(email)")
                }
                return Report(
                    in: explanation.isIn, conditions: explanation.conditions.map(Condition.init), would_change: explanation.change
                )
            } show: { report in
                let change = report.in ? "in; would be out if" : "out; would be in if"
                Console.print("\(email) is \(change) \(Console.plain(report.would_change))")
                show(report.conditions, indent: "  ")
            }
        }

        private func show(_ conditions: [Condition], indent: String) {
            for condition in conditions {
                Console.print("\(indent)\(condition.holds ? "✓" : "✗") \(condition.text)   (\(Console.plain(condition.value)))")
                show(condition.conditions ?? [], indent: indent + "  ")
            }
        }
    }
}
