internal import App
internal import ArgumentParser
internal import Audience
internal import Foundation
internal import Mail
internal import Storage

extension ContactCommand {
    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "What has happened to a contact, newest first.")
        @OptionGroup var target: Target

        private struct Line: Encodable {
            var at: ZonedTime
            var event: String
            var detail: String
            var actor: String?
            var campaign: String?
            var run: Int64?
            /// Where a click led.
            var link: String?
            /// Why, as a bounce or a person says it.
            var reason: String?

            init(_ entry: NamedHistory, in timeZone: TimeZone) {
                let event = entry.event
                (at, self.event, detail) = (ZonedTime(event.at, in: timeZone), event.event, event.detail)
                (actor, campaign, run) = (event.actor, entry.campaign, event.runID)
                (link, reason) = (event.link, event.reason)
            }

            /// The campaign whose message it is about.
            var cause: String {
                guard campaign != nil || run != nil else { return "" }
                return (campaign ?? "a deleted campaign") + (run.map { ", run \($0)" } ?? "")
            }
        }

        func run() async throws {
            let address = try EmailAddress(parsing: target.email)
            let lines = try await target.global.withMerpati { merpati in
                let timeZone = merpati.settings.timeZone
                return try await merpati.database.read { connection in
                    try merpati.history(connection, contact: try ContactStore.requireID(connection, of: address)).map {
                        Line($0, in: timeZone)
                    }
                }
            }
            if target.global.json { return try Console.json(["history": lines]) }
            Console.table(
                ["at", "event", "campaign", "detail", "by"],
                lines.map { [$0.at.stamp, $0.event, $0.cause, $0.detail, $0.actor ?? ""] })
        }
    }
}
