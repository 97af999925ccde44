internal import App
internal import ArgumentParser
internal import Diagnostics
internal import Storage

extension SegmentCommand {
    struct Query: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "sql", abstract: "The query and how the database runs it.")
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment

        /// A value as it is bound.
        private struct Bound: Encodable {
            var value: SQLValue

            var text: String {
                switch value {
                case .null: "NULL"
                case .boolean(let flag): "\(flag)"
                case .integer(let number): "\(number)"
                case .real(let number): "\(number)"
                case .text(let text): "\"\(text)\""
                case .blob(let bytes): Counted.text(bytes.count, "byte")
                }
            }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                switch value {
                case .null: try container.encodeNil()
                case .boolean(let flag): try container.encode(flag)
                case .integer(let number): try container.encode(number)
                case .real(let number): try container.encode(number)
                case .text(let text): try container.encode(text)
                case .blob(let bytes): try container.encode(bytes)
                }
            }
        }

        private struct Report: Encodable {
            var sql: String
            var values: [Bound]
            var plan: [String]
        }

        func run() async throws {
            let question = which.question
            try await which.global.report(at: moment) { connection, merpati, now in
                let condition = try question.condition(connection, merpati, asOf: now)
                let query: SQL = "SELECT c.id FROM contact c WHERE \(condition)"
                return Report(
                    sql: query.text, values: query.values.map(Bound.init),
                    plan: try connection.all("EXPLAIN QUERY PLAN \(query)") { $0.text(3) ?? "" })
            } show: { report in
                Console.print(report.sql)
                for (index, value) in report.values.enumerated() {
                    Console.print("  ?\(index + 1) = \(Console.plain(value.text))")
                }
                for line in report.plan { Console.print("  plan: \(line)") }
            }
        }
    }
}
