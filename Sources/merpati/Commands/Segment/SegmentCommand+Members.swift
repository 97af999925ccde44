internal import App
internal import ArgumentParser
internal import Audience
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Members: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who matches, by address.",
            discussion: """
                EXAMPLES
                  merpati segment members Lapsed --limit 10
                  merpati segment members --where 'label has "VIP" and not has purchased'

                With --json, the stored members of an additive or static segment come with since when and why they are in.
                """)
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment
        @Option(help: "How many at most.") var limit = 50

        /// How a stored member came in.
        private struct Entry: Encodable {
            var email: String
            var since: ZonedTime
            var version: Int64?
            var why: String?
        }

        private struct Report: Encodable {
            var members: [String]
            /// Only of segments that keep their members.
            var entered: [Entry]?
        }

        func validate() throws {
            guard limit >= 0 else { throw ValidationError("--limit is a number from 0") }
        }

        func run() async throws {
            let (question, limit, isDetailed) = (which.question, limit, which.global.json)
            try await which.global.report(at: moment) { connection, merpati, now in
                let condition = try question.condition(connection, merpati, asOf: now)
                // By an expression, so that the database looks for members by the condition and not by the address.
                let query: SQL =
                    "SELECT c.email, c.id FROM contact c WHERE \(condition) ORDER BY lower(c.address_key) LIMIT \(limit)"
                let members = try connection.all(query) { ($0.text(0) ?? "", $0.integer(1) ?? 0) }
                return Report(
                    members: members.map(\.0),
                    entered: isDetailed ? try Self.entries(connection, merpati, question, members.map(\.1)) : nil)
            } show: { report in
                for member in report.members { Console.print(Console.plain(member)) }
            }
        }

        private static func entries(
            _ connection: any Connection, _ merpati: Merpati, _ question: SegmentQuestion, _ contacts: [Int64]
        ) throws -> [Entry]? {
            guard case .named(let name) = question, case let segment = try merpati.segments.show(connection, named: name),
                segment.definition.kind != .dynamic
            else { return nil }
            return try contacts.compactMap { contact in
                try merpati.segments.member(connection, contact: contact, of: segment).map {
                    Entry(email: $0.email, since: merpati.zoned($0.at), version: $0.version, why: $0.why)
                }
            }
        }
    }
}
