internal import App
internal import ArgumentParser
internal import Audience
internal import Storage

extension SegmentCommand {
    struct Count: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "How many contacts match, and how many can be mailed.")
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment

        private struct Report: Encodable {
            var count: Int64
            var reachable: Int64
            var as_of: String
            var milliseconds: Double
        }

        func run() async throws {
            let report = try await which.global.withMerpati { merpati in
                let (now, question) = (try moment.instant(merpati), which.question)
                let begin = SystemTime().now()
                let counts = try await merpati.database.read { connection in
                    let condition = try question.condition(connection, merpati, asOf: now)
                    return try connection.first(
                        """
                        SELECT count(*), coalesce(sum(CASE WHEN c.status = 'active' THEN 1 ELSE 0 END), 0)
                        FROM contact c WHERE \(condition)
                        """
                    ) { ($0.integer(0) ?? 0, $0.integer(1) ?? 0) }
                }
                return Report(
                    count: counts?.0 ?? 0, reachable: counts?.1 ?? 0,
                    as_of: ValueFormat(timeZone: merpati.settings.timeZone).print(.dateTime(now)),
                    milliseconds: Double(SystemTime().now().microseconds - begin.microseconds) / 1000)
            }
            if which.global.json { return try Console.json(report) }
            print("\(report.count) contacts, \(report.reachable) of them active")
        }
    }
}
