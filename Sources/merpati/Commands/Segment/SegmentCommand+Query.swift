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
            let report = try await which.global.withMerpati { merpati in
                let (now, question) = (try moment.instant(merpati), which.question)
                return try await merpati.database.read { connection in
                    let condition = try question.condition(connection, merpati, asOf: now)
                    let query: SQL = "SELECT c.id FROM contact c WHERE \(condition)"
                    return Report(
                        sql: query.text, values: query.values.map { "\($0)" },
                        plan: try connection.all("EXPLAIN QUERY PLAN \(query)") { $0.text(3) ?? "" })
                }
            }
            if which.global.json { return try Console.json(report) }
            print(report.sql)
            for (index, value) in report.values.enumerated() { print("  ?\(index + 1) = \(value)") }
            for line in report.plan { print("  plan: \(line)") }
        }
    }
}
