internal import App
internal import ArgumentParser
internal import Diagnostics
internal import Storage
internal import Tracking

extension BounceCommand {
    struct Clear: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Removes the kept messages that are settled.")
        @OptionGroup var global: GlobalOptions
        @Flag(help: "Removes those too that nobody has settled.") var all = false
        @Flag(help: "Do not ask.") var yes = false

        func run() async throws {
            guard try !all || yes || Console.confirms("remove every kept message, also those that nobody has looked at?") else {
                throw AppError(.failed, "nothing was removed")
            }
            let all = all
            let removed = try await global.withMerpati { merpati in
                try await merpati.database.write { try KeptMessages.clear($0, all: all) }
            }
            if global.json {
                try Console.json(["removed": removed])
            } else {
                Console.print("removed \(Counted.text(removed, "message"))")
            }
        }
    }
}
