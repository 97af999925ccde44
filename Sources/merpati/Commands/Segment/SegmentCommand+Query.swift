internal import App
internal import ArgumentParser
internal import Storage

extension SegmentCommand {
    struct Query: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "sql", abstract: "The query and how the database runs it.")
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment

        private struct Report: Encodable {
            var sql: String
            var values: [String]
            var plan: [String]
        }

        func run() async throws {
            let question = which.question
            try await which.global.report(at: moment) { connection, merpati, now in
                let condition = try question.condition(connection, merpati, asOf: now)
                let query: SQL = "SELECT c.id FROM contact c WHERE \(condition)"
                return Report(
                    sql: query.text, values: query.values.map { "\($0)" },
                    plan: try connection.all("EXPLAIN QUERY PLAN \(query)") { $0.text(3) ?? "" })
            } show: { report in
                print(report.sql)
                for (index, value) in report.values.enumerated() { print("  ?\(index + 1) = \(Console.plain(value))") }
                for line in report.plan { print("  plan: \(line)") }
            }
        }
    }
}
