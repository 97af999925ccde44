internal import App
internal import ArgumentParser
internal import Foundation
internal import Mail
internal import Storage
internal import Tracking

extension BounceCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The kept messages, the newest first.")
        @OptionGroup var global: GlobalOptions
        @Option(help: "How many at most.") var limit = 20
        @Option(help: "Only those about messages of this campaign.") var campaign: String?
        @Flag(help: "Only those that nobody has settled.") var waiting = false

        private struct Line: Encodable {
            var number: Int64
            var received: ZonedTime
            var why: String
            var campaign: String?
            var run: Int64
            var contact: String
            var from: String
            var subject: String
            var settled: KeptReport.Settled?
        }

        private struct Report: Encodable {
            var messages: [Line]
            /// How many wait for a person, shown or not.
            var waiting: Int
            /// How many found no room.
            var lost: Int
        }

        func validate() throws {
            if limit < 1 { throw ValidationError("--limit is a number from 1 on") }
        }

        func run() async throws {
            let (report, lost, timeZone) = try await global.withMerpati { merpati in
                let mail = try await merpati.keptMail(limit: limit, campaign: campaign, isWaiting: waiting)
                let (count, lost) = try await merpati.database.read {
                    (try KeptMessages.waiting($0), try KeptMessages.lost($0))
                }
                let timeZone = merpati.settings.timeZone
                let lines = mail.map { Self.line($0, in: timeZone) }
                return (Report(messages: lines, waiting: count, lost: lost?.count ?? 0), lost, timeZone)
            }
            if global.json { return try Console.json(report) }
            Console.table(
                ["number", "received", "campaign", "run", "contact", "why", "subject", "settled as"],
                report.messages.map {
                    [
                        String($0.number), $0.received.stamp, $0.campaign ?? "(deleted)", String($0.run), $0.contact, $0.why,
                        Console.plain(String($0.subject.prefix(60))), $0.settled?.as ?? "",
                    ]
                })
            Console.note(KeptMessages.sentence(report.waiting))
            if let lost {
                Console.note(
                    "\(lost.count) more found no room, the last on \(ZonedTime(lost.lastAt, in: timeZone).text): "
                        + "settle some and `merpati bounce clear`")
            }
        }

        private static func line(_ mail: KeptMail, in timeZone: TimeZone) -> Line {
            let contents = mail.contents
            return Line(
                number: mail.message.id, received: ZonedTime(mail.message.at, in: timeZone), why: mail.message.why,
                campaign: mail.campaign, run: mail.message.run, contact: mail.email,
                from: KeptReport.header("From", of: contents), subject: KeptReport.header("Subject", of: contents),
                settled: KeptReport.Settled(mail.message.settlement, in: timeZone))
        }
    }
}
