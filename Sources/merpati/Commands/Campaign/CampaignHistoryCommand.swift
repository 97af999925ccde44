internal import App
internal import ArgumentParser
internal import Campaigns
internal import Storage

/// What happened to a campaign and its runs: who did it, when, and why.
struct CampaignHistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Every change of a campaign and its runs, with who made it and why.")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The campaign's name.") var name: String

    private struct Line: Encodable {
        var run: Int64?
        var from: String?
        var to: String
        var at: ZonedTime
        var actor: String
        var reason: String
    }

    func run() async throws {
        let name = name
        let lines = try await global.withMerpati { merpati in
            let store = merpati.campaigns.store
            return try await merpati.database.read { connection in
                try store.transitions(connection, campaign: store.campaign(connection, named: name).id).map {
                    Line(run: $0.run, from: $0.from, to: $0.to, at: merpati.zoned($0.at), actor: $0.actor, reason: $0.reason)
                }
            }
        }
        if global.json { return try Console.json(["history": lines]) }
        for line in lines {
            let what = line.run.map { "run \($0)" } ?? "campaign"
            let change = line.from.map { $0 == line.to ? line.to : "\($0) -> \(line.to)" } ?? line.to
            let reason = line.reason.isEmpty ? "" : ": \(Console.plain(line.reason, keepingLines: true))"
            Console.print("\(line.at.text)  \(what)  \(change)  by \(Console.plain(line.actor))\(reason)")
        }
    }
}
