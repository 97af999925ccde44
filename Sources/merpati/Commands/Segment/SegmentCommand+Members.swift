internal import App
internal import ArgumentParser
internal import Storage

extension SegmentCommand {
    struct Members: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Who matches.")
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment
        @Option(help: "How many at most.") var limit = 50

        func run() async throws {
            let members = try await which.global.withMerpati { merpati in
                let (now, question, limit) = (try moment.instant(merpati), which.question, limit)
                return try await merpati.database.read { connection in
                    let condition = try question.condition(connection, merpati, asOf: now)
                    return try connection.all(
                        "SELECT c.email FROM contact c WHERE \(condition) ORDER BY c.id LIMIT \(max(0, limit))"
                    ) { $0.text(0) ?? "" }
                }
            }
            if which.global.json { return try Console.json(["members": members]) }
            for member in members { print(member) }
        }
    }
}
